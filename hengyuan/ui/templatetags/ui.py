"""The components: `{% load ui %}`. Each takes plain values; hengyuan.ui.rules describes them."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hengyuan.kernel.language import is_english, law_text
from hengyuan.law.citation import Citation
from hengyuan.ui import rules
from hengyuan.ui.rules import ClockState

register = template.Library()

HOURS_SAID, DAYS_SAID = 72, 90  # from then on days, then months: nobody reads 2,959 hours
LAW_URL_NAME = "web:law"
TONES = {
    ClockState.RUNNING: ("met", "clock"),
    ClockState.SOON: ("soon", "alert-triangle"),
    ClockState.LATE: ("late", "exclamation-circle"),
    ClockState.MET: ("met", "check"),
    ClockState.PAUSED: ("paused", "player-pause"),
    ClockState.NOT_STARTED: ("paused", "circle-dashed"),
    ClockState.UNKNOWN: ("paused", "help"),
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite (hengyuan/ui/icons.txt); silent for readers unless it has a label."""
    href = f"{static('vendor/icons/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', href
    )


def clock_words(clock: rules.Clock) -> str:
    """The words of a chip: what is left, or what became of the deadline."""
    if clock.detail:
        return clock.detail
    left = clock.left
    if clock.state in (ClockState.RUNNING, ClockState.SOON) and left is not None:
        return _words_left(left, clock.unit)
    if clock.state == ClockState.LATE:
        return _words_late(left, clock.unit)
    return {
        ClockState.MET: _("按期"),
        ClockState.PAUSED: _("暂停"),
        ClockState.NOT_STARTED: _("未启动"),
        ClockState.UNKNOWN: _("无法判断"),
    }.get(clock.state, _("进行中"))


def _words_left(left: int, unit: str) -> str:
    if left == 0:
        return _("今天到期") if unit == "day" else _("不足 1 小时")
    if unit == "hour":
        return ngettext("还有 %(n)s 小时", "还有 %(n)s 小时", left) % {"n": left}
    return ngettext("还有 %(n)s 天", "还有 %(n)s 天", left) % {"n": left}


def _words_late(left: int | None, unit: str) -> str:
    if not left:
        return _("已逾期")
    late = abs(left)
    if unit == "hour":
        if late < HOURS_SAID:
            return ngettext("逾期 %(n)s 小时", "逾期 %(n)s 小时", late) % {"n": late}
        late //= 24
    if late < DAYS_SAID:
        return ngettext("逾期 %(n)s 天", "逾期 %(n)s 天", late) % {"n": late}
    months = late // 30
    return ngettext("逾期约 %(n)s 个月", "逾期约 %(n)s 个月", months) % {"n": months}


@register.inclusion_tag("ui/_clock_chip.html")
def clock_chip(clock: rules.Clock, *, named: bool = True) -> dict[str, Any]:
    """A deadline as a chip; with a url it opens the derivation in the side panel."""
    tone, sign = TONES[ClockState(clock.state)]
    words = clock_words(clock)
    if clock.reason:
        words = f"{words} · {clock.reason}"
    return {"clock": clock, "tone": tone, "sign": sign, "words": words, "named": named}


@register.inclusion_tag("ui/_chip.html")
def chip(text: str | rules.Chip, tone: str = "paused", url: str = "") -> dict[str, Any]:
    """A small coloured word: tone act, met, soon, late or paused."""
    if isinstance(text, rules.Chip):
        return {"text": text.text, "tone": text.tone, "url": text.url}
    return {"text": text, "tone": tone, "url": url}


@register.inclusion_tag("ui/_chain_rail.html")
def chain_rail(stations: Iterable[rules.RailStation]) -> dict[str, Any]:
    """The chain as a rail: the map of a case page."""
    return {"stations": list(stations)}


@register.inclusion_tag("ui/_timeline.html")
def timeline(entries: Iterable[rules.TimelineEntry], empty: str = "") -> dict[str, Any]:
    """What happened, newest first as given."""
    return {"entries": entries, "empty": empty or _("还没有记录。")}


@register.inclusion_tag("ui/_action_card.html")
def action_card(action: rules.Action) -> dict[str, Any]:
    """One act that can be done now, or that waits for somebody else."""
    return {"action": action}


@register.inclusion_tag("ui/_law_ref.html")
def law_ref(citation: Citation, text: str = "") -> dict[str, Any]:
    """A citation; opens the text of the article in the side panel."""
    try:
        url = reverse(LAW_URL_NAME, args=[citation.key])
    except NoReverseMatch:  # a site without the page of articles still names them
        url = ""
    return {"text": text or law_text(citation), "url": url}


@register.inclusion_tag("ui/_masked.html")
def masked(value: str, url: str = "", label: str = "") -> dict[str, Any]:
    """A masked value; with a url, the page where a reason is given and the value uncovered."""
    return {"value": value, "url": url, "label": label}


@register.inclusion_tag("ui/_empty_state.html")
def empty_state(
    title: str, line: str = "", url: str = "", action: str = "", sign: str = "circle-check"
) -> dict[str, Any]:
    """Nothing here, and what that means."""
    return {"title": title, "line": line, "url": url, "action": action, "sign": sign}


@register.inclusion_tag("ui/_progress.html")
def progress(
    done: int, total: int, label: str = "", note: str = "", poll_url: str = ""
) -> dict[str, Any]:
    """How much is done; with `poll_url` the fragment asks for itself anew every two seconds."""
    return {
        "done": done,
        "total": total,
        "percent": rules.percent(done, total),
        "label": label,
        "note": note,
        "poll_url": poll_url if done < total else "",
    }


@register.inclusion_tag("ui/_stat.html")
def stat(label: str, value: str | int, note: str = "", url: str = "") -> dict[str, Any]:
    """A number with its label; the number leads to its list."""
    shown = rules.grouped(value) if isinstance(value, int) else value
    return {"label": label, "value": shown, "note": note, "url": url}


@register.inclusion_tag("ui/_money.html")
def money(fen: int | None) -> dict[str, Any]:
    """Integer fen as yuan."""
    return {"amount": None if fen is None else rules.yuan(fen)}


@register.inclusion_tag("ui/_facts.html")
def facts(rows: Iterable[rules.Fact]) -> dict[str, Any]:
    """Labels and values, with their articles."""
    return {"rows": rows}


@register.inclusion_tag("ui/_page_header.html")
def page_header(
    title: str,
    line: str = "",
    crumbs: Iterable[rules.Link] = (),
    aside: str = "",
    acts: Iterable[rules.Link] = (),
) -> dict[str, Any]:
    """Crumbs, title and a quiet line; at the right `aside`, or buttons, the first the main one."""
    return {"title": title, "line": line, "crumbs": crumbs, "aside": aside, "acts": acts}


@register.inclusion_tag("ui/_error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """At the top of a form: what is wrong, each a link to its field."""
    return {"form": form, "errors": _field_errors(form) if form.is_bound else []}


def _field_errors(form: BaseForm) -> list[dict[str, str]]:
    return [
        {"label": str(form[name].label), "target": form[name].id_for_label, "text": str(error)}
        for name, errors in form.errors.items()
        if name in form.fields
        for error in errors
    ]


@register.inclusion_tag("ui/_form.html", takes_context=True)
def house_form(
    context: template.Context,
    form: BaseForm,
    submit: str,
    cancel_url: str = "",
    draft: str = "",
) -> dict[str, Any]:
    """A whole form: summary of errors, fields, one button that says what will be true."""
    return {
        "form": form,
        "submit": submit,
        "cancel_url": cancel_url,
        "draft": draft,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def percent(share: float | None) -> str:
    """A share from 0 to 1 in per cent with one decimal; a dash where there is none."""
    return "—" if share is None else f"{share:.1%}"


@register.inclusion_tag("ui/_watermark.html")
def watermark(text: str) -> dict[str, Any]:
    """Who and when, over a page that shows uncovered personal data; it prints too."""
    return {"text": text}


@register.simple_tag(takes_context=True)
def draft_key(context: template.Context) -> str:
    """The key under which this account's drafts are encrypted in the browser; "" for a visitor."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return salted_hmac("hengyuan.ui.draft", str(user.pk), algorithm="sha256").hexdigest()


@register.simple_tag(takes_context=True)
def url_with(context: template.Context, **changes: str | None) -> str:
    """This page's address with some parameters changed; an empty value takes one out."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


register.filter("law_text", law_text)


@register.filter
def told(row: object, what: str = "") -> str:
    """What a row of the law floor says in both languages (`zh`, `en`, or `name_zh`, `name_en`)."""
    language = "en" if is_english() else "zh"
    return str(getattr(row, f"{what}_{language}" if what else language))


@register.filter
def yuan(fen: int | None) -> str:
    """Integer fen as 1 200.00; a dash for none."""
    return "—" if fen is None else rules.yuan(fen)


@register.filter
def place(code: str) -> str:
    """A region code as its name with the code; the code alone where nobody lists it."""
    return rules.place(code)


@register.filter
def place_name(code: str) -> str:
    """The name of a region; "" where nobody lists it."""
    return rules.place_name(code)


@register.filter
def grouped(number: int) -> str:
    """18402 as 18 402."""
    return rules.grouped(number)


@register.filter
def initial(name: str) -> str:
    """The sign in the round of the user's menu."""
    return (name or "？")[:1]
