"""Examination and decision: grant or refuse, by two different people (法律援助法 art. 43)."""
