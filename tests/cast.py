"""The cast of the tests is the cast of the demo city: names that everyone knows."""

from demo.cast import PASSWORD, Cast, at, build, identity_number

__all__ = ["PASSWORD", "Cast", "at", "build", "identity_number"]
