"""法律援助协作: what one place asks of another for a case, the answer, the report."""
