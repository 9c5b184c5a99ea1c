"""Opinions of courts and prosecutors: who asks, how an answer came. Plain values only."""

from enum import StrEnum

ASKING = ("R-08", "R-05")
REGION = ("R-02", "R-03", "R-21")
BODY = "authority"  # who answers on a page of his own: nobody with an account
DAYS = 30  # an address is good for so long: our own default


class How(StrEnum):
    """How an answer came."""

    PAGE = "page"
    SCAN = "scan"
    TYPED = "typed"


HOWS = {How.PAGE: "网页", How.SCAN: "扫描", How.TYPED: "人工录入"}
