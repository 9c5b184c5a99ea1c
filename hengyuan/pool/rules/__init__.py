"""Words and decisions of the pool on plain values, one matter a module."""
