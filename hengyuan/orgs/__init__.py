"""Bureaus, institutions, stations, points, firms, case authorities, by region and day."""
