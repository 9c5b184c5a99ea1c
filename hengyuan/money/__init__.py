"""Subsidies: computed line by line, signed by the quality head, paid in a batch."""
