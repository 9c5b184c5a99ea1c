"""Copies from the authority's file and of the parties in layouts 19 to 21."""

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
        ("时间", f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 88)}"),
        ("地点", f"{m.district[:2]}派出所{verb}室"), (f"{verb}人", f"{m.officer}　记录人　{m.clerk}"),
        (f"被{verb}人", who), way=s.pick("lines", "blanks", "lines"),
    )  # fmt: skip
    talk = [
        ("问", f"我们是公安民警，向你{verb}有关情况，你要如实讲，听懂了吗？"),
        ("答", s.pick("听懂了。", "懂了。", "知道了。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(
        f"{s.pick('以上笔录看过，属实。', '笔录看了，同我讲的一样。', '以上内容我已核对，无误。')}　{s.hand(who)}"
    )


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("归案经过", "到案情况说明", "抓获经过", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，接群众报案，民警在{m.stock.say('spot')}找到{m.recipient}，将其带回审查。",
        *m.stock.many("dictum", 5),
        "以上情况属实。",
    )
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认定局"
    s.title("价格认定书", "涉案物品价格认定结论书", "价格认定结论书", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"受你单位委托，对{m.stock.say('things')}进行价格认定，认定基准日{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"结论：合计人民币{s.dice.randint(20, 300) * 100}元整。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("常住人口登记表", "户籍证明", "人口基本信息", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉族"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("文化程度", m.stock.say("schooling")), ("户籍地址", f"{m.city}{m.district}{m.home}"),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押物品清单", "扣押清单", "扣押清单（一）", org=_police(s))
    s.table(
        ["序号", "物品名称", "数量", "颜色特征", "处理情况"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("发还", "暂存"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"持有人：{m.recipient}　　见证人：{m.clerk}　　扣押人：{m.officer}")
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("交易流水", "存款账户明细", "个人账户交易明细表", org=f"{m.city}邮政储蓄网点")
    day, rows = m.days["happened"] - timedelta(days=100), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("转出", "转入", "取现", "工资")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00", s.dice.choice(("自助", "柜面"))])  # fmt: skip
    s.table(["日期", "业务类型", "金额", "余额", "网点"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}第{s.dice.choice('一二三')}人民医院"
    s.title("疾病诊断证明书", "出院小结", "住院病历", org=owner)
    left = m.days["happened"] + timedelta(days=18)
    s.fields(("姓名", m.recipient), ("入院日期", s.day(m.days["happened"])), ("出院日期", s.day(left)),
             ("出院诊断", f"1.{m.stock.say('part')}外伤；2.{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"医嘱：建议休息{s.dice.randint(2, 9)}周，不适随诊。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("合同书", "欠条", "加工协议")
    s.prose(
        s.pick(f"{m.other}（甲方）与{m.recipient}（乙方）订立合同如下：", f"{m.other}欠{m.recipient}款项，说明如下：", f"定作方{m.other}与承揽方{m.recipient}协商一致："),
        *[f"{n}.{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"日期：{s.day(m.days['happened'])}。",
    )  # fmt: skip
    s.sign((s.pick("甲方", "欠款人", "定作方"), m.other), (s.pick("乙方", "收执人", "承揽方"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("职工工资表", "工资结算单", "工资发放明细", org=m.company)
    s.table(
        ["姓名", "月份", "天数", "工资标准", "补贴", "应付", "已付", "领款人"],
        [[m.recipient, f"{n}月", str(s.dice.randint(18, 30)), str(s.dice.randint(18, 40) * 100), str(s.dice.randint(0, 900)),
          str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解书", "赔偿谅解书", "刑事谅解书（被害人）")
    s.prose(
        f"{m.recipient}因{m.cause}一案，经双方协商，赔偿已经到位，{m.other}自愿谅解。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "希望对其从轻处罚。",
    )
    s.sign((s.pick("被害人", "谅解人签名", "谅解人签名"), m.other))
    s.today(m.days["asked"])
