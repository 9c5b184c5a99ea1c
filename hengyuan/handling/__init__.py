"""The dated acts of the handler: agreement, meeting, file reading, filing, hearing, opinion, report."""
