"""Who sees and does what in assignment: policies, and rounds of the lot."""
