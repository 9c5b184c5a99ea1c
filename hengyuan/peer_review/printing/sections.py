"""What a report says, section by section, before it is a paper or a workbook.

Everything is read from the figures that leave as JSON, so that page, file and paper say the same.
Papers are Chinese; nothing of single readers is on them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.queries.exports import figures_of
from hengyuan.peer_review.queries.rounds import standards_of

Cell = str | int | float | None
TITLES = {
    "field": "按类别", "proceeding": "按阶段", "institution": "按机构", "firm": "按承办单位",
}  # fmt: skip
NAMED = {"field": Field, "proceeding": Stage}
REFUSED = {
    "apart": "与其他专家没有共同评估的案卷", "few": "与其他专家共同评估的案卷太少",
    "wide": "宽严的区间太宽",
}  # fmt: skip
NO_POINTS = {
    "grades": "本标准逐项评定等次，不计分，没有可以调整的分数。",
    "few": "已签署的有分数的评估表不足两份，不能调整。",
}
DECIDES_NOTHING = (
    "调整分按全体专家的平均宽严换算，只作对照：不改变任何等次，也不作为任何决定的依据。"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A table; `drawn` is the column of which a chart is made, `full` the length of a whole bar."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    drawn: int = 0
    full: float = 100


def sections_of(round_: Round) -> list[Section]:
    """The whole report."""
    figures, standards = figures_of(round_), standards_of(round_)
    found = [_whole(figures), *_groups(figures)]
    for field, standard in standards.items():
        found += _of_field(figures, field, standard)
    return [*found, *_self_checks(figures), _published(figures)]


def drafts_of(round_: Round) -> list[str]:
    """What the standards say of themselves: local drafts say so on every paper."""
    return [f"{one.zh}：{one.note_zh}" for one in standards_of(round_).values()]


def text_of(cell: Cell) -> str:
    """A cell as it is printed: two decimals where it is no count."""
    if cell is None:
        return "—"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def _whole(figures: Mapping[str, Any]) -> Section:
    row, pairs = figures["whole"], figures["pairs"]
    note = f"两名专家都签署的{pairs['signed']}件中，{pairs['alike']}件等次相同。"
    if row is None:
        return Section("总体", ("等次", "件数"), (), f"还没有确定的等次。{note}")
    note = (
        f"已确定{row['total']}件：优良率{row['good_or_better']}%，合格率{row['passed']}%。{note}"
        "各地等次的宽严不同，不宜直接比较。"
    )
    earlier = figures["previous"]
    if earlier and earlier["whole"]:
        then = earlier["whole"]
        note += (
            f"上一轮{then['total']}件：优良率{then['good_or_better']}%，合格率{then['passed']}%。"
        )
        others = [Field.parse(one).name_zh for one, same in earlier["same_standard"].items()
                  if not same]  # fmt: skip
        note += "".join(f"{one}：上一轮适用的标准不同，不宜直接比较。" for one in others)
    counts = tuple((one.name_zh, row[one.value]) for one in Grade)
    return Section("总体", ("等次", "件数"), counts, note, drawn=1, full=row["total"])


def _groups(figures: Mapping[str, Any]) -> Iterable[Section]:
    earlier = figures["previous"]
    for name, rows in figures["grades"].items():
        then = earlier["grades"][name] if earlier else {}
        heads = (TITLES[name], *(one.name_zh for one in Grade), "件数", "优良率%", "合格率%",
                 *(("上轮优良率%",) if earlier else ()))  # fmt: skip
        lines = [
            (_label(name, group), *(row[one.value] for one in Grade), row["total"],
             _number(row["good_or_better"]), _number(row["passed"]),
             *((_number(then.get(group, {}).get("good_or_better")),) if earlier else ()))
            for group, row in rows.items()
        ]  # fmt: skip
        if lines:
            yield Section(TITLES[name], heads, tuple(lines), drawn=6)


def _label(name: str, group: str) -> str:
    words = NAMED.get(name)
    return words.parse(group).name_zh if words else group or "—"


def _of_field(figures: Mapping[str, Any], field: Field, standard: Standard) -> Iterable[Section]:
    name, key = field.name_zh, field.value
    if key not in figures["agreement"]:
        return
    yield _agreement(figures["agreement"][key], standard, name)
    yield _means(figures, field, standard)
    words = _words(standard)
    short = tuple(
        (words[one["item"]], one["short"], one["of"]) for one in figures["short"].get(key, ())
    )
    yield Section(f"最常见的不足 · {name}", ("条目", "不足", "评估表份数"), short)
    yield from _comparable(figures["comparable"][key], name)


def _words(standard: Standard) -> dict[str, str]:
    return {
        f"{indicator.id}:{item.id}": item.zh
        for indicator in standard.indicators
        for item in indicator.items
    }


def _agreement(found: Mapping[str, Any], standard: Standard, name: str) -> Section:
    words = _words(standard)
    rows = [
        ("Krippendorff α", found["alpha"]), ("α 95%区间下限", found["low"]),
        ("α 95%区间上限", found["high"]), ("两名以上专家评估的件数", found["dossiers"]),
        ("加权 κ（平方权重）", found["kappa"]), ("计算 κ 的件数", found["pairs"]),
    ]  # fmt: skip
    rows += [
        (f"分歧最多的条目（占全部分歧%）：{words[one['item']]}", 100 * one["share"])
        for one in found["disputed"]
    ]
    note = "1 为完全一致，0 相当于随机。一致不等于正确。"
    return Section(f"专家之间的一致性 · {name}", ("项目", "数值"), tuple(rows), note)


def _means(figures: Mapping[str, Any], field: Field, standard: Standard) -> Section:
    rows, earlier = figures["indicators"][field.value], figures["previous"]
    then = earlier["indicators"].get(field.value, {}) if earlier else {}
    heads = ("指标", "平均得分率%", "评估表份数", *(("上轮平均%",) if earlier else ()))
    lines = tuple(
        (one.zh, _number(rows[one.id]["mean"]), rows[one.id]["sheets"],
         *((_number(then.get(one.id, {}).get("mean")),) if earlier else ()))
        for one in standard.indicators
    )  # fmt: skip
    note = "只计评了这一项的已签署评估表；不适用的不算满分，也不算零分。"
    return Section(f"各项指标的平均得分率 · {field.name_zh}", heads, lines, note, drawn=1)


def _comparable(found: Mapping[str, Any], name: str) -> Iterable[Section]:
    if "none" in found:
        yield Section(f"可比分数 · {name}", ("编号",), (), NO_POINTS[found["none"]])
        return
    refused = "".join(
        f"有{count}名专家评估的案卷不调整：{REFUSED[why]}。"
        for why, count in found["refused"].items()
    )
    ends = ("调整分", "95%区间下限", "95%区间上限")
    for key in ("institution", "firm"):
        lines = tuple(
            (group or "—", row["dossiers"], row["raw"], row["adjusted"], row["low"], row["high"])
            for group, row in found[key].items()
        )
        title, heads = f"可比分数 · {name} · {TITLES[key]}", (TITLES[key], "件数", "原始分", *ends)
        yield Section(title, heads, lines, DECIDES_NOTHING + refused)
    each = tuple(
        (code, row["raw"], row["adjusted"], row["low"], row["high"])
        for code, row in found["dossiers"].items()
    )
    yield Section(f"可比分数 · {name} · 逐件", ("编号", "原始分", *ends), each)


def _self_checks(figures: Mapping[str, Any]) -> Iterable[Section]:
    """自测自检 beside the final grades."""
    told = figures["self_checks"]
    if told is None:
        return
    heads = ("机构", "应自查", "交回", "两者都有", "一致", "自查偏宽", "自查偏严", "自查优良率%",
             "最终优良率%")  # fmt: skip
    lines = [
        (name, one["asked"], _handed_in(one), *_beside(one))
        for name, one in told["institutions"].items()
    ]
    asked = sum(one["asked"] for one in told["institutions"].values())
    rows = (*lines, ("合计", asked, None, *_beside(told["whole"])))
    note = (
        "各机构在抽样以前按同一标准自查；只作对照，不影响任何等次。只计已交回并且等次已确定的案卷。"
    )
    yield Section("自测自检与最终等次", heads, rows, note)


def _handed_in(one: Mapping[str, Any]) -> str:
    if not one["handed_in"]:
        return "未交回"
    return "逾期交回" if one["is_late"] else "按期交回"


def _beside(one: Mapping[str, Any]) -> tuple[Cell, ...]:
    shares = (_number(one[name]["good_or_better"]) for name in ("own", "final"))
    return (*(one[name] for name in ("both", "alike", "kinder", "stricter")), *shares)


def _published(figures: Mapping[str, Any]) -> Section:
    rows = tuple(
        (one["code"], Field.parse(one["field"]).name_zh, one["institution"], one["firm"],
         one["handler"], Grade.parse(one["grade"]).name_zh)
        for one in figures["published"]
    )  # fmt: skip
    heads = ("编号", "类别", "机构", "承办单位", "承办人", "等次")
    return Section("公布表（附件7）", heads, rows, "公布前由人核对。")
