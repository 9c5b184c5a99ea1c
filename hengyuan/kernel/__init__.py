"""Actor, clock, money field, encrypted field, reference numbers: what every floor above stands on."""
