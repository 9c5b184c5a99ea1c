"""Words and decisions of supervision on plain values, one matter a module."""
