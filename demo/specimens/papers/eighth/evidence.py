"""Copies from the authority's file and of the parties in layouts 28 to 30."""

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
    s.fields(
        (f"{verb}时间", f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 78)}"),
        (f"{verb}地点", f"{m.district[:2]}分局办案中心"), (f"{verb}人", m.officer),
        ("记录人", m.clerk), (f"被{verb}人", who),
    )  # fmt: skip
    talk = [
        ("问", f"我们是{_police(s)}的工作人员（出示证件），现依法对你{verb}，你应如实回答。听清楚没有？"),
        ("答", s.pick("听清了。", "听清楚了。", "清楚。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(
        f"{s.pick('看过了，没记错。', '以上笔录我看过，和我说的相符。', '以上记录属实。')}　{s.hand(who)}"
    )


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("查获经过说明", "抓获经过", "到案经过（侦查卷）", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我局民警根据线索，在{m.stock.say('spot')}将{m.recipient}查获并带回。",
        *m.stock.many("dictum", 5),
        "特此说明。",
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认定局"
    s.title("物价认定书", "价格认定结论书（刑事）", "涉案财物价格认定结论", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"根据你局协助书，我单位对{m.stock.say('things')}进行了价格认定，基准日为{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"认定价格为{s.dice.randint(20, 300) * 100}元整。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍情况证明", "常住人口登记信息", "人口信息查询单", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("住址", f"{m.city}{m.district}{m.home}"), ("文化程度", m.stock.say("schooling")),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押物件清单", "扣押清单（一式三份）", "扣押物品清单", org=_police(s))
    s.table(
        ["编号", "物品名称", "数量", "颜色特征", "处理"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("随案移送", "发还", "入库"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"持有人：{m.recipient}　　见证人：{m.stock.values['witness2']}　　办案人员：{m.officer}、{m.clerk}")  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("存折流水", "个人活期账户交易流水", "历史明细清单", org=f"{m.city}农村合作银行")
    day, rows = m.days["happened"] - timedelta(days=96), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "slashed_padded"), s.dice.choice(("存", "取", "代发", "汇入", "快捷支付")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00"])  # fmt: skip
    s.table(["记账日期", "摘要", "发生额", "账户余额"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{s.dice.choice(('人民医院', '第三医院', '中西医结合医院'))}"
    s.title("诊断书", "住院病案首页（摘要）", "出院小结（患者联）", org=owner)
    left = m.days["happened"] + timedelta(days=13)
    s.fields(("患者", m.recipient), ("入院日期", s.day(m.days["happened"])), ("出院日期", s.day(left)),
             ("诊断", f"{m.stock.say('part')}外伤；{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"医嘱：休养{s.dice.randint(2, 9)}周，门诊复查。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("字据", "协议（双方签订）", "合约书")
    s.prose(
        s.pick(f"立字据人{m.other}、{m.recipient}，说好下面几条：", f"甲方（{m.other}）与乙方（{m.recipient}）经协商一致，签订本协议：", f"签约方：{m.other}；{m.recipient}"),
        *[f"{s.pick(f'（{n}）', f'第{n}条　', f'{n}）')}{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"{s.pick('立字日期', '签订日期', '签约日')}：{s.day(m.days['happened'])}",
    )  # fmt: skip
    s.sign((s.pick("立字人", "甲方（签名）", "签约方签名"), m.other), (s.pick("立字人", "乙方（签名）", "签约方签名"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工钱册", "职工工资花名册", "月度工资结算表", org=m.company)
    s.table(
        ["月", "姓名", "出勤天数", "日工资", "加班费", "扣款", "应发", "实发", "签收"],
        [[str(n), m.recipient, str(s.dice.randint(18, 30)), str(s.dice.randint(100, 260)), str(s.dice.randint(0, 900)),
          str(s.dice.randint(0, 300)), str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解字据", "刑事谅解书（被害人出具）", "被害人谅解书")
    s.prose(
        f"本人{m.other}，系{m.recipient}{m.cause}一案的受害人。对方家属已经赔偿并赔礼道歉，本人予以谅解。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "希望司法机关从轻处理。",
    )
    s.sign((s.pick("立字人", "谅解人（签名并捺印）", "谅解人签名"), m.other))
    s.today(m.days["asked"])
