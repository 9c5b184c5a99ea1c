"""未读页: pages that are images and were not read; nothing is said of what stands on them."""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.pages import How

RULE = rule(
    "IN-14", "有的页没有读出", Severity.LOW, "dossier", "办理法律援助案件程序规定@2023-09-01"
)


def check(dossier: Dossier) -> Findings:
    """One finding that names all such pages."""
    unread = [n for n, page in enumerate(dossier.pages, start=1) if page.how is How.UNREAD]
    if unread:
        said = f"{len(unread)} 页没有读出，请人工查看"
        yield Finding(RULE, said, 1.0, tuple(Spot(number, None) for number in unread))
