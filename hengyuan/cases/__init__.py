"""The spine: Case, parties, stage and its moves, statutory clocks."""
