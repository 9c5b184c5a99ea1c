"""Accounts, roles held at an organisation, providers and their standing, recipients."""
