"""`{% load pool %}`: a word of a closed list in the reader's language."""

from django import template

from hengyuan.law.vocabulary import Word
from hengyuan.pool.choices import word_name

register = template.Library()


@register.simple_tag
def word(value: Word) -> str:
    """The word's name."""
    return word_name(value)
