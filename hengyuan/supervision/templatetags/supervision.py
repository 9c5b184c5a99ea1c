"""Filters: what a quarter is called."""

from django import template

from hengyuan.kernel.language import name_of
from hengyuan.supervision.rules.quarters import Quarter

register = template.Library()


@register.filter
def quarter(text: str) -> str:
    """2026Q3 as people say it; what is no quarter stays as it is."""
    try:
        return name_of(Quarter.parse(str(text)))
    except ValueError:
        return str(text)
