"""What the pages of sets of indicators ask."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import scorecard as law
from hengyuan.law.errors import LawError
from hengyuan.law.scorecard import Indicator, IndicatorSet, Measure, Whom
from hengyuan.ui.forms import HouseForm, InParts, Part

# Of one unit in which a target is kept, how many there are in one that people write.
WRITTEN = {Measure.SHARE: 10, Measure.RATE: 1, Measure.MEAN: 1, Measure.SPREAD: 100}
PLACES = {Measure.SHARE: 1, Measure.RATE: 0, Measure.MEAN: 0, Measure.SPREAD: 2}
UNITS = {
    Measure.SHARE: gettext_lazy("参考值（%）"), Measure.RATE: gettext_lazy("参考值（每百件）"),
    Measure.MEAN: gettext_lazy("参考值（日）"), Measure.SPREAD: gettext_lazy("参考值（倍）"),
}  # fmt: skip
MOST = 1_000_000


class SetForm(InParts, HouseForm):
    """A set: of each indicator its weights, reference and least number; empty is none of its own.

    `chosen` fills the form; `edition` are the references of the files, shown beside each field.
    """

    parts = (("", ()),)  # that there are some: `in_parts` tells them

    def __init__(
        self, *args: Any, chosen: IndicatorSet, edition: Sequence[Mapping[str, Any]],
        quarters: Sequence[tuple[date, str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        ours = {each["id"]: each for each in edition}
        self.fields["begins_on"] = forms.TypedChoiceField(
            label=_("自哪个季度起适用"), coerce=date.fromisoformat,
            choices=[(day.isoformat(), name) for day, name in quarters],
        )  # fmt: skip
        self.rows: list[tuple[str, list[tuple[str, int]]]] = []
        for one in (gauge.INDICATOR for gauge in law.GAUGES):
            heading = f"{law_text(one.name_zh)}（{one.id}）"
            self.rows.append((heading, self._rows(one, chosen, ours)))
        self.fields["reason"] = forms.CharField(
            label=_("制定理由"), widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("加密保存，决定的人看到。"),
        )  # fmt: skip

    def in_parts(self) -> Iterator[Part]:
        """The quarter, the indicators one by one, the reason."""
        yield Part("", [(self["begins_on"], 12)])
        for heading, named in self.rows:
            yield Part(heading, [(self[name], width) for name, width in named])
        yield Part("", [(self["reason"], 12)])

    def _rows(
        self, one: Indicator, chosen: IndicatorSet, ours: Mapping[str, Mapping[str, Any]]
    ) -> list[tuple[str, int]]:
        found = []
        for whom in one.whom:
            name = f"weight.{whom.value}.{one.id}"
            self.fields[name] = forms.IntegerField(
                label=_("权重：{whom}").format(whom=name_of(whom)), required=False,
                min_value=1, max_value=law.WHOLE,
                initial=chosen.weights.get(whom, {}).get(one.id),
            )  # fmt: skip
            found.append((name, 2))
        target = chosen.targets.get(one.id)
        scale, places = WRITTEN[one.measure], PLACES[one.measure]
        here = ours[one.id]["target"] * law.SCALES[one.measure] / scale
        self.fields[f"target.{one.id}"] = forms.DecimalField(
            label=UNITS[one.measure], required=False, decimal_places=places, max_value=MOST,
            min_value=Decimal(1) / scale, initial=target and Decimal(target) / scale,
            widget=forms.NumberInput(attrs={"placeholder": f"{here:g}"}),
        )  # fmt: skip
        self.fields[f"least.{one.id}"] = forms.IntegerField(
            label=_("至少多少才判断"), required=False, min_value=1, max_value=MOST,
            initial=chosen.leasts.get(one.id),
            widget=forms.NumberInput(attrs={"placeholder": str(ours[one.id]["least"])}),
        )  # fmt: skip
        return [*found, (f"target.{one.id}", 3), (f"least.{one.id}", 3)]

    def clean(self) -> dict[str, Any]:
        """The set itself; weights of each kind of subject make a hundred, or there are none."""
        found: dict[str, Any] = super().clean() or {}
        weights: dict[Whom, dict[str, int]] = {}
        for whom in Whom:
            rows = dict(_given(found, f"weight.{whom.value}."))
            weights |= {whom: rows} if rows else {}
            if rows and sum(rows.values()) != law.WHOLE:
                self.add_error(
                    None,
                    _("{whom}的权重合计是 {total}，应当是 100；都不填就不计合计。").format(
                        whom=name_of(whom), total=sum(rows.values())
                    ),
                )
        scales = {g.INDICATOR.id: WRITTEN[g.INDICATOR.measure] for g in law.GAUGES}
        targets = {key: int(value * scales[key]) for key, value in _given(found, "target.")}
        chosen = IndicatorSet(weights, targets, dict(_given(found, "least.")))
        if not self.errors:
            try:
                found["chosen"] = law.read_set(chosen.content)
            except LawError as error:
                self.add_error(None, law_text(str(error)))
        return found


def _given(found: Mapping[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    for name, value in found.items():
        if name.startswith(start) and value:
            yield name.removeprefix(start), value


class WordForm(HouseForm):
    """A word with a decision; `asked` where there must be one."""

    word = forms.CharField(
        label=gettext_lazy("说明"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["word"].required = asked


class PlainForm(HouseForm):
    """An act that asks nothing."""
