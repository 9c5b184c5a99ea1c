"""Copies from the authority's file and of the parties in layouts 34 to 36."""

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
        f"时间：{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 64)}",
        f"地点：{m.district[:2]}分局{s.pick('执法办案管理中心', '刑警大队', '办案区')}",
        f"{verb}人：{m.officer}　　记录人：{m.clerk}",
        f"被{verb}人：{who}",
    )
    talk = [
        ("问", s.pick(f"我们是{_police(s)}民警，现对你进行{verb}，请如实回答，清楚吗？", f"我们是{_police(s)}的民警（出示工作证件），依法向你{verb}有关情况，对我们的提问应当如实回答，你听明白了吗？", f"根据法律规定，现对你进行{verb}，同步录音录像，你应当如实陈述，是否清楚？")),
        ("答", s.pick("清楚。", "听明白了。", "清楚。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(17, 28)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"{s.pick('笔录看过，属实。', '以上笔录我看过，和我说的相符。', '以上记录与我所述一致。')}　{s.hand(who)}")  # fmt: skip


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("抓获经过", "到案经过", "归案情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我局民警在工作中掌握{m.recipient}涉嫌{m.cause}的线索，后在{m.stock.say('spot')}将其抓获。",
        *m.stock.many("dictum", 5),
        "以上情况，特此说明。",
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认证中心"
    s.title("价格认定结论书", "价格认定结论书", "涉案财物价格认定书", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"根据你单位的委托，我中心对{m.stock.say('things')}进行价格认定，认定基准日为{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"经认定，上述物品在基准日的价格为人民币{s.dice.randint(20, 300) * 100}元。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍证明", "人口信息表", "常住人口基本信息", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉族"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("户籍地址", f"{m.city}{m.district}{m.home}"), ("文化程度", m.stock.say("schooling")),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押清单", "扣押物品、文件清单", "扣押决定书（附清单）", org=_police(s))
    s.table(
        ["序号", "名称", "数量", "特征", "备注"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("随案", "已发还", "保管室"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"持有人：{m.recipient}　　见证人：{m.stock.values['witness2']}　　承办人：{m.officer}、{m.clerk}")  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("个人账户明细", "账户交易明细清单", "客户交易流水", org=f"{m.city}农商银行")
    day, rows = m.days["happened"] - timedelta(days=94), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("转账", "支取", "工资", "消费", "存现")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00"])  # fmt: skip
    s.table(["交易日期", "交易类型", "金额", "余额"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{s.dice.choice(('第二人民医院', '中心医院', '中医院'))}"
    s.title("出院小结", "出院记录", "疾病诊断证明书", org=owner)
    left = m.days["happened"] + timedelta(days=12)
    s.fields(("姓名", m.recipient), ("入院日期", s.day(m.days["happened"])), ("出院日期", s.day(left)),
             ("出院诊断", f"{m.stock.say('part')}损伤；{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"出院医嘱：继续休息{s.dice.randint(2, 9)}周，定期复查。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("协议", "协议书", "合同书")
    s.prose(
        s.pick(f"{m.other}与{m.recipient}商定：", f"甲方：{m.other}。乙方：{m.recipient}。双方达成协议如下：", f"甲方{m.other}、乙方{m.recipient}，就有关事宜签订本合同。"),
        *[f"{s.pick(f'{n}．', f'{n}.', f'第{n}条　')}{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"签订日期：{s.day(m.days['happened'])}",
    )  # fmt: skip
    s.sign((s.pick("签字", "甲方（签名）", "甲方签名"), m.other), (s.pick("签字", "乙方（签名）", "乙方签名"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资发放表", "工资发放花名册", "员工薪资明细", org=m.company)
    s.table(
        ["月份", "姓名", "出勤", "基本工资", "加班工资", "扣款", "应发合计", "实发合计", "领取人"],
        [[f"{n}月", m.recipient, str(s.dice.randint(18, 30)), str(s.dice.randint(2000, 4200)), str(s.dice.randint(0, 900)),
          str(s.dice.randint(0, 300)), str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解书", "谅解书", "被害人谅解意见书")
    s.prose(
        f"本人{m.other}是{m.recipient}{m.cause}一案的被害人，现自愿出具本谅解书。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "本人对其表示谅解，请求司法机关从宽处理。",
    )
    s.sign((s.pick("出具人", "谅解人（签名、捺印）", "被害人签名"), m.other))
    s.today(m.days["asked"])
