"""Conditions of queries that several apps build up."""

from django.db.models import Q

NOTHING = Q(pk__in=())
"""Where a sum of conditions begins. Unlike `pk=None` it leaves no OR in the query, which would
keep the database from its indexes."""
