"""What stands on each paper: the institution's, the handler's, the courts', and evidence."""
