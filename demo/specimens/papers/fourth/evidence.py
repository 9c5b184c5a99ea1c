"""Copies from the authority's file and of the parties in layouts 16 to 18."""

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
        ("问", f"我们是{m.district[:2]}派出所的民警，现依法对你进行{verb}，你应当如实回答，听清楚了吗？"),
        ("答", s.pick("听清楚了。", "清楚。", "明白。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(
        f"{s.pick('以上笔录我看过，与我说的一样。', '以上笔录我已看过，和我讲的相符。', '以上笔录向我宣读过，没有错误。')}　{s.hand(who)}"
    )


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("到案经过", "抓获经过", "归案情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我所接到报警后出警，在{m.stock.say('spot')}将犯罪嫌疑人{m.recipient}传唤到案。",
        *m.stock.many("dictum", 5),
        "特此说明。",
    )
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}发展和改革局价格认定中心"
    s.title("价格认定结论书", "关于被盗物品的价格认定结论书", "价格认定书", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"根据你单位的委托，我中心对{m.stock.say('things')}的价格进行了认定，基准日为{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"认定结论：人民币{s.dice.randint(20, 300) * 100}元整。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍证明", "常住人口基本信息", "人口信息查询表", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉族"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("文化程度", m.stock.say("schooling")), ("户籍地址", f"{m.city}{m.district}{m.home}"),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押清单", "扣押物品清单", "扣押决定书（附清单）", org=_police(s))
    s.table(
        ["编号", "名称", "数量", "特征", "备注"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("已拍照", "随案移送"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"物品持有人：{m.recipient}　　见证人：{m.clerk}　　办案人员：{m.officer}")
    s.seal(_police(s), m.days["caught"], way=s.pick("", "", "plain"))


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("账户交易明细", "个人活期明细查询", "银行流水单", org=f"{m.city}农村商业银行")
    day, rows = m.days["happened"] - timedelta(days=100), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("转账支出", "转账收入", "ATM取款", "代发工资")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00", s.dice.choice(("手机银行", "柜台"))])  # fmt: skip
    s.table(["交易日期", "摘要", "交易金额", "账户余额", "渠道"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}第{s.dice.choice('一二三')}人民医院"
    s.title("出院记录", "诊断证明书", "住院病案首页", org=owner)
    left = m.days["happened"] + timedelta(days=18)
    s.fields(("姓名", m.recipient), ("入院日期", s.day(m.days["happened"])), ("出院日期", s.day(left)),
             ("出院诊断", f"1.{m.stock.say('part')}外伤；2.{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"出院医嘱：休息{s.dice.randint(2, 9)}周，不适随诊。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("协议书", "借条", "劳务合同")
    s.prose(
        s.pick(f"甲方：{m.other}　乙方：{m.recipient}　经协商达成如下协议：", f"今{m.other}同{m.recipient}商定：", f"用工方{m.other}与提供劳务方{m.recipient}约定："),
        *[f"{n}.{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"本约定自{s.day(m.days['happened'])}起生效。",
    )  # fmt: skip
    s.sign((s.pick("甲方", "借款人", "用工方"), m.other), (s.pick("乙方", "出借人", "劳务方"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资表", "工资发放表", "职工工资明细表", org=m.company)
    s.table(
        ["姓名", "月份", "出勤", "基本工资", "加班工资", "应发", "实发", "签字"],
        [[m.recipient, f"{n}月", str(s.dice.randint(18, 30)), str(s.dice.randint(18, 40) * 100), str(s.dice.randint(0, 900)),
          str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("刑事谅解书", "谅解书", "赔偿谅解协议书")
    s.prose(
        f"{m.recipient}因{m.cause}一案，已向{m.other}赔礼道歉并作出赔偿。{m.other}对其行为表示谅解。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "请求司法机关对其从宽处理。",
    )
    s.sign((s.pick("谅解人", "谅解人（签字）", "被害人"), m.other))
    s.today(m.days["asked"])
