"""The matter of a specimen: its people, its days in an order that the law allows, its numbers."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.specimens.stock import Stock

CRIMINAL, CIVIL, LABOUR, INVESTIGATION = (
    "criminal.trial", "civil.trial", "labour-arbitration.labour-arbitration",
    "criminal.investigation",
)  # fmt: skip
KINDS = (CRIMINAL, CIVIL, LABOUR, INVESTIGATION)


@dataclass
class Matter:
    """One invented matter. `days` are named by what happened on them."""

    kind: str
    basis: str
    stock: Stock
    dice: random.Random
    recipient: str
    handler: str
    colleague: str
    other: str
    judge: str
    clerk: str
    officer: str
    head: str
    is_man: bool
    born: date
    home: str
    city: str
    district: str
    firm: str
    company: str
    cause: str
    deed: str
    number: str
    year: int
    serials: dict[str, int]
    stranger: str
    other_number: str
    opinion: Stock  # the sayings of the opinion and of the interview, each under its own dice
    interview: Stock
    drawn_as: str = ""  # by whom the papers throw their dice, whatever he is called since
    days: dict[str, date] = field(default_factory=dict)

    def rename(self, names: Mapping[str, str]) -> None:
        """Give the fields of these names other words, also where sayings speak of them."""
        for field_, name in names.items():
            was = getattr(self, field_)
            setattr(self, field_, name)
            for stock in (self.stock, self.opinion, self.interview):
                stock.values = {key: said.replace(was, name) for key, said in stock.values.items()}
            self.deed = self.deed.replace(was, name)

    @property
    def is_criminal(self) -> bool:
        """Whether it is a criminal matter."""
        return self.kind.startswith("criminal")

    @property
    def centre(self) -> str:
        """The legal-aid institution."""
        return f"{self.city}{self.district}法律援助中心"

    @property
    def body(self) -> str:
        """The body that decides the matter."""
        place = f"{self.city}{self.district}"
        if self.kind == LABOUR:
            return f"{place}劳动人事争议仲裁委员会"
        return f"{self.city}公安局{self.district[:2]}分局" if self.kind == INVESTIGATION else (
            f"{place}人民法院"
        )  # fmt: skip

    @property
    def procuratorate(self) -> str:
        """The prosecuting body."""
        return f"{self.city}{self.district}人民检察院"

    @property
    def status(self) -> str:
        """What the recipient is called in the proceedings."""
        words = {CRIMINAL: "被告人", INVESTIGATION: "犯罪嫌疑人", LABOUR: "申请人"}
        return words.get(self.kind, "原告")

    @property
    def said(self) -> str:
        """The matter in a few words: 涉嫌盗窃一案, 民间借贷纠纷一案."""
        return f"涉嫌{self.cause}一案" if self.is_criminal else f"{self.cause}一案"

    @property
    def stage(self) -> str:
        """The stage as papers name it."""
        return {INVESTIGATION: "侦查阶段", LABOUR: "仲裁阶段"}.get(self.kind, "一审阶段")

    def aid_number(self, word: str) -> str:
        """A number of the institution."""
        return f"{self.district[:2]}援{word}字〔{self.year}〕第{self.serials[word]}号"

    def identity(self) -> str:
        """An identity number of a region that nobody has."""
        return f"9901{self.serials['id']:02d}{self.born:%Y%m%d}00{'1' if self.is_man else '2'}X"


def matter_of(kind: str, basis: str, seed: int, words: str = "") -> Matter:
    """An invented matter; `words` is the set whose sayings it speaks in."""
    dice = random.Random(f"{kind} {basis} {seed}")
    criminal = kind.startswith("criminal")
    stock = Stock("criminal" if criminal else "civil", dice, words)
    names = _names(stock, 11)
    cause = dice.choice(stock.listed("labour_causes")) if kind == LABOUR else stock.say(
        "charges" if criminal else "causes"
    )  # fmt: skip
    company = stock.say("companies")
    other = company if kind == LABOUR else names[2]
    stock.values = {
        "recipient": names[0], "other": other, "witness": names[3], "witness2": names[4]
    }  # fmt: skip
    deed = stock.filled(dice.choice(stock.deeds(cause)))
    stock.values |= {"deed": deed, "cause": cause} | _spoken(kind)
    year = 2026
    number = {
        CRIMINAL: f"（{year}）浙0199刑初{dice.randint(11, 899)}号",
        CIVIL: f"（{year}）浙0199民初{dice.randint(110, 8990)}号",
    }.get(kind, "")
    words = ("申", "审", "决", "指", "函")
    matter = Matter(
        kind=kind, basis=basis, stock=stock, dice=dice, recipient=names[0], handler=names[1],
        other=other, judge=names[5], clerk=names[6], officer=names[7], head=names[8],
        colleague=names[9], is_man=dice.random() < 0.6,
        born=date(dice.randint(1955, 2000), dice.randint(1, 12), dice.randint(1, 28)),
        home=stock.say("villages") if dice.random() < 0.5 else f"{stock.say('streets')}"
        f"{dice.randint(2, 190)}号",
        city=stock.say("cities"), district=stock.say("districts"), firm=stock.say("firms"),
        company=company, cause=cause, deed=deed, number=number, year=year,
        serials={word: dice.randint(11, 980) for word in words} | {"id": dice.randint(1, 9)},
        stranger=names[10], other_number=_other_number(number, dice),
        opinion=stock.of_its_own(random.Random(f"opinion {kind} {seed}")),
        interview=stock.of_its_own(random.Random(f"interview {kind} {seed}")),
    )  # fmt: skip
    matter.days = _days(kind, dice)
    matter.drawn_as = matter.recipient
    return matter


def _spoken(kind: str) -> dict[str, str]:
    """What the recipient, the advocate and those who decide are called in a matter of a kind."""
    criminal = kind.startswith("criminal")
    whom = {CRIMINAL: "合议庭", INVESTIGATION: "办案单位", LABOUR: "仲裁庭"}.get(kind, "法庭")
    status = {CRIMINAL: "被告人", INVESTIGATION: "犯罪嫌疑人", LABOUR: "申请人"}.get(kind, "原告")
    opposite = {CIVIL: "被告", LABOUR: "被申请人"}.get(kind, "被害人")
    return {
        "whom": whom, "status": status, "opposite": opposite,
        "advocate": "辩护人" if criminal else "代理人",
    }  # fmt: skip


def _other_number(number: str, dice: random.Random) -> str:
    """The number of somebody else's case before the same court."""
    return f"（2025）{number[6:12]}{number[12:14]}{dice.randint(11, 89)}号" if number else ""


def _names(stock: Stock, count: int) -> list[str]:
    """Names that share no family name, so that none is another one's part."""
    return [stock.say("surnames") + stock.say("given") for _ in range(count)]


def _days(kind: str, dice: random.Random) -> dict[str, date]:
    """Days in order, each on a working day, inside every clock of the law.

    Grant within seven days of the application, assignment within three of the grant, agreement
    within five of the assignment, hand-in within thirty of the end.
    """
    steps = {
        "happened": 0, "applied": 40, "granted": (1, 4), "assigned": (0, 1), "lettered": 0,
        "agreed": (1, 2), "met": (0, 2), "read": (1, 5), "asked": (1, 4), "indicted": 0,
        "summoned": (2, 5), "second_met": (1, 3), "told": (1, 3), "heard": (2, 6),
        "filed": (0, 2), "judged": (6, 20), "received": (0, 2), "closed": (3, 12),
    }  # fmt: skip
    found: dict[str, date] = {}
    day = date(2026, 1, 12) + timedelta(days=dice.randrange(75))
    for name, step in steps.items():
        gap = step if isinstance(step, int) else dice.randint(*step)
        day = _working(day + timedelta(days=gap))
        found[name] = day
    found["moved"] = found["received"]
    found["accepted"] = found["asked"]
    found["pleaded"] = found["read"]
    found["caught"] = _working(found["happened"] + timedelta(days=5))
    found["granted_before"] = found["applied"] - timedelta(days=6)
    late = (
        ("after_hearing", "heard", 3), ("after_opinion", "filed", 4),
        ("after_judgment", "judged", 2), ("overdue", "received", 52),
    )  # fmt: skip
    for name, after, gap in late:
        found[name] = _working(found[after] + timedelta(days=gap))
    found["indicted"] = _working(found["applied"] - timedelta(days=dice.randint(4, 9)), back=True)
    return found


def _working(day: date, *, back: bool = False) -> date:
    """The day, moved off a weekend."""
    while day.weekday() > 4:
        day += timedelta(days=-1 if back else 1)
    return day
