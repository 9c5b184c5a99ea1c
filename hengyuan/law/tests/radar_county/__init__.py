"""A seeded county for the radar: two years of honest files, and planted frauds among them."""

from hengyuan.law.tests.radar_county.measured import county, measure

__all__ = ["county", "measure"]
