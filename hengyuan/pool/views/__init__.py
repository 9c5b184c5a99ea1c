"""Pages of the pool, one matter a module."""
