"""Whom an indicator looks at, how it is measured, which way is better, and how a figure reads."""

from hengyuan.law.vocabulary import Word


class Whom(Word):
    """Of whom a card is made."""

    INSTITUTION = "institution", "机构", "institutions"
    FIRM = "firm", "律所", "firms"
    HANDLER = "handler", "承办人", "handlers"


class Better(Word):
    """Which way an indicator gets better."""

    MORE = "more", "越高越好", "more is better"
    LESS = "less", "越低越好", "less is better"


class Measure(Word):
    """How an indicator is measured."""

    SHARE = "share", "比例", "share"
    RATE = "rate", "每百件", "per hundred"
    MEAN = "mean", "平均日数", "mean days"
    SPREAD = "spread", "离散程度", "spread"


class Reading(Word):
    """How a figure reads beside its target; the interval decides, never the point alone."""

    BELOW = "below", "未达参考值", "short of the reference"
    UNCLEAR = "unclear", "不能区分", "cannot be told apart"
    MEETS = "meets", "达到参考值", "meets the reference"
    TOO_FEW = "too_few", "数量太少，不判断", "too few to judge"
    NO_DATA = "no_data", "没有记录", "not recorded"
