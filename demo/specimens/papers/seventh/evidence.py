"""Copies from the authority's file and of the parties in layouts 25 to 27."""

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
        (f"{verb}地点", f"{m.district[:2]}派出所"), (s.pick(f"{verb}人", f"{verb}人", f"{verb}民警"), m.officer),
        (s.pick("记录人", "记录人", "记录员"), m.clerk), (f"被{verb}人", who),
        way=s.pick("", "lines", "lines"),
    )  # fmt: skip
    talk = [
        ("问", f"我们是{_police(s)}的民警，依法对你进行{verb}，对我们的提问你要如实回答，知道吗？"),
        ("答", s.pick("知道。", "知道了。", "我知道。")),
    ]
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"{s.pick('念给我听了，和我讲的一样。', '以上笔录我看过，与我说的一样。', '以上笔录已看，没有错误。')}　{s.hand(who)}")  # fmt: skip


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("破案经过", "到案经过说明", "抓获情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，民警经过摸排，在{m.stock.say('spot')}找到{m.recipient}，带回所里审查。",
        *m.stock.many("dictum", 5),
        "以上情况属实。",
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district[:2]}价格认证中心"
    s.title("价格认定结论", "价格认定结论书", "涉案物品价格认定书", org=owner)
    s.prose(
        f"{_police(s)}：",
        f"你单位提出的{m.stock.say('things')}价格认定事项，已经办结。价格认定基准日为{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 6),
        f"价格认定结论：{s.dice.randint(20, 300) * 100}元。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户口证明", "户籍证明", "常住人口信息表", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("住址", f"{m.city}{m.district}{m.home}"), ("文化程度", m.stock.say("schooling")),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押物品登记", "扣押清单", "扣押财物清单", org=_police(s))
    s.table(
        ["序号", "名称", "数量", "特征", "备注"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("入库", "发还"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(f"物品持有人：{m.recipient}　　保管人：{m.clerk}　　办案民警：{m.officer}")
    s.seal(_police(s), m.days["caught"], way="plain")


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("活期存款明细", "账户历史交易明细", "个人账户流水", org=f"{m.city}村镇银行")
    day, rows = m.days["happened"] - timedelta(days=96), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("现存", "现取", "转入", "转出", "消费")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00", s.dice.choice(("柜面", "手机银行", "自助"))])  # fmt: skip
    s.table(["交易日", "类型", "金额", "余额", "渠道"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{s.dice.choice(('中医院', '第二人民医院', '骨科医院'))}"
    s.title("疾病证明", "出院记录", "出院诊断证明书", org=owner)
    left = m.days["happened"] + timedelta(days=15)
    s.fields(("姓名", m.recipient), ("入院", s.day(m.days["happened"])), ("出院", s.day(left)),
             ("出院诊断", f"{m.stock.say('part')}损伤，{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"建议：休息{s.dice.randint(2, 9)}周，不适随诊。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("契约", "协议书", "合同")
    s.prose(
        s.pick(f"{m.other}、{m.recipient}两人讲定：", f"甲方：{m.other}；乙方：{m.recipient}。双方达成如下协议：", f"甲方{m.other}与乙方{m.recipient}订立本合同："),
        *[f"{n}{s.pick('．', '、', '. ')}{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"{s.pick('立约', '签约日期', '签订时间')}：{s.day(m.days['happened'])}",
    )  # fmt: skip
    s.sign((s.pick("立约人", "甲方（签字）", "甲方签字"), m.other), (s.pick("立约人", "乙方（签字）", "乙方签字"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资领取表", "职工工资发放表", "薪资发放记录", org=m.company)
    s.table(
        ["月份", "姓名", "天数", "单价", "补贴", "应付", "实付", "领款人"],
        [[f"{n}月", m.recipient, str(s.dice.randint(18, 30)), str(s.dice.randint(100, 260)), str(s.dice.randint(0, 900)),
          str(s.dice.randint(3000, 7000)), str(s.dice.randint(500, 3000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解说明", "刑事谅解书", "谅解书（扫描件）")
    s.prose(
        f"我是{m.other}。{m.recipient}{m.cause}一事，他家里已经赔了钱、道了歉，我愿意谅解。",
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        "请给他从宽处理。",
    )
    if s.layout == 26:  # what a party wrote has no platform's frame
        s.prose(f"谅解人：{m.other}", s.day(m.days["asked"], "plain"))
        return
    s.sign((s.pick("谅解人签名或手印", "谅解人（签字）", ""), m.other))
    s.today(m.days["asked"])
