"""Forms of supervision, one matter a module."""
