"""The institution's own forms in layouts 25 to 27."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("法律援助承办案卷封面", "法律援助案件卷宗", "法律援助办案档案", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (
            s.pick("案别", "案件种类", "业务类型"),
            s.pick(sort, f"{sort}法律援助案件", f"{sort}案件"),
        ),
        (s.pick("受援人", "受援人姓名", "受援人"), s.hand(m.recipient)),
        (s.pick("案由", "案由", "案件名称"), s.pick(m.cause, m.cause, f"{m.recipient}{m.said}")),
        (s.pick("审理机关", "办案机关", "办案单位"), m.body),
        (s.pick("办案律师", "承办律师", "承办律师"), s.hand(m.handler)),
        (s.pick("律师所", "承办单位", "所属机构"), m.firm),
        (s.pick("接案日期", "接受指派时间", "接案时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("办结日期", "办结时间", "办结时间"), s.hand(s.day(m.days["received"]))),
        (s.pick("交卷日期", "卷宗报送时间", "归档提交时间"), s.hand(s.day(closed))),
        (s.pick("期限", "保管期限", "指派文号"), s.pick("十年", "长期", m.aid_number("指"))),
    ]
    s.fields(*ordered(s, rows, "0123546789", "1203456789", "9210345678"))


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷内材料登记表", "卷内文件目录", "归档材料清单")
    listed = [[str(n), name, pages] for n, (name, pages) in enumerate(rows, 1)]
    if s.layout == 27:
        s.table(["顺号", "材料", "起页", "止页"], [[n, name, pages.partition("-")[0], pages.partition("-")[2]] for n, name, pages in listed])  # fmt: skip
    elif s.layout == 25:
        s.table(["序号", "文件名称", "页号", "备注"], [[*one, ""] for one in listed])
    else:
        s.table(["序号", "材料名称", "状态", "所在页"], [[n, name, "已上传", pages] for n, name, pages in listed])  # fmt: skip


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("申请法律援助登记表", "法律援助申请表", "法律援助申请表（电子）", number=m.aid_number("申"), org=m.centre)  # fmt: skip
    rows = [
        (s.pick("姓名", "姓名", "姓名"), s.hand(m.recipient)),
        (s.pick("性别", "性别", "性别"), s.hand("男" if m.is_man else "女")),
        (s.pick("出生", "出生日期", "出生日期"), s.hand(s.day(m.born))),
        (s.pick("民族", "民族", "民族"), s.hand("汉")),
        (s.pick("身份证号", "公民身份号码", "身份证件号码"), m.identity()),
        (s.pick("住址", "户籍所在地", "联系地址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("职业", "职业", "就业状况"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化", "文化程度", "学历"), s.hand(m.stock.say("schooling"))),
        (s.pick("申请事项", "案由", "案由"), s.hand(m.cause)),
        (s.pick("诉讼地位", "本人诉讼地位", "当事人身份"), m.status),
        (s.pick("对方", "对方当事人", "对方当事人"), s.hand(m.other)),
        (s.pick("阶段", "所处阶段", "办理阶段"), m.stage),
    ]
    s.fields(*ordered(s, rows, "012376458b9a", "01234567b89a", "04123567b98a"))
    reasons = f"{'；'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 25:
        s.prose(f"申请事项及理由：本人因{m.cause}一案，{reasons}根据法律援助法的规定，申请法律援助。", "本人承诺以上所填内容和所提交的证件、证明材料均真实、有效。")  # fmt: skip
    elif s.layout == 26:
        s.fields(("申请事实与理由", f"{reasons}无力聘请律师，申请法律援助。"), ("申请途径", "服务大厅现场申请"))  # fmt: skip
    else:
        s.cell("申请的理由", f"{reasons}没有能力请律师。")
    s.sign((s.pick("申请人签名或手印", "申请人（签字）", "申请人签字"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("身份证复印件", "身份证复印件", "身份证明")
    s.blocks.append("#v(60pt)\n#align(center)[#rect(width: 280pt, height: 172pt, radius: 8pt)[\n")
    s.fields(
        ("姓　名", m.recipient), ("性　别", f"{'男' if m.is_man else '女'}　　民　族　汉"),
        ("出　生", s.day(m.born, "spaced")), ("住　址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(30pt)\n")
    s.prose(
        s.pick(
            "复印件与原件一样。", "本复印件经与原件核对无误。", "证件影像由窗口采集，与原件一致。"
        ),
        f"{s.pick('经手', '核对人', '采集人')}：{s.hand(m.officer)}",
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("家庭经济困难申报表", "申请人经济困难状况说明表", "家庭经济状况申报核查表", org=m.centre)  # fmt: skip
    income = s.dice.randint(3, 12) * 100
    rows = [
        (s.pick("姓名", "申请人", "申请人"), s.hand(m.recipient)),
        (s.pick("人口", "家庭人口数", "家庭成员数"), s.hand(f"{s.dice.randint(1, 6)}{s.pick('口', '人', '人')}")),
        (s.pick("月收入", "家庭人均月收入", "人均月收入"), s.hand(s.pick(f"每人{income}元", f"{income}元", f"{income}.00元"))),
        (s.pick("房屋", "房产情况", "不动产核查"), s.hand(s.pick("老屋三间", "农村自建房一处", "名下无不动产登记"))),
        (s.pick("存款", "存款、有价证券", "存款申报"), s.hand(f"{s.dice.randint(2, 60) * 100}元")),
        (s.pick("车辆", "车辆情况", "车辆核查"), s.hand(s.pick("没有", "无机动车", "名下无机动车登记"))),
        (s.pick("救济", "社会救助情况", "民政核查"), s.hand(s.pick("低保户", "最低生活保障对象", "非在册低保对象"))),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123456", "0162345", "0124356"))
    reasons = f"{'，'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 27:
        s.cell("困难情况", reasons)
    else:
        s.text(f"{s.pick('', '造成经济困难的主要原因', '情况说明')}：{reasons}")
    s.prose(s.pick("以上所填属实，可以调查核对。", "以上情况真实，如有虚假，本人愿意承担相应的法律责任。", "本人授权法律援助机构核查以上信息，并对其真实性负责。"))  # fmt: skip
    s.sign((s.pick("填表人签名或手印", "申请人（签字）", "申请人签字"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("申请人保证书", "经济困难诚信承诺书", "经济困难告知承诺书")
    s.text(
        s.pick(f"我是{m.recipient}，为{m.cause}一案向{m.centre}申请法律援助，现保证：",
               f"{m.centre}：本人{m.recipient}因{m.cause}一案申请法律援助，郑重承诺如下：",
               f"承诺人{m.recipient}（{m.cause}一案申请人）已阅读告知内容，现作出承诺："),
        s.pick("一是表上所填都是真实的，没有隐瞒收入和财产。", "一、本人家庭人口、收入、财产等情况已如实申报，符合经济困难的标准。", "1.申报的收入、财产、家庭成员信息完整准确；"),
        s.pick("二是村（社区）、镇（街道）来核对时，我配合。", "二、本人同意法律援助机构向有关部门、单位核查上述情况。", "2.授权通过信息共享查询本人及共同生活家庭成员的经济信息；"),
        s.pick("三是如有欺骗，退还援助费用，接受处罚。", "三、如有隐瞒或者虚报，本人愿意退还援助费用，并接受依法处理。", "3.不实承诺的，自愿承担终止援助、支付费用、失信记录等后果。"),
    )  # fmt: skip
    s.sign((s.pick("保证人签名或手印", "承诺人（签字）", "承诺人签字"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("申请材料收件单", "申请材料收讫凭证", "材料接收凭证", org=m.centre)
    s.prose(
        s.pick(
            f"收到{m.recipient}交来下列材料：",
            f"{m.recipient}：你于{s.day(m.days['applied'])}提交的法律援助申请材料已收到，具体如下：",
            f"申请人{m.recipient}，申请事项为{m.cause}一案，已提交材料如下：",
        )
    )
    more = str(s.dice.randint(1, 6))
    if s.layout == 26:
        s.table(["材料", "份数", "形式"],
                [["法律援助申请表", "1", "电子"], ["身份证明", "1", "电子"], ["经济状况申报表", "1", "电子"],
                 ["告知承诺书", "1", "电子"], ["案件相关材料", more, "扫描"]])  # fmt: skip
    else:
        s.table([s.pick("材料名称", "材料名称", ""), s.pick("件数", "份数", ""), s.pick("说明", "备注", "")],
                [["法律援助申请表", "1", ""], ["身份证", "1", "复印"], ["经济困难状况说明", "1", ""],
                 [s.pick("保证书", "诚信承诺书", ""), "1", ""], ["证据材料", more, "复印"]])  # fmt: skip
    s.sign((s.pick("收件人签名", "经办人（签字）", "窗口人员签字"), m.officer))
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form, or the platform's log of who approved when."""
    m = s.matter
    s.title("申请援助审批单", "法律援助审批表", "法律援助申请审查流转单", number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    rows = [
        (s.pick("申请人", "申请人", "申请人"), m.recipient),
        (s.pick("申请日期", "申请时间", "申请时间"), s.day(m.days["applied"])),
        (s.pick("案由", "案由", "案由"), m.cause),
        (s.pick("援助种类", "援助方式", "服务方式"), "刑事辩护" if m.is_criminal else "民事代理"),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123", "0231", "1023"))
    if s.layout == 26:
        s.table(["环节", "处理人", "处理意见", "处理时间"],
                [["初审", m.officer, "材料齐全，符合条件，拟给予援助", granted], ["审批", m.head, "同意", granted]])  # fmt: skip
        return
    views = (
        (s.pick("经办意见", "审查意见", ""), f"{s.pick('可以援助。', '申请人经济困难，所申请事项属于法律援助范围，拟同意给予法律援助。', '')}　{s.hand(m.officer)}　{granted}"),
        (s.pick("主任意见", "审批意见", ""), f"{s.pick('同意。', '同意给予法律援助。', '')}　{s.hand(m.head)}　{granted}"),
    )  # fmt: skip
    if s.layout == 27:
        for label, said in views:
            s.cell(label, said)
    else:
        s.fields(*views)
