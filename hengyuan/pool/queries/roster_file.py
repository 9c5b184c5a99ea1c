"""Reads for import and export: who a row of a file is, and what it would change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from hengyuan.kernel import crypto
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import HANDLING_UNITS
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing
from hengyuan.pool.rules.rows import HEADERS, Row, fields_text, lacks
from hengyuan.pool.rules.verdicts import Change, Judged, Verdict, shown

AT_ONCE = 500  # numbers asked for in one query
ON_ROSTER = (
    "name", "kind", "licence_number", "sex", "licensed_on", "criminal_since", "fields", "languages",
)  # fmt: skip
ON_STANDING = ("grade", "monthly_limit", "is_student", "has_legal_qualification", "phone")


@dataclass
class Known:
    """What the pool of a city holds, by the keys under which a row may find it."""

    providers: dict[int, Provider]
    standings: dict[int, Standing]
    by_licence: dict[str, int]
    by_identity: dict[str, int]
    units: dict[str, int]
    elsewhere: frozenset[str]  # licence numbers and identity indexes of other cities


def known_of(city: str, rows: Sequence[Row], on: date) -> Known:
    """Everything that rows are compared with, in a handful of queries."""
    providers = {
        each.pk: each
        for each in Provider.objects.filter(organisation__region__startswith=city).select_related(
            "organisation"
        )
    }
    standings = {
        each.provider_id: each
        for each in Standing.objects.filter(provider__organisation__region__startswith=city).defer(
            "identity_number"
        )
    }
    units = (
        Organisation.objects.existing(on)
        .filter(kind__in=HANDLING_UNITS, region__startswith=city)
        .values_list("name", "pk")
    )
    return Known(
        providers=providers,
        standings=standings,
        by_licence={p.licence_number: pk for pk, p in providers.items() if p.licence_number},
        by_identity={s.identity_index: pk for pk, s in standings.items() if s.identity_index},
        units=dict(units),
        elsewhere=_elsewhere(city, rows),
    )


def _elsewhere(city: str, rows: Sequence[Row]) -> frozenset[str]:
    licences = (row.stated.get("licence_number") for row in rows)
    indexes = (index_of(row) for row in rows)
    away = Provider.objects.exclude(organisation__region__startswith=city)
    found: set[str] = set()
    for some in _batches(licences):
        found |= set(away.filter(licence_number__in=some).values_list("licence_number", flat=True))
    for some in _batches(indexes):
        found |= set(
            away.filter(standing__identity_index__in=some).values_list(
                "standing__identity_index", flat=True
            )
        )
    return frozenset(found)


def _batches(numbers: Iterable[str | None]) -> Iterator[list[str]]:
    stated = iter([number for number in numbers if number])
    while some := list(islice(stated, AT_ONCE)):
        yield some


def index_of(row: Row) -> str:
    """The blind index of the row's identity number; "" where none is stated."""
    number = row.stated.get("identity_number", "")
    return crypto.blind_index("identity", number) if number else ""


def judge(rows: Sequence[Row], city: str, on: date, *, may_grade: bool) -> list[Judged]:
    """The verdict on every row. Grades are changed by an import only where the actor fixes them."""
    known = known_of(city, rows, on)
    licences = Counter(row.stated.get("licence_number") for row in rows)
    indexes = {row.number: index_of(row) for row in rows}
    identities = Counter(indexes.values())
    ids = Counter(row.stated.get("id") for row in rows)
    found = []
    for row in rows:
        stated, wrong = row.stated, list(row.wrong)
        for key, count in (
            ("licence_number", licences[stated.get("licence_number")]),
            ("identity_number", identities[indexes[row.number]] if indexes[row.number] else 0),
            ("id", ids[stated.get("id")]),
        ):
            if stated.get(key) and count > 1:
                wrong.append(f"{HEADERS[key]}：在文件中出现{count}次")
        provider_id = _who(row, indexes[row.number], known, wrong)
        found.append(_judged(row, provider_id, indexes[row.number], known, wrong, may_grade))
    return found


def _who(row: Row, index: str, known: Known, wrong: list[str]) -> int | None:
    """Whom the row is about: by the system's number, the licence, the identity number."""
    licence = row.stated.get("licence_number", "")
    for key, number in (("licence_number", licence), ("identity_number", index)):
        if number in known.elsewhere:
            wrong.append(f"{HEADERS[key]}：已登记在外市的律师库")
    stated_id = row.stated.get("id")
    if stated_id is not None and stated_id not in known.providers:
        wrong.append(f"{HEADERS['id']}：本市律师库没有{stated_id}号")
    ways = {
        stated_id if stated_id in known.providers else None,
        known.by_licence.get(licence),
        known.by_identity.get(index) if index else None,
    } - {None}
    if len(ways) > 1:
        wrong.append("系统编号、执业证号、身份证号码指向不同的人，请核对")
    return next(iter(ways)) if len(ways) == 1 else None


def _judged(
    row: Row, provider_id: int | None, index: str, known: Known, wrong: list[str], may_grade: bool
) -> Judged:
    stated = dict(row.stated)
    unit = stated.get("unit")
    if unit and unit not in known.units:
        wrong.append(f"{HEADERS['unit']}：本市机构列表没有“{unit}”")
    if stated.get("grade") and not may_grade and provider_id is None:
        wrong.append(f"{HEADERS['grade']}：定级由负责人决定，请留空")
    if provider_id is None:
        wrong += lacks(stated) if not wrong else []
        verdict = Verdict.WRONG if wrong else Verdict.NEW
        return Judged(row.number, verdict, stated.get("name", ""), stated, (), tuple(wrong))
    provider = known.providers[provider_id]
    changes = _changes(stated, provider, known.standings.get(provider_id), index)
    wrong += _forbidden(provider, changes, stated, may_grade)
    verdict = Verdict.WRONG if wrong else Verdict.CHANGED if changes else Verdict.SAME
    name = stated.get("name", provider.name)
    return Judged(row.number, verdict, name, stated, changes, tuple(wrong), provider_id)


def _changes(
    stated: dict[str, Any], provider: Provider, standing: Standing | None, index: str
) -> tuple[Change, ...]:
    """Field by field, what the file says otherwise. An empty cell states nothing."""
    kept = standing or Standing()
    pairs = [(key, getattr(provider, key)) for key in ON_ROSTER]
    pairs += [(key, getattr(kept, key)) for key in ON_STANDING]
    pairs.append(("unit", provider.organisation.name))
    pairs.append(("joined_on", provider.joined_on))
    changes = [
        Change(key, before, stated[key])
        for key, before in pairs
        if key in stated and _plain(stated[key]) != _plain(before)
    ]
    if index and index != kept.identity_index:
        has = "（已填）" if kept.identity_index else ""
        changes.append(Change("identity_number", has, stated["identity_number"]))
    return tuple(changes)


def _plain(value: Any) -> Any:
    """A list compares by what is in it: languages have no order."""
    return sorted(value) if isinstance(value, list) else value


def _forbidden(
    provider: Provider, changes: Sequence[Change], stated: dict[str, Any], may_grade: bool
) -> list[str]:
    """What an import does not do, even when the file says so."""
    wrong = []
    keys = {change.key for change in changes}
    if provider.left_on is not None:
        wrong.append("此人已有退出日期，不能用导入更新")
    if "joined_on" in keys:
        wrong.append(f"{HEADERS['joined_on']}：库内为{provider.joined_on}，不能用导入改写")
    if "grade" in keys and not may_grade:
        wrong.append(f"{HEADERS['grade']}：定级由负责人决定，请留空")
    if "kind" in keys:
        was = shown("kind", provider.kind)
        wrong.append(f"{HEADERS['kind']}：库内为{was}，变更类别请先退出再入库")
    if "name" in keys and not ({"id", "identity_number"} & set(stated)):
        wrong.append(f"{HEADERS['name']}：库内此执业证号的姓名是{provider.name}")
    return wrong


def exported(providers: QuerySet[Provider]) -> Iterator[dict[str, Any]]:
    """Members as rows of the template. Identity and telephone are sealed and stay here."""
    rows = providers.select_related("organisation", "standing").defer(
        "standing__identity_number", "standing__phone"
    )
    for each in rows.order_by("organisation__name", "name", "pk"):
        standing = getattr(each, "standing", None) or Standing()
        yield {
            "id": each.pk,
            "name": each.name,
            "kind": shown("kind", each.kind),
            "unit": each.organisation.name,
            "licence_number": each.licence_number,
            "sex": shown("sex", each.sex) if each.sex else "",
            "licensed_on": each.licensed_on,
            "criminal_since": each.criminal_since,
            "fields": fields_text(each.fields),
            "languages": "；".join(each.languages),
            "grade": shown("grade", standing.grade) if standing.grade else "",
            "monthly_limit": standing.monthly_limit,
            "is_student": shown("is_student", True) if standing.is_student else "",
            "has_legal_qualification": "是" if standing.has_legal_qualification else "",
            "joined_on": each.joined_on,
        }
