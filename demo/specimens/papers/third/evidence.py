"""Copies from the authority's file and of the parties in layouts 13 to 15."""

from datetime import timedelta

from demo.specimens.papers.evidence import photographs
from demo.specimens.sheet import Sheet

__all__ = [
    "bank", "caught", "contract", "forgiven", "household", "medical", "photographs", "price",
    "questioning", "seized", "wages",
]  # fmt: skip


def _police(s: Sheet) -> str:
    return f"{s.matter.city}公安局{s.matter.district[:2]}分局"


def questioning(s: Sheet) -> None:
    """A police record of questioning a witness or the suspect."""
    m = s.matter
    suspect = s.truth.row.endswith("讯")
    verb = "讯问" if suspect else "询问"
    s.official(f"{verb}笔录", org=_police(s))
    who = m.recipient if suspect else m.stock.values["witness"]
    start = s.dice.randint(500, 900)
    s.prose(
        f"时间{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 92)}",
        f"地点{m.district[:2]}派出所",
        f"{verb}人{m.officer}　记录人{m.clerk}　被{verb}人{who}",
    )
    talk = [
        ("问", "有关权利义务的告知书你看过没有？" if suspect else "你要如实作证，知道吗？"),
        ("答", s.pick("看了。", "知道。", "清楚。")),
    ]
    for _ in range(s.dice.randint(15, 28)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(
        f"{s.pick('以上看过，没有错。', '笔录给我念过，对。', '和我讲的一样。')}　{s.hand(who)}"
    )


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("抓获经过", "到案说明", "归案经过", org=_police(s))
    s.prose(
        f"{m.recipient}{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}在{m.stock.say('spot')}被民警带回，无反抗。",
        *m.stock.many("dictum", 5),
    )
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认定中心"
    s.title("价格认定书", "涉案财物价格认定结论", "价格认定结论书", org=owner)
    s.fields(
        ("标的", m.stock.say("things")),
        ("基准日", s.day(m.days["happened"])),
        ("金额", f"{s.dice.randint(20, 300) * 100}元"),
    )
    s.prose(*m.stock.many("dictum", 7))
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍信息", "常住人口登记卡", "人口基本信息表", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born, "plain")),
        ("身份号码", m.identity()), ("住址", f"{m.city}{m.district}{m.home}"), ("民族", "汉"), ("婚否", "已婚"),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押清单", "扣押、发还物品清单", "扣押物品文件清单", org=_police(s))
    s.table(
        ["序号", "品名", "数量", "颜色", "处理"],
        [[str(n), m.stock.say("things")[2:], "壹", m.stock.say("colour"), s.dice.choice(("随案", "发还"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("账户明细", "交易明细对账单", "储蓄账户流水", org=f"{m.city}信用合作联社")
    day, rows = m.days["happened"] - timedelta(days=100), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dotted"), s.dice.choice(("网银转账", "柜面存入", "消费", "利息")),
                     f"{s.dice.randint(10, 5000)}.{s.dice.randint(10, 99)}", f"{s.dice.randint(100, 90000)}.00"])  # fmt: skip
    s.table(["日期", "类型", "发生额", "结余"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{m.district}人民医院"
    s.title("诊断证明", "出院证明书", "出院记录", org=owner)
    left = m.days["happened"] + timedelta(days=21)
    s.fields(("病人", m.recipient), ("住院", s.day(m.days["happened"])), ("出院", s.day(left)),
             ("诊断", f"{m.stock.say('part')}挫伤；{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"建议休养{s.dice.randint(2, 9)}周。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("协议", "借据", "用工约定")
    s.prose(f"{m.other}、{m.recipient}双方说好下面几条：", *[f"{n}）{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
            f"{s.day(m.days['happened'])}立。")  # fmt: skip
    s.sign(
        (s.pick("一方", "借款人", "用工人"), m.other),
        (s.pick("另一方", "出借人", "做工人"), m.recipient),
    )


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资单", "工资支付台账", "计件工资结算表", org=m.company)
    s.table(
        ["姓名", "月份", "件数／天数", "单价", "应付", "实付", "签名"],
        [[m.recipient, f"{n}月", str(s.dice.randint(18, 300)), str(s.dice.randint(8, 90)), str(s.dice.randint(3000, 7000)),
          str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解协议", "谅解书", "刑事和解书")
    s.prose(
        f"经亲友说和，{m.other}对{m.recipient}表示谅解。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "此后互不追究。",
    )
    s.sign((s.pick("谅解人", "被害人（签章）", "出具人手签"), m.other))
    s.today(m.days["asked"])
