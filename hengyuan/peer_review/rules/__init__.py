"""States and decisions of peer review, on plain values; one matter a module."""
