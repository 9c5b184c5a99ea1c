"""Copies from the authority's file and of the parties in layouts 10 to 12."""

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
    s.official(
        f"{verb}笔录" if s.layout != 11 else f"{verb}笔录（第{s.dice.choice('一二三')}次）",
        org=_police(s),
    )
    who = m.recipient if suspect else m.stock.values["witness"]
    start = s.dice.randint(500, 900)
    s.fields(
        (f"{verb}起止", f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 88)}"),
        (f"{verb}地点", f"{m.district[:2]}派出所{s.pick('办案区', '询问室', '执法办案中心')}"),
        (f"{verb}人及单位", f"{m.officer}，{m.district[:2]}派出所"),
        (f"被{verb}人", who), ("住址", f"{m.city}{m.district}"),
        way=s.pick("blanks", "lines", "columns"),
    )  # fmt: skip
    talk = [
        ("问", "我们是派出所民警，依法向你了解情况，你要如实回答。"),
        ("答", s.pick("好。", "听清了。", "知道。")),
    ]
    for _ in range(s.dice.randint(15, 28)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"{s.pick('以上记录属实。', '看过，无误。', '笔录和我说的一致。')}　{s.hand(who)}")


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("归案情况说明", "到案经过", "抓获情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，民警{m.officer}等人将{m.recipient}由{m.stock.say('spot')}传唤至所里。",
        *m.stock.many("dictum", 5),
        "特此说明。",
    )
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district}发展和改革局价格认定中心"
    s.title("价格认定结论书", "涉案物品价格认定书", "关于涉案物品价格认定的结论", org=owner)
    s.prose(f"认定对象：{m.stock.say('things')}。基准日：{s.day(m.days['happened'])}。方法：市场比较。", *m.stock.many("dictum", 7),
            f"认定价格：{s.dice.randint(20, 300) * 100}元。")  # fmt: skip
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("常住人口基本信息", "户籍证明", "人口信息查询单", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉族"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("户籍地址", f"{m.city}{m.district}{m.home}"), ("婚姻状况", "—"), way="pairs",
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押物品清单", "扣押清单", "随案移送物品清单", org=_police(s))
    s.table(
        ["编号", "物品名称", "数量", "特征", "持有人"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), m.recipient]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("个人活期账户交易明细", "账户历史明细清单", "借记卡交易流水", org=f"{m.city}商业银行")
    day, rows = m.days["happened"] - timedelta(days=110), []
    for n in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([str(n + 1), s.day(day, "dashed"), s.dice.choice(("+", "-")) + f"{s.dice.randint(10, 5000)}.00",
                     f"{s.dice.randint(100, 90000)}.00", s.dice.choice(("跨行转账", "快捷支付", "代发工资", "现金支取"))])  # fmt: skip
    s.table(["序号", "记账日期", "交易金额", "账户余额", "附言"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}中心医院"
    s.title("出院小结", "疾病诊断书", "住院病案首页", org=owner)
    left = m.days["happened"] + timedelta(days=16)
    s.fields(("患者", m.recipient), ("住院日期", s.day(m.days["happened"])), ("离院日期", s.day(left)),
             ("临床诊断", f"{m.stock.say('part')}软组织损伤，{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"嘱：{s.dice.randint(2, 9)}周后门诊复查，避免负重。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("欠条", "临时用工协议", "租房协议")
    s.prose(
        s.pick(
            f"今有{m.other}与{m.recipient}说定：",
            f"{m.other}（一方）、{m.recipient}（另一方）约定：",
            f"立约人{m.other}、{m.recipient}。",
        ),
        *[f"{n}、{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"{s.pick('空口无凭，立此为据。', '一式两份。', '')}{s.day(m.days['happened'])}",
    )
    s.sign(
        (s.pick("立据人", "用工方", "出租方"), m.other),
        (s.pick("持据人", "务工方", "承租方"), m.recipient),
    )


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("月工资签领表", "务工人员工资结算单", "员工薪资发放明细", org=m.company)
    s.table(
        ["月份", "出勤天数", "日工价", "合计", "已付", "尚欠", "领款人"],
        [[f"2025.{n}", str(s.dice.randint(18, 29)), str(s.dice.randint(120, 260)), str(s.dice.randint(3000, 7000)),
          str(s.dice.randint(500, 3000)), str(s.dice.randint(500, 4000)), s.hand(m.recipient)]
         for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解书", "和解谅解协议", "被害人谅解意见")
    s.prose(
        f"我是{m.other}。{m.recipient}家里人已登门道歉并给了赔偿。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "我不再追究，望从宽。",
    )
    s.sign((s.pick("被害人签字", "谅解一方", "谅解人签字"), m.other))
    s.today(m.days["asked"])
