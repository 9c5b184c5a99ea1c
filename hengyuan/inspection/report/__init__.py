"""What was found, told to people and to programs: plain values, a page, a table."""
