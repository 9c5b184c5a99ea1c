"""What a paper says: days, times, numbers, sums, people, signature places and seals."""
