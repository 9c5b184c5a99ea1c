"""交叉评估: the readers of one district read the dossiers of another, never their own."""

from collections.abc import Collection, Iterable, Mapping


def ring(districts: Iterable[str], readers: Collection[str]) -> dict[str, str]:
    """A proposal: each district is read by the next one, in the order of codes, that has readers.

    Empty where some district could be read by nobody but itself.
    """
    order = sorted(readers)
    found: dict[str, str] = {}
    for district in sorted(districts):
        others = [one for one in order if one > district] + [one for one in order if one < district]
        if not others:
            return {}
        found[district] = others[0]
    return found


def fits(cross: Mapping[str, str], districts: Collection[str], readers: Collection[str]) -> bool:
    """Whether every district is read by another one that has readers; or nothing is crossed."""
    if not cross:
        return True
    is_whole = set(cross) == set(districts) and "" not in cross
    return is_whole and all(own != by and by in readers for own, by in cross.items())
