"""Closing report, catalogue check, two-level examination by different people, archive."""
