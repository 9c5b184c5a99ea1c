"""Lists of supervision, one matter a module."""
