"""Root URLs, the desk of each role, the case page, navigation, search."""
