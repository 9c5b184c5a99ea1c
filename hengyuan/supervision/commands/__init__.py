"""Every write of supervision, one matter a module."""
