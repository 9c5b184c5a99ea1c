"""Forms of declarations and parties: interests, former posts, ties; names found later."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import RELATIONS, SIDES
from hengyuan.cases.fields import Lines, day

KIN_OR_OWN = [(code, _(name)) for code, name in RELATIONS.items()]


class InterestForm(forms.Form):
    """A person or body, and how they are close to the provider."""

    relation = forms.ChoiceField(
        label=_("关系"), choices=KIN_OR_OWN, widget=forms.RadioSelect, initial="kin"
    )
    name = forms.CharField(
        label=_("姓名或者单位名称"),
        max_length=120,
        help_text=_("与案件当事人的姓名逐字比对，请按证件填写。"),
    )


class PostForm(forms.Form):
    """A former post as judge or prosecutor."""

    authority = forms.CharField(label=_("原任职法院、检察院（全称）"), max_length=120)
    left_on = day(label=_("离任之日"))
    was_dismissed = forms.BooleanField(label=_("被开除或者辞退"), required=False)


class TieForm(forms.Form):
    """A firm, or somebody of it, and how the officer is close to them."""

    relation = forms.ChoiceField(
        label=_("关系"), choices=KIN_OR_OWN, widget=forms.RadioSelect, initial="kin"
    )
    whom = forms.ChoiceField(label=_("承办单位或者人员"))
    note = forms.CharField(
        label=_("说明"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, members: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = _firms_and_people(members)  # type: ignore[attr-defined]

    def clean_whom(self) -> tuple[int, int | None]:
        """The firm, and the person if one was chosen."""
        firm, _colon, person = self.cleaned_data["whom"].partition(":")
        return int(firm), int(person) if person else None


def _firms_and_people(members: Iterable[Any]) -> list[tuple[str, str]]:
    """Each firm once, and after it its people."""
    found: dict[str, str] = {}
    for each in members:
        firm = each.organisation
        found.setdefault(f"{firm.pk}", firm.name)
        found[f"{firm.pk}:{each.pk}"] = f"{firm.name} · {each.name}"
    return list(found.items())


class EndDeclarationForm(forms.Form):
    """Why a declaration is over."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}))


class PartiesForm(forms.Form):
    """Names that were found after the case was opened."""

    side = forms.ChoiceField(
        label=_("身份"),
        choices=[(code, _(name)) for code, name in SIDES.items()],
        widget=forms.RadioSelect,
        initial="opponent",
    )
    names = Lines(label=_("姓名或者单位名称（每行一个）"))
