"""Writes of peer review, one matter a module."""
