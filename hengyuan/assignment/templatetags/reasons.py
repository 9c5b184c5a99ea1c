"""`{{ reason|told }}`: a kept reason in the reader's language."""

from django import template

from hengyuan.assignment.queries import reasons

register = template.Library()
register.filter("told", reasons.told)
