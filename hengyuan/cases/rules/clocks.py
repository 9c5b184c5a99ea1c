"""Which clocks of the table concern which cases."""

# A move that starts one of these lets it run on where it runs already.
RUN_ON = ("CA-01", "CA-02")


def concerns(rule: str, *, basis: str, proceeding: str, region: str) -> bool:
    """Whether a clock of the table concerns this kind of case."""
    if rule == "AP-03":
        return basis == "application"
    if rule in ("NT-02", "NT-11"):
        return basis == "notified"
    if rule == "NT-07":
        return basis == "notified" and proceeding.startswith("trial")
    if rule == "CA-04":
        return region.startswith("44")
    return True
