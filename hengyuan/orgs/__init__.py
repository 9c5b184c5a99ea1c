"""Bureaus, institutions, workstations, liaison points, firms, case authorities, by region and day."""
