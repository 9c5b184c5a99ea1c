"""Many cases with their stories, as the rules read them: for tests and trials of rehearsals.

One case is assigned and followed; the others are copies of its row, of its story and of its clocks'
day. Run as `python -m tests.many_stories COUNT [ask]` with the settings of the site; `ask` has a
draft tried over all of them and prints the run.
"""

import json
import sys
import uuid

import django

BLOCK = 1000
FOLLOWED = "2026-03-16 09:00"


def prepare(count: int):
    """Store so many cases in the hands of a handler who is silent; their cast."""
    from hengyuan.cases.models import Case
    from hengyuan.ledger.commands import settled
    from hengyuan.supervision.commands import following
    from hengyuan.supervision.models import CaseStory
    from tests import cast as the_cast
    from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

    cast = the_cast.build()
    first = apply(cast)
    examine_and_grant(cast, first)
    assign_and_name(cast, first)
    following.supervise_events(upto=settled(), at=cast_at(FOLLOWED))
    body = json.loads(CaseStory.objects.get(case=first).body)
    number = Case.objects.get(pk=first.pk).number
    for start in range(0, count - 1, BLOCK):
        cases, stories = [], []
        for place in range(start, min(start + BLOCK, count - 1)):
            case = Case.objects.get(pk=first.pk) if not cases else _copy(cases[0])
            case.pk, case.number = uuid.uuid4(), f"{number}之{place}"
            case._state.adding = True
            cases.append(case)
            told = json.dumps(body | {"case": str(case.pk)}, ensure_ascii=False)
            stories.append(CaseStory(case=case, body=told))
        Case.objects.bulk_create(cases)
        CaseStory.objects.bulk_create(stories)
    return cast


def _copy(case):
    return type(case)(
        **{field.attname: getattr(case, field.attname) for field in case._meta.fields}
    )


def ask(cast) -> None:
    """Have three days without a word tried, by the quality head."""
    from hengyuan.supervision.commands.rehearsals import ask_rehearsal

    run = ask_rehearsal(
        rule="J06-silent", bound="days", tried=3, actor=cast.actor("quality"), at=cast_at(FOLLOWED)
    )
    sys.stdout.write(f"{run.pk}\n")


def cast_at(text):
    """An instant of the site."""
    from tests.cast import at

    return at(text)


if __name__ == "__main__":
    django.setup()
    found = prepare(int(sys.argv[1]))
    if "ask" in sys.argv[2:]:
        ask(found)
