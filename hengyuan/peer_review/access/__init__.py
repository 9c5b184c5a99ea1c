"""Who sees and does what in peer review, one matter a module."""
