"""Reads about recruitments: applications with their points, objections, what is left to do."""

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hengyuan.kernel.clock import SHANGHAI
from hengyuan.ledger.queries import stream_events
from hengyuan.people.queries import names_of
from hengyuan.pool.models import Application, Objection, Recruitment, Score
from hengyuan.pool.rules.recruitment import Part, Standing, average, lacking, shown, total
from hengyuan.ui.rules import TimelineEntry

Points = dict[Part, list[int]]


def scored(recruitment: Recruitment) -> dict[Application, Points]:
    """Every application that was not withdrawn, with the points of each part."""
    applications = list(
        recruitment.applications.exclude(state=Standing.WITHDRAWN)
        .defer("identity_number", "phone")
        .select_related("organisation")
    )
    points: dict[int, Points] = defaultdict(lambda: defaultdict(list))
    rows = Score.objects.filter(application__recruitment=recruitment)
    for application_id, part, given in rows.values_list("application_id", "part", "points"):
        points[application_id][Part.parse(part)].append(given)
    return {application: dict(points[application.pk]) for application in applications}


@dataclass(frozen=True, slots=True)
class Line:
    """An application in the list of a recruitment, with its means."""

    application: Application
    mean: Fraction | None
    parts: list[str]
    lacking: int
    objections: int = 0
    open_objections: int = field(default=0)

    @property
    def shown(self) -> str:
        """The mean with two places."""
        return self.application.points or shown(self.mean)


def lines(recruitment: Recruitment) -> list[Line]:
    """Applications, the highest mean first; those without points after them."""
    objections: dict[int, list[bool | None]] = defaultdict(list)
    raised = Objection.objects.filter(application__recruitment=recruitment)
    for application_id, is_upheld in raised.values_list("application_id", "is_upheld"):
        objections[application_id].append(is_upheld)
    found = [
        Line(
            application,
            total(parts),
            [shown(average(parts.get(part, ()))) for part in Part],
            sum(lacking(parts, recruitment.scorers).values()),
            len(objections[application.pk]),
            objections[application.pk].count(None),
        )
        for application, parts in scored(recruitment).items()
    ]
    return sorted(
        found, key=lambda line: (line.mean is None, -(line.mean or 0), line.application.pk)
    )


def scores_seen_by(application: Application, account_id: int) -> list[Score]:
    """Points of others are shown once the reader has given the own for that part."""
    every = list(Score.objects.filter(application=application).select_related("scorer"))
    own = {score.part for score in every if score.scorer_id == account_id}
    return [score for score in every if score.part in own]


def objections_to(application: Application) -> QuerySet[Objection]:
    """Every objection to a name, the oldest first."""
    return Objection.objects.filter(application=application).select_related("decided_by")


def objection(application: Application, objection_id: int) -> Objection | None:
    """One objection that is not decided yet."""
    found = objections_to(application).filter(pk=objection_id, is_upheld=None)
    return found.select_related("application__recruitment__institution").first()


def history(stream: str) -> list[TimelineEntry]:
    """What happened in a recruitment or with an application, newest first."""
    found = stream_events(stream, limit=100)
    names = names_of(event.account_id for event in found)
    return [
        TimelineEntry(
            title=event.opened_sentence,
            when=event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
            who=names.get(event.account_id, _("系统")),
        )
        for event in found
    ]
