"""Who is named, in which role: by a label (被会见人：陆某) or before a comma (被告人陆某，)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hengyuan.inspection.flow import Flow, Spot

RECIPIENT = ("受援人", "被会见人", "被谈话人", "委托人", "被告人", "犯罪嫌疑人")
HANDLER = ("承办律师", "承办人", "辩护人", "会见人", "阅卷人", "值班律师", "指派律师")
ROLES = (*RECIPIENT, *HANDLER)
NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff·]{2,11})"
LABEL = re.compile(rf"^({'|'.join(ROLES)})(?:姓名)?：?({NAME})(?:$|[，。（、])")
ENDED = (
    rf"(?<!同案)(?<!被)({'|'.join(ROLES)})(?:：)?([\u4e00-\u9fff]{{2,4}}?)(?=[，。（、；]|涉嫌|犯)"
)
RUNNING = re.compile(ENDED)
# The signs that begin hardly any word after 被告人 but a name.
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁"
    "沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严"
    "覃武莫孔汤温简倪施俞翁庞樊兰殷施柳洪齐章葛柯卞欧阮单骆"
)
NO_NAMES = (
    "签名", "姓名", "律师", "意见", "供述", "辩解", "陈述", "亲属", "家属", "任何", "财物", "应当",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a role, and where it stands."""

    role: str
    name: str
    spots: tuple[Spot, ...]

    @property
    def is_recipient(self) -> bool:
        """Whether the role is that of whom the aid is for."""
        return self.role in RECIPIENT


def people_in(flow: Flow) -> Iterator[Person]:
    """Everyone named in a role: label and value in one line, or before a comma in the text."""
    seen: set[int] = set()
    for row in flow.rows:
        # Two labels may share a line; each begins a piece of it.
        for offset, words in _pieces(flow, row.start, row.end):
            match = LABEL.match(words)
            if match and _is_name(match[2]):
                start = offset + match.start(2)
                seen.add(start)
                yield Person(match[1], match[2], flow.spots(start, offset + match.end(2)))
    for match in flow.matches(RUNNING):
        if match.start(2) not in seen and _is_name(match[2]):
            yield Person(match[1], match[2], flow.spots(match.start(2), match.end(2)))


def _pieces(flow: Flow, start: int, end: int) -> Iterator[tuple[int, str]]:
    words = flow.text[start:end]
    begins = sorted(
        {0}
        | {
            m.start()
            for m in re.finditer(rf"(?:{'|'.join(ROLES)})：", words)
            if m.start() == 0 or words[m.start() - 1] != "被"
        }
    )
    for first, last in zip(begins, [*begins[1:], len(words)], strict=True):
        yield start + first, words[first:last]


def _is_name(text: str) -> bool:
    return text[0] in SURNAMES and not any(word in text for word in NO_NAMES) and "被" not in text


def most_named(people: Iterable[Person], roles: tuple[str, ...]) -> str:
    """The name that most of the named papers give to a role; "" when nobody is named."""
    counted = Counter(person.name for person in people if person.role in roles)
    return counted.most_common(1)[0][0] if counted else ""
