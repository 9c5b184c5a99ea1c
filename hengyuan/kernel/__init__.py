"""Actor, clock, money field, encrypted field, reference numbers: the ground of the floors above."""
