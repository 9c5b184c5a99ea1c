"""律师库: how people enter it, their grade, groups, leave and duty load, the yearly re-check."""
