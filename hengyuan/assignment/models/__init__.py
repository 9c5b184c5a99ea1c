"""Tables of assignment."""

from hengyuan.assignment.models.assignment import Assignment, Method

__all__ = ["Assignment", "Method"]
