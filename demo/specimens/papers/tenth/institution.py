"""The institution's own forms in layouts 34 to 36."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.papers.tenth.ticks import aid_number, by_clerk, chosen
from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("承办法律援助案件档案", "法律援助案件卷宗", "法律援助案件归档案卷", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    sorts = ("刑事", "民事", "行政")
    rows = [
        (s.pick("类别", "案件类别", "案件类别"), s.pick(sort, chosen(sort, sorts), f"{sort}法律援助")),
        (s.pick("受援人", "受援人姓名", "受援人"), s.hand(m.recipient)),
        (s.pick("案由", "案由", "案由"), s.hand(m.cause)),
        (s.pick("办案机关", "办案机关", "受理机关"), s.hand(m.body)),
        (s.pick("律师", "承办人", "承办律师"), s.hand(m.handler)),
        (s.pick("律所", "承办单位", "承办律师事务所"), m.firm),
        (s.pick("指派日期", "指派日期", "指派时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结案日期", "结案日期", "办结时间"), s.hand(s.day(m.days["received"]))),
        (s.pick("交卷日期", "交卷日期", "归档时间"), s.hand(s.day(closed))),
        (s.pick("文号", "指派文号", "指派文号"), aid_number(s, "指")),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "1204536789", "9120345678", "9012345678"))
    s.prose(s.pick("一案一卷，由承办律师装订。", "保管期限：（√）长期　（　）短期　　立卷人：" + by_clerk(s, m.handler), "保管期限：三十年　　密级：内部"))  # fmt: skip


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷宗材料目录", "卷内目录", "卷内文件目录")
    listed = [(str(n), name, pages) for n, (name, pages) in enumerate(rows, 1)]
    if s.layout == 34:
        s.table(["序号", "材料名称", "页次", "备注"], [[n, name, _span(pages, "—"), ""] for n, name, pages in listed])  # fmt: skip
    elif s.layout == 35:
        s.table(["顺序号", "文件名称", "页号"], [[n, name, _span(pages, "-")] for n, name, pages in listed])  # fmt: skip
    else:
        s.text(*[f"{n}．{name}（第{_span(pages, '至')}页）" for n, name, pages in listed])


def _span(pages: str, between: str) -> str:
    """One page alone, or the first and the last."""
    first, _, last = pages.partition("-")
    return first if first == last else f"{first}{between}{last}"


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("申请法律援助的申请书", "法律援助申请表", "法律援助申请（登记）表", number=aid_number(s, "申"), org=s.pick("", m.centre, m.centre))  # fmt: skip
    sex = "男" if m.is_man else "女"
    rows = [
        (s.pick("申请人", "姓名", "申请人姓名"), s.hand(m.recipient)),
        ("性别", s.hand(sex)),
        (s.pick("出生日期", "出生日期", "出生日期"), s.hand(s.day(m.born))),
        ("民族", s.hand("汉族")),
        (s.pick("身份证号", "身份证号", "公民身份号码"), m.identity()),
        (s.pick("住址", "住址", "经常居住地"), s.hand(f"{m.city}{m.district}{m.home}")),
        ("职业", s.hand(m.stock.say("occupations"))),
        (s.pick("文化程度", "文化程度", "文化程度"), s.hand(m.stock.say("schooling"))),
        (s.pick("案由", "案由", "申请事项"), s.hand(m.cause)),
        (s.pick("身份", "诉讼地位", "在案件中的身份"), m.status),
        (s.pick("对方", "对方当事人", "对方当事人"), s.hand(m.other)),
        (s.pick("阶段", "案件阶段", "案件所处阶段"), m.stage),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123456789ab", "013267458b9a", "0132467589ab"))
    reasons = f"{'，'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 34:
        s.cell("申请理由", f"{reasons}本人无力聘请律师，请求给予法律援助。")
    elif s.layout == 35:
        way = "刑事辩护" if m.is_criminal else "代理"
        s.fields(("申请援助形式", chosen(way, ("刑事辩护", "代理", "其他"))), ("经济状况和申请理由", f"{reasons}申请人因经济困难申请法律援助。"))  # fmt: skip
    else:
        s.prose(f"{m.centre}：", f"我因{m.cause}一案需要律师帮助。我家的情况如下：{reasons}我没有能力支付律师费，现提出申请，请予审查。")  # fmt: skip
    s.prose(s.pick("以上情况属实。", "本人保证以上所填内容属实。", "申请人承诺：所填信息和提交的材料真实、有效。"))  # fmt: skip
    s.sign((s.pick("申请人", "申请人（签名、捺印）", "申请人签名"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("受援人身份证复印件", "身份证明复印件", "申请人居民身份证复印件")
    s.blocks.append("#v(60pt)\n#align(center)[#rect(width: 278pt, height: 172pt, radius: 8pt)[\n")
    s.fields(
        ("姓名", m.recipient), ("性别", f"{'男' if m.is_man else '女'}　民族　汉"),
        ("出生", s.day(m.born, "spaced")), ("住址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(40pt)\n")
    s.prose(
        s.pick("复印自原件。", "此复印件经与原件核对无误。", "与原件一致，原件已退还申请人。"),
        f"{s.pick('核对', '核对人', '经办人')}：{s.hand(m.officer)}　{s.day(m.days['applied'])}",
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("关于本人经济困难情况的说明", "法律援助申请人经济困难状况说明表", "申请人经济状况信息表", org=s.pick("", m.centre, m.centre))  # fmt: skip
    income = s.dice.randint(3, 12) * 100
    rows = [
        (s.pick("申请人", "申请人姓名", "申请人"), s.hand(m.recipient)),
        (s.pick("人口", "家庭人口（人）", "共同生活家庭成员"), s.hand(f"{s.dice.randint(2, 6)}{s.pick('人', '', '人')}")),
        (s.pick("收入", "人均月收入（元）", "家庭人均月收入"), s.hand(f"{income}{s.pick('元', '', '元')}")),
        (s.pick("住房", "住房情况", "住房"), s.hand(s.pick("自建房三间", "自建平房", "自有一套，五十二平方米"))),
        (s.pick("存款", "存款（元）", "存款及有价证券"), s.hand(f"{s.dice.randint(2, 60) * 100}{s.pick('元', '', '元')}")),
        (s.pick("车辆", "机动车", "机动车辆"), s.hand("无")),
        (s.pick("救助情况", "享受救助情况", "社会救助情况"), s.pick("低保", chosen("低保", ("低保", "特困", "无")), "最低生活保障")),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123456", "0125346", "0162345"))
    reasons = f"{'；'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 34:
        s.cell("困难原因", reasons)
    else:
        s.text(f"{s.pick('具体情况是：', '', '致困原因：')}{reasons}")
    s.prose(s.pick("特此说明，请核实。", "以上情况如有不实，本人愿承担法律责任。", "本人同意法律援助机构向有关部门核查上述信息。"))  # fmt: skip
    s.sign((s.pick("说明人", "申请人（签名、捺印）", "申请人签名"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("个人诚信承诺", "申请法律援助个人诚信承诺书", "经济状况个人诚信承诺书")
    s.text(
        s.pick(f"{m.centre}：", f"承诺人{m.recipient}因{m.cause}一案向{m.centre}申请法律援助，郑重承诺：", f"本人{m.recipient}就{m.cause}一案申请法律援助，知悉诚信承诺的内容及后果，现承诺如下："),
        s.pick(f"我{m.recipient}因{m.cause}一案申请法律援助，对家庭经济状况的说明都是真实的。", "1.本人填写的个人及家庭经济状况真实、完整。", "第一，所申报的收入、财产、支出等信息真实、准确，无隐瞒、遗漏。"),
        s.pick("我同意中心向村（居）委会、民政、银行等单位核实。", "2.本人自愿接受法律援助机构的调查核实。", "第二，同意并授权法律援助机构通过信息共享等方式查询核实。"),
        s.pick("如果说假话骗取援助，我愿意退出援助并承担费用和法律责任。", "3.如承诺不实，愿意接受终止法律援助、支付已发生费用的处理，并承担相应法律责任。", "第三，若有虚假，自愿接受终止援助、补交费用、记入信用记录等处理。"),
    )  # fmt: skip
    s.sign((s.pick("承诺人", "承诺人（签名、捺印）", "承诺人签名"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title(
        "申请材料收件清单",
        "法律援助申请材料接收凭证",
        "法律援助申请材料接收单（回执）",
        org=m.centre,
    )
    day = m.days["applied"]
    s.prose(
        s.pick(f"{m.recipient}因{m.cause}一案申请法律援助，交来下列材料，已收下。",
               f"今收到申请人{by_clerk(s, m.recipient)}提交的{m.cause}一案法律援助申请材料如下：",
               f"申请人{m.recipient}于{s.day(day)}提交的法律援助申请材料，本中心已接收。材料明细："),
    )  # fmt: skip
    papers = ["申请表", "身份证明", "经济困难状况说明", "诚信承诺书"]
    more = str(s.dice.randint(1, 6))
    if s.layout == 34:
        s.table(["序号", "材料名称", "份数", "原件/复印件"], [[str(n), one, "1", "复印件" if n == 2 else "原件"] for n, one in enumerate(papers, 1)] + [["5", "与案件有关的材料", more, "复印件"]])  # fmt: skip
    elif s.layout == 35:
        s.table(["材料", "数量", "形式"], [[one, "1份", "复印" if n == 1 else "原件"] for n, one in enumerate(papers)] + [["证据材料", f"{more}份", "复印"]])  # fmt: skip
    else:
        s.prose(f"{'、'.join(papers)}各一份，证据材料{more}份。")
    s.sign((s.pick("收件人", "接收人（签名）", "接收人员签名"), m.officer))
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("申请援助事项审批单", "法律援助申请审批表", "法律援助审查批准表", number=aid_number(s, "审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    way = "刑事辩护" if m.is_criminal else "代理"
    rows = [
        (s.pick("申请人", "申请人", "申请人"), s.hand(m.recipient)),
        (s.pick("收件日期", "申请日期", "申请时间"), s.hand(s.day(m.days["applied"]))),
        (s.pick("案由", "案由", "案由"), s.hand(m.cause)),
        (s.pick("形式", "援助形式", "援助形式"), s.pick(way, chosen(way, ("刑事辩护", "代理")), way)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0213", "0213", "0123"))
    hardship = "符合经济困难标准" if m.basis != "notified" else "属于免予核查情形"
    views = (
        (s.pick("审查", "经办人意见", "审查意见"), s.hand(s.pick(f"经查，申请人{hardship}，可以援助。", f"申请人{hardship}，申请事项属于援助范围，建议给予法律援助。", f"申请人{hardship}，事项符合法律规定，拟给予法律援助。")) + f"　{s.hand(m.officer)}　{s.hand(granted)}"),
        (s.pick("批准", "负责人意见", "审批意见"), s.hand(s.pick("同意援助。", "同意给予法律援助。", "同意。")) + f"　{s.hand(m.head)}　{s.hand(granted)}"),
    )  # fmt: skip
    if s.layout == 34:
        for label, said in views:
            s.cell(label, said)
    else:
        s.fields(*views)
