"""Who is named, in which role: by a label (被会见人：陆某) or before a comma (被告人陆某，)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from hengyuan.inspection.flow import Flow, Row, Spot, Token

RECIPIENT = (
    "受援人", "被会见人", "被谈话人", "被告知人", "委托人", "被告人", "犯罪嫌疑人", "被会见者",
    "被谈话者", "被通报人", "被通报者", "被告知者", "受告知人", "受援者", "受助人", "委托方",
    "援助对象", "接谈对象", "受援对象", "会见对象", "谈话对象", "告知对象", "通报对象", "服务对象",
    "见的人", "谈的人",
)  # fmt: skip
# Roles that either side of a dispute may have: the recipient's only where a paper names him so.
OF_EITHER_SIDE = ("原告", "申请人", "上诉人")
HANDLER = (
    "承办律师", "承办人", "辩护人", "会见人", "阅卷人", "值班律师", "指派律师", "援助律师",
    "经办律师", "参加律师", "会见律师", "阅卷者", "承办人员", "办案律师", "主办律师", "援助人员",
    "法律援助人员", "谈话人", "谈话律师", "查阅律师",
)  # fmt: skip
# Longest first: 承办人员 is no 承办人 with the name 员.
ROLES = tuple(sorted((*RECIPIENT, *OF_EITHER_SIDE, *HANDLER), key=len, reverse=True))
OF_ONE_SIDE = tuple(role for role in ROLES if role not in OF_EITHER_SIDE)
NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{0,8}·[\u4e00-\u9fff·]{1,10})"
# Where another field may begin in the same stretch of a line.
FIELDS = (
    *ROLES, "记录人", "记录", "案由", "事由", "涉嫌罪名", "性别", "年龄", "民族", "电话", "时间",
    "地点", "方式", "单位", "案号", "案件", "通报", "告知", "会见", "谈话", "起止", "开始", "结束",
    "开始时间", "结束时间", "会见地点", "谈话地点", "办案单位", "案件阶段", "所属机构", "承办角色",
)  # fmt: skip
NEXT_FIELD = re.compile(
    rf"(?<![被受原])(?=(?:{'|'.join(FIELDS)})[\u4e00-\u9fff]{{0,2}}(?:（[^）]{{1,10}}）)?：)"
)
LABEL = re.compile(
    rf"(?:[甲乙]方（|〔)?({'|'.join(ROLES)})）?(?:姓名|签名)?(?:（[^）]{{1,10}}）)?(：|〕)?(.*)"
)
# What else a row of labels may ask for.
FIELD = re.compile(r"[\u4e00-\u9fff（）]{1,8}(?:方式|日期|时间|地点|类型|阶段|单位|电话|次数|姓名)")
NUMBERED = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、]")
ROLE = re.compile(rf"({'|'.join(ROLES)})(?:姓名)?")
NAME_ALONE = re.compile(NAME)
VALUE = re.compile(rf"({NAME})(?:$|[，。（、])")
ENDED = (
    rf"(?<!同案)(?<![被受原])({'|'.join(OF_ONE_SIDE)})(?:：)?([\u4e00-\u9fff]{{2,4}}?)"
    r"(?=[，。（、；]|涉嫌|犯)"
)
RUNNING = re.compile(ENDED)
SAME_COLUMN = 0.01  # of the page's width
# The signs with which family names begin.
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏"
    "程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙陶贺顾毛郝龚"
    "邵万钱严覃武莫孔汤温简倪施俞翁庞樊兰殷柳洪齐章葛柯卞欧阮单骆祝管盛詹鲍项屠冷古车尚牛霍芦路凌"
    "童景裘祁糜缪邢柴褚甘卫季娄宁关尤华安常康宗岳穆辛耿焦左游辜麦冉涂佟仇艾桂党宫聂曲苗晏苑隋池巩"
    "瞿舒费谷靳郎乔翟滕向庄井牟符窦卓解裴吉闵纪荣宣包丘应吾计乐成强丛迟储楚揭蔺令邬鄢尉喻臧湛支占"
    "智诸竺祖蓝饶桑麻岑柏虞茅戚奚昌凤鲁毕郁杭嵇荀甄芮汲巫乌巴牧仰仲伊栾厉戎束幸郜薄宿蒲邰鄂赖蒙胥闻莘姬郦雍"
    "水璩濮寿扈易颜伍卜阳席廉苟邸宇花谌栗文申邝冼鹿佘仝粟燕冀郏浦慕茹宦慎戈庾暨匡寇阙沃蔚晁敖阚沙鞠巢蒯荆逯桓云狄米贝伏屈梅刁贲钮惠宓郗帅亢况练昝全司"
)
NO_NAMES = (
    "签名", "姓名", "律师", "意见", "供述", "辩解", "陈述", "亲属", "家属", "任何", "财物", "应当",
    "签字", "捺印", "日期", "时间", "地点", "案由", "方式", "罪名", "阶段", "记录", "阅卷", "会见",
    "单位", "通报", "内容", "结果", "性别", "事由", "涉嫌", "凌晨",
    "文化", "文书", "文件", "申请", "申诉", "申报", "申辩", "申领",
    "全部", "全家", "全体", "全额", "全程", "司机", "司法",
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
    for row, below in zip_longest(flow.rows, flow.rows[1:]):
        rest = _fields(flow.tokens(below))[:1] if below else []
        labelled = [*_labelled(_fields(flow.tokens(row)), rest), *_beneath(flow, row, below)]
        for role, name, start in labelled:
            seen.add(start)
            yield Person(role, name, flow.spots(start, start + len(name)))
    for match in flow.matches(RUNNING):
        if match.start(2) not in seen and is_name(match[2]):
            yield Person(match[1], match[2], flow.spots(match.start(2), match.end(2)))


def _fields(tokens: list[Token]) -> list[Token]:
    """The parts of a line, cut where another field begins without a blank before it."""
    found = []
    for token in tokens:
        if "：" not in token.text:
            found.append(token)
            continue
        cuts = sorted({0, *(match.start() for match in NEXT_FIELD.finditer(token.text))})
        for first, last in zip(cuts, [*cuts[1:], len(token.text)], strict=True):
            text = token.text[first:last]
            found.append(Token(text, token.start + first, token.start + last))
    return found


def _labelled(fields: list[Token], below: list[Token]) -> Iterator[tuple[str, str, int]]:
    """Role, name and place: 受援人：陆某 in one stretch, or the name in the cell that follows.

    Only a label with a colon at the line's end has its name `below`.
    """
    if not (fields and fields[-1].text.endswith("：")):
        below = []
    for field, beside in zip_longest(fields, [*fields[1:], *below][: len(fields)]):
        label = LABEL.fullmatch(NUMBERED.sub("", field.text))
        if label is None:
            yield from _in_cells(field, beside)
            continue
        cut = len(field.text) - len(label.string)
        is_his = label[1] in HANDLER and "（受援人）" in label.string
        role = "受援人" if is_his else label[1]
        if label[3]:
            value, start = label[3], field.start + cut + label.start(3)
        elif beside:
            value, start = beside.text, beside.start
        else:
            continue
        name = VALUE.match(value)
        if name and is_name(name[1]):
            yield role, name[1], start


def _in_cells(field: Token, beside: Token | None) -> Iterator[tuple[str, str, int]]:
    """指派律师 | 陆某: a role in a cell of its own, and nothing but a name in the next one."""
    role = ROLE.fullmatch(field.text)
    if role and beside and NAME_ALONE.fullmatch(beside.text) and is_name(beside.text):
        yield role[1], beside.text, beside.start


def _beneath(flow: Flow, row: Row, below: Row | None) -> Iterator[tuple[str, str, int]]:
    """Role, name and place where a row of labels stands above a row of what they ask for."""
    labels = flow.tokens(row)
    if below is None or not all(_is_a_field(one.text) for one in labels):
        return
    for label in labels:
        value = next((v for v in flow.tokens(below) if _is_below(flow, v, label)), None)
        role = ROLE.fullmatch(label.text)
        if role and value and VALUE.fullmatch(value.text) and is_name(value.text):
            yield role[1], value.text, value.start


def _is_below(flow: Flow, value: Token, label: Token) -> bool:
    """Whether both begin, or both have their middle, at the same place across the page."""
    (one, *_), (other, *_) = flow.spots(value.start, value.end), flow.spots(label.start, label.end)
    if one.box is None or other.box is None:
        return False
    apart = min(abs(one.box.left - other.box.left), abs(one.box.middle - other.box.middle))
    return apart < SAME_COLUMN


def _is_a_field(text: str) -> bool:
    return text in FIELDS or bool(ROLE.fullmatch(text) or FIELD.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether some signs may be a person's name: a family name first, and no word of the forms."""
    return text[0] in SURNAMES and not any(word in text for word in NO_NAMES) and "被" not in text


def most_named(people: Iterable[Person], roles: tuple[str, ...]) -> str:
    """The name that most of the named papers give to a role; "" when nobody is named."""
    counted = Counter(person.name for person in people if person.role in roles)
    return counted.most_common(1)[0][0] if counted else ""


def is_near(one: str, other: str) -> bool:
    """Whether one sign is different: a slip of the pen, or of the reading."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
