"""Append-only events in hash chains, signed daily checkpoints, and their verification."""
