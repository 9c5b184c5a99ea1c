"""The institution's own forms in layouts 31 to 33."""

from demo.specimens.papers.ninth.houses import boxed, checked, of, ordered
from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title(of(s, "法律援助承办案件卷宗", "法律援助案件档案", "律师业务档案（法律援助类）"), org=of(s, m.centre, m.centre, m.firm))  # fmt: skip
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (of(s, "案件类别", "案件类别", "业务类别"),
         of(s, boxed(sort, ("刑事", "民事", "行政")), f"{sort}诉讼" if "trial" in m.kind else sort, f"{sort}法律援助")),
        (of(s, "受援人", "受援人姓名", "委托人（受援人）"), s.hand(m.recipient)),
        (of(s, "案由", "案由", "案由"), m.cause),
        (of(s, "办案机关", "受理（办案）机关", "受理机关"), m.body),
        (of(s, "承办人", "承办律师", "经办律师"), s.hand(m.handler)),
        (of(s, "承办单位", "律师事务所", "律师事务所"), m.firm),
        (of(s, "指派日期", "指派日期", "收案日期"), s.hand(s.day(m.days["assigned"]))),
        (of(s, "办结日期", "结案日期", "结案日期"), s.hand(s.day(m.days["received"]))),
        (of(s, "归档日期", "归档时间", "归档日期"), s.hand(s.day(closed))),
        (of(s, "保管期限", "援助阶段", "保存期限"), of(s, boxed("长期", ("永久", "长期", "短期")), m.stage, "十年")),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123546789", "0129345678", "0123546789"))


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title(of(s, "卷内文书材料目录", "归档材料目录", "卷内目录"))
    listed = [(str(n), name, pages) for n, (name, pages) in enumerate(rows, 1)]
    if s.layout == 31:
        s.table(["顺序号", "文书材料名称", "页次", "备注"], [[n, name, _whole(pages), ""] for n, name, pages in listed])  # fmt: skip
    elif s.layout == 32:
        s.table(["序号", "材料名称", "份数", "起页", "止页"], [[n, name, "1", *pages.split("-")] for n, name, pages in listed])  # fmt: skip
    else:
        s.table(["序号", "文件名称", "页码"], [[n, name, f"第{_whole(pages)}页"] for n, name, pages in listed])  # fmt: skip


def _whole(pages: str) -> str:
    first, _, last = pages.partition("-")
    return first if first == last else f"{first}～{last}"


def application(s: Sheet) -> None:
    """The application form; a letter where the house has no form."""
    m = s.matter
    s.title(of(s, "法律援助申请表（公民）", "法律援助申请登记表", "法律援助申请书"), number=m.aid_number("申"), org=of(s, m.centre, m.centre, ""))  # fmt: skip
    sex = "男" if m.is_man else "女"
    reasons = m.stock.many("burdens", 3)
    if s.layout == 33:
        s.prose(
            f"申请人：{m.recipient}，{sex}，汉族，{s.day(m.born)}出生，公民身份号码{m.identity()}，{m.stock.say('schooling')}文化，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。",
            f"申请事项：因{m.cause}一案（对方当事人{m.other}，目前处于{m.stage}，申请人系{m.status}），申请指派律师提供法律援助。",
            f"申请理由：{'；'.join(reasons)}。申请人没有能力聘请律师，又不懂法律，故依照法律援助法的规定提出申请，望予批准。",
            "此致",
            m.centre,
        )  # fmt: skip
    else:
        _application_form(s, sex, reasons)
    s.sign((of(s, "申请人（签名、捺印）", "申请人签名及日期", "申请人"), m.recipient), day=m.days["applied"] if s.layout == 32 else None)  # fmt: skip
    if s.layout != 32:
        s.today(m.days["applied"])


def _application_form(s: Sheet, sex: str, reasons: list[str]) -> None:
    m = s.matter
    aid = "刑事辩护" if m.is_criminal else "民事诉讼或者仲裁代理"
    rows = [
        (of(s, "姓名", "申请人姓名", ""), s.hand(m.recipient)),
        (of(s, "性别", "性别", ""), of(s, boxed(sex, ("男", "女")), sex, "")),
        (of(s, "出生日期", "出生年月日", ""), s.hand(s.day(m.born))),
        (of(s, "民族", "民族", ""), s.hand("汉族")),
        (of(s, "身份证号", "公民身份号码", ""), m.identity()),
        (of(s, "经常居住地", "住所地或者经常居住地", ""), s.hand(f"{m.city}{m.district}{m.home}")),
        (of(s, "职业", "职业", ""), s.hand(m.stock.say("occupations"))),
        (of(s, "文化程度", "文化程度", ""), s.hand(m.stock.say("schooling"))),
        (of(s, "案由", "申请事项（案由）", ""), s.hand(m.cause)),
        (of(s, "诉讼地位", "申请人的法律地位", ""), s.hand(m.status)),
        (of(s, "对方当事人", "对方当事人（被害人）", ""), s.hand(m.other)),
        (of(s, "案件阶段", "所处阶段", ""), s.hand(m.stage)),
        (of(s, "人群类别", "申请援助形式", ""),
         of(s, boxed("一般贫困者", ("残疾人", "老年人", "妇女", "农民工", "一般贫困者")), checked(aid, ("刑事辩护", "民事诉讼或者仲裁代理", "行政诉讼代理")), "")),
    ]  # fmt: skip
    if s.layout == 32:
        s.prose("一、申请人基本信息")
    s.fields(*ordered(s, rows, "0123456789abc", "0132456789bac", "0"))
    told = f"{'；'.join(reasons)}。"
    if s.layout == 32:
        s.prose("二、申请理由", f"{told}因经济困难没有委托律师，申请法律援助。", "三、申请人声明", "本人对所填内容的真实性负责。")  # fmt: skip
    else:
        s.cell("案情及申请理由", f"{told}本人无力支付律师费用，特申请法律援助。")
        s.prose("本人承诺以上所填内容真实，如有虚假，愿意承担相应的法律责任。")


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = of(s, "申请人身份证复印件", "身份证明（复印件）", "身份证复印件")
    s.blocks.append("#v(40pt)\n#align(center)[#rect(width: 290pt, height: 180pt, radius: 8pt)[\n")
    s.fields(
        ("姓　　名", m.recipient), ("性　　别", f"{'男' if m.is_man else '女'}　　民族　汉"),
        ("出　　生", s.day(m.born, "spaced")), ("住　　址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(40pt)\n")
    s.prose(
        of(s, "本复印件与原件核对无异。", "复印件与原件一致", "与原件相符，原件已退还本人。"),
        f"{of(s, '核对人', '审核人', '经办人')}：{s.hand(m.officer)}",
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title(of(s, "法律援助申请人经济状况说明表", "申请人家庭经济困难情况说明", "经济困难状况的说明"), org=of(s, m.centre, m.centre, ""))  # fmt: skip
    count, income = s.dice.randint(1, 6), s.dice.randint(3, 12) * 100
    money = s.dice.randint(2, 60) * 100
    reasons = f"{'；'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 33:
        s.prose(
            f"{m.centre}：",
            f"本人{m.recipient}，现就家庭经济状况说明如下：全家共同生活{count}人，每人每月收入{income}元上下；住房是自建平房，没有机动车，没有商铺和投资，手头存款{money}元。",
            f"家里的困难主要是：{reasons}",
            "以上说明真实，欢迎核查。如有不实，本人愿承担一切后果。",
        )  # fmt: skip
    else:
        rows = [
            (of(s, "申请人", "申请人姓名", ""), s.hand(m.recipient)),
            (of(s, "家庭人口", "共同生活的家庭成员", ""), s.hand(f"{count}人")),
            (of(s, "人均月收入", "人均可支配收入（月）", ""), s.hand(f"{income}元")),
            (of(s, "住房", "住房状况", ""), s.hand(of(s, "农村自建房", "租住公房，面积四十八平方米", ""))),
            (of(s, "存款", "银行存款及有价证券", ""), s.hand(f"{money}元")),
            (of(s, "车辆", "机动车辆", ""), of(s, boxed("无", ("有", "无")), checked("无", ("有", "无")), "")),
            (of(s, "社会救助", "享受社会救助情况", ""), of(s, boxed("低保", ("低保", "特困", "临时救助", "无")), "最低生活保障", "")),
        ]  # fmt: skip
        s.fields(*ordered(s, rows, "0123456", "0123456", "0"))
        _hardship(s, reasons)
    s.sign((of(s, "申请人（签名、捺印）", "申请人签名及日期", "说明人"), m.recipient), day=m.days["applied"] if s.layout == 32 else None)  # fmt: skip
    if s.layout != 32:
        s.today(m.days["applied"])


def _hardship(s: Sheet, reasons: str) -> None:
    if s.layout == 31:
        s.cell("困难原因说明", reasons)
        s.prose("本人对以上说明的真实性负责，同意法律援助中心向有关部门、单位核查。")
    else:
        s.prose("困难原因及其他说明", reasons, "本人授权法律援助中心核查家庭经济状况信息。")


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title(of(s, "法律援助经济困难承诺书", "申请法律援助个人诚信承诺书", "承诺书"))
    s.prose(*of(s, (
        f"本人{m.recipient}，因{m.cause}一案申请法律援助。根据《中华人民共和国法律援助法》第四十一条的规定，就本人及共同生活的家庭成员的经济困难状况郑重承诺：",
        "1．本人所填写的收入、财产和支出情况真实、准确、完整，没有隐瞒和遗漏。",
        f"2．同意{m.centre}通过信息共享查询或者向有关单位核实上述情况。",
        "3．如有虚假，愿意承担终止法律援助、支付已实施法律援助的费用等法律后果，并接受失信惩戒。",
    ), (
        f"承诺人：{m.recipient}　　申请事项：{m.cause}",
        "一、承诺事项",
        "本人已知晓法律援助经济困难标准，所提供的家庭经济信息真实有效；同意法律援助机构依法核查。",
        "二、违诺责任",
        "承诺不实的，同意法律援助机构终止法律援助并追缴费用，承诺信息可以纳入公共信用记录。",
    ), (
        f"{m.centre}：",
        f"我是{m.recipient}，为{m.cause}的事申请法律援助。我保证交来的材料和讲的家庭情况都是真的，你们可以向任何部门核实。将来查出有假，我愿意退还援助的费用，并按法律规定受罚。",
    )))  # fmt: skip
    s.sign((of(s, "承诺人（签名、捺印）", "承诺人签名及日期", "承诺人"), m.recipient), day=m.days["applied"] if s.layout == 32 else None)  # fmt: skip
    if s.layout != 32:
        s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title(of(s, "法律援助申请材料接收凭证（存根）", "申请材料清单及接收凭证", "收件回执"), org=m.centre)  # fmt: skip
    day = m.days["applied"]
    more = str(s.dice.randint(1, 6))
    papers = [("申请表", "1"), ("身份证明复印件", "1"), ("经济困难状况说明", "1"), ("承诺书", "1"), ("案件材料复印件", more)]  # fmt: skip
    if s.layout == 33:
        listed = "、".join(f"{name}{count}份" for name, count in papers)
        s.prose(f"{m.recipient}：", f"你{s.day(day)}送来的申请材料（{listed}）已经收到，本中心将在七日内审查并答复。")  # fmt: skip
    else:
        s.prose(f"{m.recipient}{of(s, f'：你因{m.cause}一案申请法律援助，本中心收到你提交的下列材料：', f'申请法律援助（{m.cause}），提交材料如下：', '')}")  # fmt: skip
        s.table(["序号", "材料名称", "份数"], [[str(n), name, count] for n, (name, count) in enumerate(papers, 1)])  # fmt: skip
    s.sign((of(s, "接收人（签名）", "受理人员签名", "经办人"), m.officer))
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title(of(s, "法律援助申请审批表（存档）", "法律援助申请审查审批表", "法律援助申请呈批表"), number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    rows = [
        (of(s, "申请人", "申请人", "申请人"), m.recipient),
        (of(s, "申请日期", "申请日期", "收到申请"), s.day(m.days["applied"])),
        (of(s, "案由", "案由", "案由"), m.cause),
        (of(s, "援助方式", "拟援助方式", "援助方式"), "刑事辩护" if m.is_criminal else "诉讼（仲裁）代理"),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123", "0213", "0213"))
    views = (
        (of(s, "审查意见", "一、审查意见", "经办人意见"), of(s, "经审查，申请人的经济状况符合本地经济困难标准，申请事项属于法律援助范围，材料齐全，拟给予法律援助。", "主体适格（√）　事项在范围内（√）　经济困难（√）。建议给予法律援助。", "该申请人家庭困难，所诉事项属于援助范围，拟同意。"), m.officer),
        (of(s, "审批意见", "二、审批意见", "负责人意见"), of(s, "同意给予法律援助。", "同意。请按程序指派。", "同意援助。"), m.head),
    )  # fmt: skip
    for label, said, name in views:
        if s.layout == 31:
            s.cell(label, said, f"签名：{s.hand(name)}　　{granted}")
        else:
            s.prose(f"{label}：" if s.layout == 33 else label, f"{said}　{s.hand(name)}　{granted}")
