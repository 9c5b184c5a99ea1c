"""Identity numbers of residents (GB 11643): eighteen places, the last a check character.

Demo people carry numbers under region code 990102, which nobody has; those are accepted only
where the site runs as a demo.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
DEMO_REGION = "9901"


class Sex(StrEnum):
    """Sex as the seventeenth place of the number tells it."""

    FEMALE = "female"
    MALE = "male"


class WrongIdentityNumber(ValueError):
    """The number cannot be right; the text says why and what to check."""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that passed the check, with what it tells."""

    text: str
    region: str
    born_on: date
    sex: Sex


def check_character(first17: str) -> str:
    """The check character of the first seventeen digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    return CHECK[total % 11]


def parse(text: str, *, today: date, demo: bool = False) -> IdentityNumber:
    """Read an identity number; raises WrongIdentityNumber with the reason in plain words."""
    number = "".join(text.split()).upper()
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        raise WrongIdentityNumber("身份证号码应为18位：前17位是数字，末位是数字或X。")
    if check_character(number[:17]) != number[17]:
        raise WrongIdentityNumber("身份证号码的校验位不符，请与证件逐位核对。")
    if number.startswith("99") and not (demo and number.startswith(DEMO_REGION)):
        raise WrongIdentityNumber("身份证号码的行政区划代码不存在。")
    try:
        born_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as error:
        raise WrongIdentityNumber("身份证号码中的出生日期不存在。") from error
    if not date(1880, 1, 1) <= born_on <= today:
        raise WrongIdentityNumber("身份证号码中的出生日期不在合理范围内。")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdentityNumber(number, number[:6], born_on, sex)


def masked(text: str) -> str:
    """The number with the birth date and serial hidden: 990102********123X."""
    return f"{text[:6]}********{text[-4:]}" if len(text) == 18 else "*" * len(text)
