"""The demo city 青石市, under region code 9901 that nobody has: invented people, real commands."""
