"""Copies from the authority's file and of the parties: papers that no type of the catalogue names."""

from datetime import timedelta

from demo.specimens.sheet import Sheet


def _police(s: Sheet) -> str:
    return f"{s.matter.city}公安局{s.matter.district[:2]}分局"


def questioning(s: Sheet) -> None:
    """A police record of questioning a witness or the suspect."""
    m = s.matter
    suspect = s.truth.row.endswith("讯")
    s.official("讯问笔录" if suspect else "询问笔录", org=_police(s))
    who = m.recipient if suspect else m.stock.values["witness"]
    start = s.dice.randint(500, 900)
    s.fields(
        ("时间", f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 95)}"),
        ("地点", f"{m.district[:2]}派出所"),
        ("讯问人" if suspect else "询问人", m.officer),
        ("被讯问人" if suspect else "被询问人", who),
        way=s.pick("lines", "blanks", "columns"),
    )
    talk = []
    for _ in range(s.dice.randint(16, 30)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"以上笔录我看过，和我说的相符。　{s.hand(who)}")


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official("到案经过", "抓获经过", "到案情况说明", org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我所民警在{m.stock.say('spot')}将{m.recipient}带回。",
        *m.stock.many("dictum", 5),
    )
    s.seal(_police(s), m.days["caught"])


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}价格认证中心"
    s.title("价格认定结论书", "关于涉案财物的价格认定结论书", "价格认定书", org=owner)
    s.prose(
        f"一、价格认定标的：{m.stock.say('things')}。",
        f"二、价格认定基准日：{s.day(m.days['happened'])}。",
        *m.stock.many("dictum", 7),
        f"三、结论：认定价格为人民币{s.dice.randint(20, 300) * 100:,}元。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official("户籍证明", "常住人口登记表", "户籍信息", org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born, "plain")),
        ("民族", "汉族"), ("住址", f"{m.city}{m.district}{m.home}"), ("身份证号", m.identity()),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"])


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official("扣押清单", "扣押物品、文件清单", "扣押决定书及清单", org=_police(s))
    s.table(
        ["编号", "名称", "数量", "特征", "备注"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), "见照片"]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"])


def photographs(s: Sheet) -> None:
    """A page of photographs, each with its caption."""
    m = s.matter
    s.title("现场照片", "照片说明", "现场勘验照片", "物证照片", "现场方位照片")
    tones = (s.dice.randint(120, 190), s.dice.randint(90, 170))
    for n, tone in enumerate(tones, start=1):
        s.blocks.append(f"#align(center)[#rect(width: 300pt, height: 190pt, fill: luma({tone}))]\n")
        s.prose(
            f"照片{n}：{m.stock.say('spot')}，{m.stock.say('hours')}拍摄，{m.stock.say('weather')}。"
        )


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title("客户交易流水", "账户交易明细", "银行流水单", "个人账户交易明细清单", "交易明细查询",
            org=f"{m.city}农村商业银行")  # fmt: skip
    day = m.days["happened"] - timedelta(days=120)
    rows = []
    for _ in range(s.dice.randint(24, 44)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), f"{s.dice.randint(10, 5000)}.{s.dice.randint(10, 99)}",
                     s.dice.choice(("转入", "转出", "消费", "取现")),
                     f"{s.dice.randint(100, 90000)}.00"])  # fmt: skip
    s.table(["交易日期", "金额", "摘要", "余额"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}第{s.dice.choice('一二三')}人民医院"
    s.title("出院记录", "出院小结", "疾病诊断证明书", "住院病历", "门诊病历", org=owner)
    s.fields(("姓名", m.recipient), ("入院日期", s.day(m.days["happened"])),
             ("出院日期", s.day(m.days["happened"] + timedelta(days=18))),
             ("诊断", f"{m.stock.say('part')}外伤，{m.stock.say('illness')}"))  # fmt: skip
    s.text(
        *m.stock.many("dictum", 6),
        f"出院医嘱：休息{s.dice.randint(2, 9)}周，按时复查。",
        way="indent",
    )
    s.seal(owner, m.days["happened"] + timedelta(days=18))


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title("借条", "房屋租赁合同", "劳务合同", "欠条", "协议书（双方自行签订）")
    s.prose(
        f"甲方：{m.other}　乙方：{m.recipient}",
        *[f"{n}．{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 16))],
        f"双方于{s.day(m.days['happened'])}签字，各执一份。",
    )
    s.sign(("甲方", m.other), ("乙方", m.recipient))


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title("工资发放表", "工资表", "员工工资明细表", "考勤及工资汇总表", org=m.company)
    s.table(
        ["月份", "应发工资", "加班费", "扣款", "实发工资", "签收"],
        [[f"2025年{n}月", str(s.dice.randint(3000, 6000)), str(s.dice.randint(0, 800)),
          str(s.dice.randint(0, 300)), str(s.dice.randint(2500, 6000)), s.hand(m.recipient)]
         for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title("谅解书", "刑事谅解书", "谅解协议", "收条")
    s.prose(
        f"{m.recipient}的亲属已经退赔。",
        *m.stock.many("mitigation", 4),
        "本人表示谅解，请求从轻处理。",
    )
    s.sign(("谅解人", m.other))
    s.today(m.days["asked"])


CRIMINAL = (questioning, caught, price, household, seized, photographs, bank, forgiven, medical)
CIVIL = (contract, bank, medical, wages, photographs, household)
