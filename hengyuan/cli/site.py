"""Django for the command line: set up once, with the settings of the site."""

import os

import django


def load() -> None:
    """Load the site; safe to call more than once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
    django.setup()
