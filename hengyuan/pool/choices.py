"""Closed lists of words as the choices of columns and forms, each in the reader's language."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from hengyuan.law.vocabulary import Word


def word_name(word: Word) -> str:
    """A word in the language of the reader."""
    return word.name_en if (get_language() or "").startswith("en") else word.name_zh


def choices_of(words: type[Word]) -> list[tuple[str, str]]:
    """A list of words as choices."""
    return [(word.value, lazy(word_name, str)(word)) for word in words]
