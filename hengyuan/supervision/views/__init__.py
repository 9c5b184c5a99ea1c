"""Pages of supervision, one matter a module."""
