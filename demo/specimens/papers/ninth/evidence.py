"""Copies from the authority's file and of the parties in layouts 31 to 33."""

from datetime import timedelta

from demo.specimens.papers.evidence import photographs
from demo.specimens.papers.ninth.houses import of
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
    s.official(f"{verb}笔录{of(s, '（第1次）', '', '')}", org=_police(s))
    who = m.recipient if suspect else m.stock.values["witness"]
    start = s.dice.randint(500, 900)
    s.fields(
        (of(s, "时间", f"{verb}时间", "时间"), f"{s.moment(m.days['caught'], start, 'plain')}至{s.clock(start + 83)}"),
        (of(s, "地点", f"{verb}地点", "地点"), f"{m.district[:2]}分局执法办案管理中心"), (f"{verb}人", m.officer),
        ("记录人", m.clerk), (f"被{verb}人", who),
    )  # fmt: skip
    talk = [
        ("问", of(s, f"我们是{_police(s)}的民警，现依法对你进行{verb}，你应当如实回答我们的提问，听明白了吗？", f"我们是民警（出示证件），依法{verb}你，是否明白？", f"公安机关依法向你{verb}，要如实讲，清楚没有？")),
        ("答", of(s, "听明白了。", "明白。", "清楚。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(15, 26)):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.prose(f"以上笔录我看过，和我说的{of(s, '相符', '一致', '一样')}。　{s.hand(who)}")


def caught(s: Sheet) -> None:
    """How the suspect was found."""
    m = s.matter
    s.official(of(s, "抓获经过", "到案经过", "归案情况说明"), org=_police(s))
    s.prose(
        f"{s.day(m.days['caught'], 'plain')}{m.stock.say('hours')}，我局民警在{m.stock.say('spot')}找到{m.recipient}，并将其传唤到案。",
        *m.stock.many("dictum", 5),
        "特此证明。",
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def price(s: Sheet) -> None:
    """The valuation of things."""
    m = s.matter
    owner = f"{m.city}{m.district}价格认证中心"
    s.title(of(s, "价格认定结论书", "关于涉案物品的价格认定结论书", "价格认定意见"), org=owner)
    s.prose(
        f"{_police(s)}：",
        f"你局委托认定的{m.stock.say('things')}，以{s.day(m.days['happened'])}为价格认定基准日，采用市场法进行认定。",
        *m.stock.many("dictum", 6),
        f"认定结论：标的在基准日的价格为人民币{s.dice.randint(20, 300) * 100}元。",
    )
    s.seal(owner, m.days["caught"] + timedelta(days=6))


def household(s: Sheet) -> None:
    """The certificate of residence."""
    m = s.matter
    s.official(of(s, "户籍证明", "人口信息表", "常住人口信息"), org=_police(s))
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉族"), ("出生日期", s.day(m.born, "plain")),
        ("公民身份号码", m.identity()), ("户籍地址", f"{m.city}{m.district}{m.home}"), ("文化程度", m.stock.say("schooling")),
    )  # fmt: skip
    s.seal(_police(s), m.days["caught"], way="plain")


def seized(s: Sheet) -> None:
    """The list of what was seized."""
    m = s.matter
    s.official(of(s, "扣押清单", "扣押决定书附清单", "扣押物品清单"), org=_police(s))
    s.table(
        ["编号", "名称", "数量", "特征", "备注"],
        [[str(n), m.stock.say("things")[2:], "1", m.stock.say("colour"), s.dice.choice(("随案移送", "已发还", "暂存保管室"))]
         for n in range(1, s.dice.randint(5, 12))],
    )  # fmt: skip
    s.prose(
        f"物品持有人：{m.recipient}　见证人：{m.stock.values['witness2']}　侦查人员：{m.officer}"
    )
    s.seal(_police(s), m.days["caught"], way="plain")


def bank(s: Sheet) -> None:
    """Slips of a bank: many days, many sums."""
    m = s.matter
    s.title(of(s, "个人账户交易明细", "账户历史交易明细表", "交易流水（打印件）"), org=f"{m.city}{m.district[:2]}农商银行")  # fmt: skip
    day, rows = m.days["happened"] - timedelta(days=92), []
    for _ in range(s.dice.randint(22, 40)):
        day += timedelta(days=s.dice.randint(1, 3))
        rows.append([s.day(day, "dashed"), s.dice.choice(("现金存入", "转账支出", "代发工资", "网上支付", "ATM取款")),
                     f"{s.dice.randint(10, 5000)}.00", f"{s.dice.randint(100, 90000)}.00"])  # fmt: skip
    s.table(["交易日期", "交易类型", "交易金额", "余额"], rows)


def medical(s: Sheet) -> None:
    """A record of a stay in hospital."""
    m = s.matter
    owner = f"{m.city}{s.dice.choice(('中心医院', '第一人民医院', '中医院'))}"
    s.title(of(s, "出院记录", "住院病案摘要", "疾病诊断证明书"), org=owner)
    left = m.days["happened"] + timedelta(days=14)
    s.fields(("姓名", m.recipient), ("入院日期", s.day(m.days["happened"])), ("出院日期", s.day(left)),
             ("出院诊断", f"{m.stock.say('part')}损伤；{m.stock.say('illness')}"))  # fmt: skip
    s.prose(*m.stock.many("dictum", 6), f"出院医嘱：注意休息{s.dice.randint(2, 9)}周，不适随诊。")
    s.seal(owner, left)


def contract(s: Sheet) -> None:
    """A contract or a note of hand between the parties."""
    m = s.matter
    s.title(of(s, "协议书（双方）", "合作约定", "凭据"))
    s.prose(
        of(s, f"甲方：{m.other}　　乙方：{m.recipient}", f"{m.other}与{m.recipient}约定如下：", f"今有{m.other}与{m.recipient}，经人说合，写此凭据。"),
        *[f"{of(s, f'第{n}条', f'{n}.', f'{n}、')}　{m.stock.say('mitigation')}。" for n in range(1, s.dice.randint(9, 15))],
        f"签订于{s.day(m.days['happened'])}。",
    )  # fmt: skip
    s.sign((of(s, "甲方（签名）", "一方签名", "立据人"), m.other), (of(s, "乙方（签名）", "另一方签名", "立据人"), m.recipient))  # fmt: skip


def wages(s: Sheet) -> None:
    """A register of wages, lying across."""
    m = s.matter
    s.wide = True
    s.title(of(s, "职工工资发放表", "工资明细表", "工资条汇总"), org=m.company)
    s.table(
        ["月份", "姓名", "出勤", "基本工资", "加班工资", "扣款", "实发工资", "签名"],
        [[f"{n}月", m.recipient, f"{s.dice.randint(18, 30)}天", str(s.dice.randint(2000, 5000)), str(s.dice.randint(0, 900)),
          str(s.dice.randint(0, 300)), str(s.dice.randint(1500, 6000)), s.hand(m.recipient)] for n in range(1, 13)],
    )  # fmt: skip


def forgiven(s: Sheet) -> None:
    """The victim's letter of forgiveness."""
    m = s.matter
    s.title(of(s, "谅解书（被害人）", "刑事谅解书", "谅解书"))
    s.prose(
        of(s, f"{m.other}系{m.recipient}{m.cause}一案的被害人。", f"本人{m.other}，就{m.recipient}{m.cause}一案作如下声明：", f"我叫{m.other}。{m.recipient}的家里人来赔了礼，事情说开了。"),
        *[f"{one}。" for one in m.stock.many("mitigation", 4)],
        of(s, "本人对其行为表示谅解，请求司法机关从轻处罚。", "本人自愿谅解，不再追究。", "我愿意原谅，请对他从轻。"),
    )  # fmt: skip
    s.sign((of(s, "谅解人（签名、捺印）", "被害人签名", "谅解人"), m.other))
    s.today(m.days["asked"])
