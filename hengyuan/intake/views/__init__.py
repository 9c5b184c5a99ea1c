"""Pages of intake: `register` at the desk, `chain` on a case."""
