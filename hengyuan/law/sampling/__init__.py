"""抽样: cases are drawn as they close, the period ends with the quota, every chance is known.

Serves 法律援助法 art. 59 (庭审旁听、案卷检查、回访受援人) and the rounds of 同行评估. What is drawn
anybody can compute again from the record; what follows from a sample is decided by people.
"""

from hengyuan.law.draw.announcement import External, Party
from hengyuan.law.draw.record import Printed
from hengyuan.law.sampling.frame import Batch, Unit
from hengyuan.law.sampling.period import Decision, Ended, Period
from hengyuan.law.sampling.record import Announcement, NotASample, Sample, dump, frame_digest, load
from hengyuan.law.sampling.settings import CannotSample, Minimum, Settings
from hengyuan.law.sampling.verification import Remark, Verdict, issue, verify
from hengyuan.law.sampling.words import Grouping, How

__all__ = [
    "Announcement", "Batch", "CannotSample", "Decision", "Ended", "External", "Grouping", "How",
    "Minimum", "NotASample", "Party", "Period", "Printed", "Remark", "Sample", "Settings", "Unit",
    "Verdict", "dump", "frame_digest", "issue", "load", "verify",
]  # fmt: skip
