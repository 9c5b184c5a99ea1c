"""Many handed-in dossiers that wait to be read: for the test and the bench of many workers.

One case walks the chain; the others are copies of its row, each with a paper of its own in the
store. Run as `python -m tests.many_dossiers COUNT PAGES` with the settings of the site.
"""

import sys
import uuid

import django
from django.utils import timezone

PAPER = "判决书"


def paper(number: int, pages: int) -> bytes:
    """A judgment of so many pages with a text layer, another one for each number."""
    from hengyuan.inspection.tests import dossiers

    case = dossiers.case_of(number)
    made = dossiers.judgment(case, set()).pages
    return dossiers.pdf([made[n % len(made)] for n in range(pages)])


def prepare(count: int, pages: int) -> None:
    """Store the cases and ask for the inspection of each."""
    from hengyuan.cases.models import Case
    from hengyuan.dossier import commands
    from tests import cast as the_cast
    from tests.journeys.test_chain import (
        apply,
        assign_and_name,
        close_case,
        examine_and_grant,
        handle,
    )

    cast = the_cast.build()
    first = apply(cast)
    examine_and_grant(cast, first)
    handler = assign_and_name(cast, first)
    handle(first, handler)
    close_case(cast, first, handler)
    papers = [paper(number, pages) for number in range(min(count, 10))]
    officer, at = cast.actor("officer"), timezone.now()
    for number in range(count):
        case = Case.objects.get(pk=first.pk)
        case.pk, case.number = uuid.uuid4(), f"{first.number}之{number}"
        case._state.adding = True
        case.save()
        commands.receive_file(
            case=case, content=papers[number % len(papers)], title=PAPER, actor=officer, at=at
        )
        commands.ask_inspection(case=case, actor=officer, at=at)


if __name__ == "__main__":
    django.setup()
    prepare(*map(int, sys.argv[1:]))
