"""The institution's own forms in layouts 28 to 30."""

from demo.specimens.papers.eighth.ticks import ticked
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("援助案卷（正卷）", "法律援助业务档案卷宗", "法律援助卷宗封皮", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (s.pick("类别", "卷宗类别", "案件性质"),
         s.pick(f"{sort}案", f"{sort}类", ticked(sort, ("刑事", "民事", "行政")))),
        (s.pick("当事人", "受援人", "受援人姓名"), s.hand(m.recipient)),
        (s.pick("案名", "案由", "案由"), s.pick(f"{m.recipient}{m.said}", m.cause, m.cause)),
        (s.pick("承办机关", "受理机关", "审理（办理）机关"), m.body),
        (s.pick("承办人", "法律援助人员", "承办人员"), s.hand(m.handler)),
        (s.pick("所在律所", "所属单位", "承办机构"), m.firm),
        (s.pick("派案日", "指派时间", "指派日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结案日", "结案时间", "结案日期"), s.hand(s.day(m.days["received"]))),
        (s.pick("送卷日", "移交时间", "交卷日期"), s.hand(s.day(closed))),
        (s.pick("保存", "保管期限", "指派编号"), s.pick("长期保存", "30年", m.aid_number("指"))),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "1204536789", "0123456789", "9012345678"))


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷内材料目次", "卷内文件登记目录", "入卷材料一览")
    listed = [(str(n), name, pages) for n, (name, pages) in enumerate(rows, 1)]
    if s.layout == 30:
        s.table(["顺序", "材料题名", "自第几页至第几页"], [[n, name, pages.replace("-", "至")] for n, name, pages in listed])  # fmt: skip
    elif s.layout == 28:
        s.table(["序号", "题　　名", "起止页码", "页数", "备注"], [[n, name, pages.replace("-", "—"), str(_count(pages)), ""] for n, name, pages in listed])  # fmt: skip
    else:
        s.table(["编号", "材料名称", "有（√）", "起始页"], [[n, name, "√", pages.partition("-")[0]] for n, name, pages in listed])  # fmt: skip


def _count(pages: str) -> int:
    first, _, last = pages.partition("-")
    return int(last) - int(first) + 1


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("请求法律援助申请书", "法律援助申请书（表）", "法律援助申请表（三联）", number=m.aid_number("申"), org=m.centre)  # fmt: skip
    sex = "男" if m.is_man else "女"
    rows = [
        (s.pick("本人姓名", "申请人姓名", "申请人"), s.hand(m.recipient)),
        (s.pick("性别", "性别", "性别"), s.pick(s.hand(sex), s.hand(sex), ticked(sex, ("男", "女")))),
        (s.pick("生日", "出生年月日", "出生日期"), s.hand(s.day(m.born))),
        (s.pick("民族", "民族", "民族"), s.hand("汉族")),
        (s.pick("身份证", "证件号码", "有效证件号"), m.identity()),
        (s.pick("住在", "现住址", "通讯地址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("做什么工作", "工作单位及职业", "职业状况"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化", "受教育程度", "文化程度"), s.hand(m.stock.say("schooling"))),
        (s.pick("什么事", "申请事项", "申请援助事项"), s.hand(m.cause)),
        (s.pick("在案中是", "诉讼地位", "申请人身份"), m.status),
        (s.pick("对方是", "对方（被害）当事人", "相对方"), s.hand(m.other)),
        (s.pick("办到哪一步", "案件所处阶段", "申请阶段"), m.stage),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123457689ab", "012345678b9a", "0124356789ab"))
    reasons = f"{'；'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 30:
        s.prose(f"{m.centre}：", f"我家的情况是：{reasons}请不起律师，特向你中心申请法律援助，请批准。")  # fmt: skip
    elif s.layout == 28:
        s.cell("申请理由", f"{reasons}因经济困难无力委托律师，现申请法律援助。")
    else:
        s.fields(("申请理由摘要", f"{reasons}请求提供法律援助。"), ("所需援助形式", ticked("刑事辩护" if m.is_criminal else "诉讼（仲裁）代理", ("刑事辩护", "诉讼（仲裁）代理", "非诉讼代理"))))  # fmt: skip
    s.sign((s.pick("申请人", "申请人（签名并捺印）", "申请人本人签名"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("身份证复印件", "居民身份证复印件", "身份证件复印件")
    s.blocks.append("#v(50pt)\n#align(center)[#rect(width: 286pt, height: 176pt, radius: 7pt)[\n")
    s.fields(
        ("姓　名", m.recipient), ("性　别", f"{'男' if m.is_man else '女'}　　民　族　汉"),
        ("出　生", s.day(m.born, "spaced")), ("住　址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(36pt)\n")
    s.prose(
        s.pick("原件我看过，一样。", "经核对，复印件与原件无异。", "■与原件核对一致　□未提供原件"),
        f"{s.pick('看原件的人', '核验人员', '核对人')}：{s.hand(m.officer)}",
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("家庭收入财产情况表", "经济困难情况申报书", "申请人及家庭成员经济状况申报单", org=m.centre)  # fmt: skip
    income = s.dice.randint(3, 12) * 100
    help_ = s.pick("吃低保", "享受城乡低保待遇", ticked("低保", ("低保", "特困", "未享受")))
    rows = [
        (s.pick("姓名", "申报人", "申请人"), s.hand(m.recipient)),
        (s.pick("家里几口人", "共同生活人口", "家庭人口"), s.hand(f"{s.dice.randint(1, 6)}人")),
        (s.pick("每人每月收入", "人均月可支配收入", "月人均收入（元）"), s.hand(s.pick(f"{income}块", f"{income}元", f"{income}"))),
        (s.pick("房子", "住房", "房产"), s.hand(s.pick("瓦房两间", "自有住房一套，建筑面积不足六十平方米", "租住"))),
        (s.pick("存钱", "现金及存款", "金融资产（元）"), s.hand(f"{s.dice.randint(2, 60) * 100}{s.pick('块', '元', '')}")),
        (s.pick("车", "机动车", "机动车辆"), s.pick("没有车", "无", ticked("无", ("有", "无")))),
        (s.pick("救济", "社会救助", "救助待遇"), help_),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0124356", "0162345", "0126345"))
    reasons = f"{'，'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 28:
        s.cell("困难原因", reasons)
    else:
        s.text(f"{s.pick('难处', '', '其他需要说明的困难')}：{reasons}")
    s.prose(s.pick("我讲的都是实情。", "本人对申报内容的真实性负责，同意接受核查。", "■本人申报属实，愿接受核对。"))  # fmt: skip
    s.sign((s.pick("填写人", "申报人（签名并捺印）", "申请人本人签名"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("诚信声明书", "经济困难状况诚信承诺", "个人诚信承诺单")
    s.text(
        s.pick(f"{m.centre}：我叫{m.recipient}，因{m.cause}一案来申请援助，在此声明：",
               f"本人{m.recipient}，就{m.cause}一案向{m.centre}申请法律援助。按照法律援助法关于诚信承诺的规定，承诺如下：",
               f"承诺人：{m.recipient}　　事项：{m.cause}一案　　承诺对象：{m.centre}"),
        s.pick("家里收入、房子、存款都照实填了，一分没瞒。", "（一）本人提供的家庭经济状况信息真实、准确、完整。", "①所填经济状况真实，无隐瞒。"),
        s.pick("你们到银行、村里去查，我没有意见。", "（二）本人授权有关机关对上述信息进行查询、核对。", "②同意有关部门核查。"),
        s.pick("要是讲了假话，援助可以停掉，该赔的费用我赔。", "（三）违反承诺的，愿意承担终止法律援助、支付相关费用等法律责任。", "③承诺不实的，愿承担法律责任。"),
    )  # fmt: skip
    s.sign((s.pick("声明人", "承诺人（签名并捺印）", "承诺人本人签名"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("收到材料回条", "法律援助申请材料登记回执", "申请材料收件三联单", org=m.centre)
    day = m.days["applied"]
    s.prose(
        s.pick(
            f"今收到{m.recipient}送来材料如下：",
            f"{m.recipient}：本中心于{s.day(day)}收到你提交的法律援助申请材料，登记如下：",
            f"递交人：{m.recipient}　　申请事项：{m.cause}一案",
        )
    )
    more = str(s.dice.randint(1, 6))
    papers = ["申请书", "身份证复印件", "经济困难材料", "承诺材料"]
    if s.layout == 29:
        s.table(["收讫", "材料", "原件／复印件", "份数"], [["■", one, "原件" if n != 1 else "复印件", "1"] for n, one in enumerate(papers)] + [["■", "案件证据材料", "复印件", more]])  # fmt: skip
    else:
        s.table([s.pick("材料", "材料名称", ""), s.pick("份", "数量（份）", "")], [[one, "1"] for one in papers] + [[s.pick("别的证据", "相关证据材料", ""), more]])  # fmt: skip
    s.sign((s.pick("收件人", "接收人员（签名）", "窗口经办"), m.officer))
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("援助申请审核意见书", "法律援助审查意见及审批表", "法律援助受理审查单", number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    way = "刑事辩护" if m.is_criminal else "民事代理"
    rows = [
        (s.pick("申请人", "申请人", "申请人"), m.recipient),
        (s.pick("来申请的日子", "收到申请日期", "申请日期"), s.day(m.days["applied"])),
        (s.pick("案由", "案由", "案由"), m.cause),
        (s.pick("做法", "拟提供援助形式", "援助形式"), way),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0213", "0123", "1023"))
    if s.layout == 29:
        s.table(["审查内容", "结论"], [["申请事项是否属于援助范围", "■是　□否"], ["经济困难条件是否符合", "■是　□否　□免予核查"], ["材料是否齐全", "■是　□否"], ["处理结果", "■给予　□不予　□补充材料"]])  # fmt: skip
    views = (
        (s.pick("查看的意见", "承办人员意见", "经办人"), f"{s.pick('经济困难属实，事项在援助范围内，请主任审定。', '经审查，申请人符合法律援助条件，建议给予法律援助。', '拟给予。')}　{s.hand(m.officer)}　{granted}"),
        (s.pick("主任签批", "负责人审批意见", "审批人"), f"{s.pick('准予援助。', '同意。', '同意给予。')}　{s.hand(m.head)}　{granted}"),
    )  # fmt: skip
    if s.layout == 28:
        for label, said in views:
            s.cell(label, said)
    else:
        s.fields(*views)
