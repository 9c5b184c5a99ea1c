"""Every read of the pool, one matter a module."""
