"""Who sees and does what in supervision, one matter a module."""
