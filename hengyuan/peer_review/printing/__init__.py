"""Papers of peer review."""
