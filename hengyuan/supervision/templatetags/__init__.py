"""Filters of the pages of supervision."""
