"""One row of the chain's table: who may move a case, from where to where, by which article."""

from dataclasses import dataclass

from hengyuan.cases.rules.stages import Stage
from hengyuan.law.citation import Citation

OFFICER, HEAD, ASSIGNER, QUALITY, FINANCE, ARCHIVIST = (
    "R-06",
    "R-05",
    "R-07",
    "R-08",
    "R-09",
    "R-10",
)
WORKSTATION, HOTLINE, FIRM, HANDLER = "R-11", "R-14", "R-16", "R-15"
ASSIGNMENT_CLOCKS = ("AP-03", "NT-02", "NT-11")


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the chain's transition table.

    `url` is the name of the page where the act is done; "" when it is part of another page.
    `button` says what will be true afterwards. `starts`, `stops`, `pauses` and `resumes` are
    clock ids; a clock that does not apply to the case is left alone.
    """

    command: str
    from_: frozenset[Stage]
    to: Stage
    roles: tuple[str, ...]
    cite: Citation
    button: str
    url: str = ""
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    duty: str = ""  # of people.rules.Duty, where the separation of duties asks


def law(article: int, paragraph: int = 0, item: int = 0) -> Citation:
    """An article of the Law."""
    return Citation("法律援助法", "2022-01-01", article, paragraph, item)


def procedure(article: int = 0) -> Citation:
    """An article of the rules of procedure."""
    return Citation("办理法律援助案件程序规定", "2023-09-01", article)
