"""`verify`: draw a sample again from its record, and name the first difference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hengyuan.law.draw.announcement import secret_commitment
from hengyuan.law.draw.canonical import instant
from hengyuan.law.draw.evidence import first_difference
from hengyuan.law.errors import LawError
from hengyuan.law.sampling.frame import frame_digest
from hengyuan.law.sampling.numbers import Numbers
from hengyuan.law.sampling.record import Record, Sample
from hengyuan.law.sampling.settings import CannotSample
from hengyuan.law.sampling.words import How

DIFFERENCES = {
    "unreadable": "记录无法读取，或者无法按其抽取：{found}",
    "announcement_differs": "与期前公示的方案不同：公示为{expected}，记录为{found}",
    "commitment_differs": "承诺与公示的方案不符：方案在承诺之后被改动",
    "no_secret": "没有任何一方出秘密，也没有外部数：结果可以事先挑选",
    "nonce_missing": "{found}的秘密没有按承诺的次序揭示",
    "nonce_changed": "{found}揭示的不是其承诺的秘密：摘要不符",
    "external_missing": "承诺要用外部数，记录却没有；或者没有承诺而用了外部数",
    "external_differs": "外部数与印出的不同：印出为{expected}，记录为{found}",
    "time_order": "先后次序不对：{found}应当晚于{expected}",
    "frame_differs": "抽样框与承诺的不同：名单在承诺之后被改动",
    "outside_not_promised": "没有约定随批次加入外部内容，记录却有；或者约定了而没有加入",
    "seed_differs": "种子不是由承诺、秘密和外部数算出的",
    "batch_differs": "批次应为{expected}，记录为{found}：名单或者次序被改动",
    "plan_differs": "抽中的方案应为第{expected}号，记录为第{found}号",
    "total_differs": "应抽{expected}件，记录为{found}件",
    "decision_differs": "{unit}与按算法重算的不同：应为{expected}，记录为{found}",
    "record_hash_differs": "记录的内容与记录的摘要不符",
    "record_differs": "记录与按算法重算的不同：应为{expected}，记录为{found}",
}
CODES = {
    "commitment": "commitment_differs",
    "seed": "seed_differs",
    "batches": "batch_differs",
    "ended": "batch_differs",
    "plan": "plan_differs",
    "quota": "total_differs",
    "target": "total_differs",
    "decisions": "decision_differs",
    "hash": "record_hash_differs",
}
CAUTIONS = {
    "one_secret": "只有一方出秘密且没有外部数：这一方可在承诺之前反复试算，只能信任它",
    "no_outside": "批次没有加入外部内容：知道种子的人可以试算结案的先后，只能信任它",
    "published_not_given": "没有提供期前公示的方案，未核对",
    "external_not_given": "没有提供印出的外部数，请与印刷品核对：{found}",
    "named_by_person": "案号由人点名，不是随机抽取：只说明这些案件，不能推算全部",
    "above_quota": "最低件数或者人人有机会的要求使总数由{expected}件增加到{found}件",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """The first difference, or a caution: its code, where it stands, its sentence in Chinese."""

    code: str
    where: str
    text_zh: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sound when there is no difference; cautions tell what this reader could not see."""

    difference: Remark | None
    cautions: tuple[Remark, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the sample follows from its record."""
        return self.difference is None


def verify(
    record: Mapping[str, Any],
    *,
    announced: Mapping[str, Any] | None = None,
    external_value: str | None = None,
) -> Verdict:
    """Draw the sample of a record again; the first difference, or what is left to trust.

    `announced` is the announcement as it was published before the period, `external_value` the
    number as printed. Raises nothing for a wrong record.
    """
    try:
        sample = Sample.of(record)
        found = next(_differences(record, sample, announced, external_value), None)
        found = found or _drawn_again(record, sample)
    except (LawError, TypeError, ValueError, AttributeError) as error:
        return Verdict(_differs("unreadable", found=error))
    if found is not None:
        return Verdict(found)
    return Verdict(None, tuple(_cautions(sample, record, announced, external_value)))


def issue(sample: Sample) -> Record:
    """The record of a sample; raises CannotSample for what `verify` would not accept."""
    found = next(_before_drawing(sample), None)
    if found is not None:
        raise CannotSample(f"{found.code}: {found.text_zh}")
    return sample.as_record()


def _differs(code: str, where: str = "", **values: object) -> Remark:
    return Remark(code, where, DIFFERENCES[code].format(**values))


def _differences(
    record: Mapping[str, Any],
    sample: Sample,
    announced: Mapping[str, Any] | None,
    external_value: str | None,
) -> Iterator[Remark]:
    if announced is not None and (
        found := first_difference(dict(announced), record["announcement"], "announcement")
    ):
        yield _differs("announcement_differs", found[0], expected=found[1], found=found[2])
    if record.get("commitment") != sample.announcement.commitment:
        yield _differs("commitment_differs", "commitment")
    yield from _before_drawing(sample)
    printed = sample.printed
    if printed and external_value is not None and printed.value != external_value:
        where = "external.value"
        yield _differs("external_differs", where, expected=external_value, found=printed.value)


def _before_drawing(sample: Sample) -> Iterator[Remark]:
    """Secrets, order in time, a closed frame, what is mixed in: before anything is drawn."""
    announced = sample.announcement
    if not announced.parties and announced.external is None:
        yield _differs("no_secret", "announcement.parties")
    if [each.id for each in announced.parties] != list(sample.nonces):
        missing = next((p.id for p in announced.parties if p.id not in sample.nonces), "—")
        yield _differs("nonce_missing", "nonces", found=missing)
    for party in announced.parties:
        if secret_commitment(sample.nonces[party.id]) != party.commitment:
            yield _differs("nonce_changed", "nonces", found=party.id)
    if (announced.external is None) is not (sample.printed is None):
        yield _differs("external_missing", "external")
    yield from _time_differences(sample)
    units = [one for batch in sample.batches for one in batch.units]
    if announced.frame and (len(sample.batches) != 1 or frame_digest(units) != announced.frame):
        yield _differs("frame_differs", "announcement.frame")
    added = [*(batch.outside for batch in sample.batches), sample.ended_outside]
    if any(bool(each) is not bool(announced.outside) for each in added):
        yield _differs("outside_not_promised", "announcement.outside")


def _time_differences(sample: Sample) -> Iterator[Remark]:
    """Announcement, outside number, batches, end, one after the other; a closed frame first."""
    announced, printed = sample.announcement, sample.printed
    batches = [(f"batches[{n}].at", batch.at, n > 0) for n, batch in enumerate(sample.batches)]
    moments = [("announcement.at", announced.at, False)]
    if announced.external:
        moments.append(("announcement.external.due_at", announced.external.due_at, False))
    if printed:
        moments.append(("external.at", printed.at, True))
    moments = batches + moments if announced.frame else moments + batches
    moments.append(("ended.at", sample.ended_at, False))
    for (_, before, _), (where, after, may_be_equal) in pairwise(moments):
        if after < before or (after == before and not may_be_equal):
            yield _differs("time_order", where, expected=instant(before), found=instant(after))


def _drawn_again(record: Mapping[str, Any], sample: Sample) -> Remark | None:
    expected = sample.as_record()
    found = first_difference(expected, dict(record))
    if found is None:
        return None
    where, *told = found
    part, _, rest = where.partition("[")
    code = CODES.get(part.partition(".")[0], "record_differs")
    decided, place = expected["decisions"], int(rest.partition("]")[0]) if rest else 0
    names = {how.value: how.name_zh for how in How}
    wanted, said = (names.get(each, each) for each in told)
    unit = decided[place]["unit"] if place < len(decided) else "—"
    return _differs(code, where, expected=wanted, found=said, unit=unit)


def _cautions(
    sample: Sample,
    record: Mapping[str, Any],
    announced: Mapping[str, Any] | None,
    external_value: str | None,
) -> Iterator[Remark]:
    told = sample.announcement
    values: dict[str, object] = {"expected": record["quota"], "found": record["target"]}
    is_named = isinstance(told.settings, Numbers)
    holds = {
        "one_secret": len(told.parties) == 1 and told.external is None and not is_named,
        "no_outside": not told.frame and not told.outside,
        "published_not_given": announced is None,
        "named_by_person": is_named,
        "above_quota": record["target"] > record["quota"],
    }
    for code, is_so in holds.items():
        if is_so:
            yield Remark(code, "", CAUTIONS[code].format(**values))
    if sample.printed and external_value is None:
        text = CAUTIONS["external_not_given"].format(found=sample.printed.value)
        yield Remark("external_not_given", "external", text)
