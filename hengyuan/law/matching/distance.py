"""How far an office lies from a matter: kilometres from the map, or steps between regions."""

from math import cos, pi, sqrt

from hengyuan.law.jurisdiction import MUNICIPALITIES, chain
from hengyuan.law.qualification.values import Coordinates

KM_A_DEGREE = 111.195  # of a great circle; the error of the plane is far below the rounding
MILLION = 1_000_000


def km_between(one: Coordinates, other: Coordinates) -> int:
    """Whole kilometres in a straight line, rounded half up; exact enough within a province."""
    north = (one.latitude - other.latitude) / MILLION
    middle = (one.latitude + other.latitude) / 2 / MILLION * pi / 180
    east = (one.longitude - other.longitude) / MILLION * cos(middle)
    return int(KM_A_DEGREE * sqrt(north * north + east * east) + 0.5)


def nearness(district: str, region: str) -> tuple[int, str, str]:
    """Thirds of the points (3 in one county … 0 in another province), with the reason.

    Without a district or a region nobody knows: neutral, and said so.
    """
    if not district or not region:
        return 2, "没有载明地点，按中性计分", "no place on record, counted as neutral"
    if district == region:
        return 3, "同一县（市、区）", "in the same county"
    shared = next(code for code in chain(district) if code in chain(region))
    if not shared:
        return 0, "不同省份", "in another province"
    if shared[2:] == "0000" and shared[:2] not in MUNICIPALITIES:
        return 1, "同省不同市", "in another city of the province"
    return 2, "同市不同县（市、区）", "in another county of the city"
