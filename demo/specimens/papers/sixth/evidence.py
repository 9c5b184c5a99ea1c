"""Copies from the authority's file and of the parties in layouts 22 to 24."""

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
        (s.pick("时间", f"{verb}时间", f"{verb}时间"), f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 84)}"),
        (s.pick("地点", f"{verb}地点", f"{verb}地点"), f"{m.district[:2]}派出所办案区"),
        (s.pick(f"{verb}人", f"{verb}人员", f"{verb}人"), m.officer), ("记录人", m.clerk), (f"被{verb}人", who),
        way=s.pick("blanks", "lines", "lines"),
    )  # fmt: skip
    talk = [
        ("问", f"我们是{m.district[:2]}派出所民警，现在依法对你{verb}，你应当如实回答，听明白没有？"),
        ("答", s.pick("听明白了。", "明白。", "明白了。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"{s.pick('以上笔录念给我听过，是我讲的。', '以上笔录我看过，和我说的相符。', '笔录已阅，属实。')}　{s.hand(who)}")  # fmt: skip


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("抓获经过", "到案经过", "归案情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我所接指挥中心指令出警，在{m.stock.say('spot')}将{m.recipient}口头传唤至所内。",
        *m.stock.many("dictum", 5),
        "特此说明。",
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认证中心"
    s.title("价格认定书", "关于涉案物品的价格认定结论书", "价格认定结论书", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"根据你单位的价格认定协助书，对{m.stock.say('things')}进行了认定。基准日：{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"认定结论：标的在基准日的市场中等价格为{s.dice.randint(20, 300) * 100}元。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍证明", "常住人口登记表", "人口信息查询结果", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born, "plain")), ("民族", "汉族"),
        ("户籍地", f"{m.city}{m.district}{m.home}"), ("公民身份号码", m.identity()), ("文化程度", m.stock.say("schooling")),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押清单", "扣押决定书", "扣押物品清单", org=_police(s))
    s.table(
        ["编号", "物品", "数量", "特征", "存放"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("保管室", "已发还"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"持有人：{m.recipient}　　办案民警：{m.officer}　　保管人：{m.clerk}")
    s.seal(_police(s), m.days["caught"], way="plain")


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("存折交易明细", "银行卡交易流水", "电子账户交易明细", org=f"{m.city}农村信用社")
    day, rows = m.days["happened"] - timedelta(days=100), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("支取", "存入", "转账", "代发")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00", str(s.dice.randint(1000, 9999))])  # fmt: skip
    s.table(["记账日期", "摘要", "发生额", "结余", "柜员号"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}第{s.dice.choice('一二三')}人民医院"
    s.title("诊断证明书", "出院记录", "出院小结", org=owner)
    left = m.days["happened"] + timedelta(days=17)
    s.fields(("姓名", m.recipient), ("入院时间", s.day(m.days["happened"])), ("出院时间", s.day(left)),
             ("诊断", f"{m.stock.say('part')}外伤，{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"出院医嘱：全休{s.dice.randint(2, 9)}周，门诊复查。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("字据", "协议", "服务合同")
    s.prose(
        s.pick(f"{m.other}同{m.recipient}立此字据：", f"甲方{m.other}、乙方{m.recipient}经协商，约定如下：", f"甲方：{m.other}　　乙方：{m.recipient}"),
        *[f"{n}{s.pick('．', '、', '. ')}{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"{s.pick('立据日期', '签订日期', '签署日期')}：{s.day(m.days['happened'])}",
    )  # fmt: skip
    s.sign((s.pick("立据人", "甲方", "甲方"), m.other), (s.pick("收据人", "乙方", "乙方"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资册", "工资发放明细表", "员工薪酬明细单", org=m.company)
    s.table(
        ["月份", "姓名", "工日", "日工资", "奖金", "应发数", "实发数", "签收"],
        [[f"{n}月", m.recipient, str(s.dice.randint(18, 30)), str(s.dice.randint(100, 260)), str(s.dice.randint(0, 900)),
          str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解书", "刑事谅解书", "谅解书（复印件）")
    s.prose(
        f"{m.other}与{m.recipient}因{m.cause}一案，已就赔偿达成一致，款项当场付清。{m.other}谅解{m.recipient}的行为。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "请司法机关从宽处理。",
    )
    s.sign((s.pick("谅解人", "被害人（签名）", "被害人签名"), m.other))
    s.today(m.days["asked"])
