"""The institution's own forms in layouts 16 to 18."""

from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("法律援助案件档案", "法律援助卷宗", "法律援助承办案卷", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    s.fields(
        (s.pick("案件类别", "类　　别", "案件类型"), "刑事" if m.is_criminal else "民事"),
        (s.pick("案　　由", "案　　由", "案件名称"), m.cause),
        (s.pick("受 援 人", "受 援 人", "受援人"), s.hand(m.recipient)),
        (s.pick("承办机构", "承办单位", "承办单位"), m.firm),
        (s.pick("承办人员", "承 办 人", "承办律师"), s.hand(m.handler)),
        (s.pick("办理机关", "办案机关", "审理机关"), m.body),
        (s.pick("指派日期", "收案日期", "收案时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结案日期", "结案日期", "结案时间"), s.hand(s.day(m.days["received"]))),
        (s.pick("归档日期", "归档日期", "立卷时间"), s.hand(s.day(closed))),
        (s.pick("卷内页数", "保管期限", "保存期限"), s.pick("见目录", "长期", "永久")),
    )


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("案卷目录", "卷内目录", "卷内文件目录")
    if s.layout == 17:
        s.table(
            ["序号", "文件名称", "起页", "止页", "备注"],
            [[str(n), name, *_ends(pages), ""] for n, (name, pages) in enumerate(rows, start=1)],
        )
    else:
        s.table(
            ["序号", s.pick("材料名称", "题　名"), s.pick("页码", "页　次"), "备注"],
            [
                [str(n), name, s.pick(pages, pages.replace("-", "～")), ""]
                for n, (name, pages) in enumerate(rows, start=1)
            ],
        )


def _ends(pages: str) -> list[str]:
    first, _, last = pages.partition("-")
    return [first, last]


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title(
        "法律援助申请表",
        "公民法律援助申请登记表",
        "申请法律援助表（个人用）",
        number=m.aid_number("申"),
        org=m.centre,
    )
    s.fields(
        (s.pick("申请人姓名", "申请人", "姓　　名"), s.hand(m.recipient)),
        (s.pick("性别", "性别", "性　　别"), s.hand("男" if m.is_man else "女")),
        (s.pick("出生年月日", "出生日期", "出生年月"), s.hand(s.day(m.born))),
        (s.pick("民族", "民族", "民　　族"), s.hand("汉族")),
        (s.pick("身份证号码", "身份证号", "公民身份号码"), m.identity()),
        (s.pick("文化程度", "文化程度", "学　　历"), s.hand(m.stock.say("schooling"))),
        (s.pick("职业", "工作单位或职业", "职　　业"), s.hand(m.stock.say("occupations"))),
        (s.pick("现住址", "经常居住地", "住　　址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("申请事项", "申请案由", "案　　由"), s.hand(m.cause)),
        (s.pick("申请人身份", "诉讼地位", "诉讼地位"), m.status),
        (s.pick("对方当事人", "对方当事人", "相对人"), s.hand(m.other)),
        (s.pick("案件阶段", "所处阶段", "诉讼阶段"), m.stage),
    )
    s.text(
        f"{s.pick('申请理由', '案情及申请理由', '案情简介和申请理由')}：{'；'.join(m.stock.many('burdens', 3))}。",
        s.pick("特向你中心申请法律援助。", "现申请法律援助，请予审查。", "本人无力支付律师费用，故申请法律援助。"),
    )  # fmt: skip
    s.sign((s.pick("申请人签名", "申请人（签字）", "申请人"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("居民身份证复印件", "申请人身份证明", "身份证复印件")
    s.blocks.append("#v(60pt)\n#align(center)[#rect(width: 280pt, height: 160pt, radius: 11pt)[\n")
    s.fields(
        ("姓　名", m.recipient), ("性　别", f"{'男' if m.is_man else '女'}　　民族　汉"), ("出　生", s.day(m.born, "spaced")),
        ("住　址", f"{m.city}{m.district}{m.home}"), ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(30pt)\n")
    s.prose(s.pick("复印件与原件核对无误。", "与原件一致。", "此件与原件相符，仅供申请法律援助使用。"),
            f"{s.pick('核对人', '审核人', '经办人')}：{s.hand(m.officer)}")  # fmt: skip


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("申请人经济状况说明表", "经济困难状况说明表", "法律援助申请人家庭经济状况说明表", org=m.centre)  # fmt: skip
    s.fields(
        (s.pick("申请人", "申请人姓名", "姓　　名"), s.hand(m.recipient)),
        (s.pick("家庭成员人数", "家庭人口", "共同生活的家庭成员"), s.hand(f"{s.dice.randint(1, 6)}人")),
        (s.pick("家庭月人均收入", "人均月收入", "家庭月收入"), s.hand(f"{s.dice.randint(3, 12) * 100}元")),
        (s.pick("房产", "住房情况", "房屋情况"), s.hand(s.pick("自建房一套", "租住", "无房"))),
        (s.pick("车辆", "机动车情况", "车辆情况"), s.hand("无")),
        (s.pick("存款及有价证券", "存款情况", "现金及存款"), s.hand(f"{s.dice.randint(2, 60) * 100}元")),
        (s.pick("享受救助情况", "是否低保", "社会救助情况"), s.hand(s.pick("农村低保", "否", "无"))),
    )  # fmt: skip
    s.text(
        f"{s.pick('困难原因', '经济困难原因', '其他需要说明的情况')}：{'，'.join(m.stock.many('burdens', 3))}。"
    )
    s.prose(
        s.pick(
            "以上情况属实，如有虚假，愿承担相应法律责任。",
            "本人保证以上填写内容真实。",
            "上述内容由本人如实填写，同意核查。",
        )
    )
    s.sign((s.pick("申请人签名", "申请人（签字）", "申请人"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("法律援助申请人承诺书", "个人诚信承诺书", "经济困难情况诚信承诺书")
    s.text(
        s.pick(f"本人{m.recipient}，因{m.cause}向{m.centre}申请法律援助，现郑重承诺：",
               f"{m.centre}：本人{m.recipient}因{m.cause}一案申请法律援助，承诺如下：",
               f"承诺人{m.recipient}就{m.cause}一案申请法律援助，特作以下承诺："),
        s.pick("1.本人所提交的证件、证明材料真实、合法、有效；", "一、本人提供的经济困难状况信息真实、完整。", "（一）本人符合经济困难标准，所填信息没有虚假。"),
        s.pick("2.同意法律援助机构向有关部门、单位核查本人及家庭成员的经济状况；", "二、本人授权法律援助机构核查本人家庭经济状况。", "（二）愿意配合法律援助机构的调查核实。"),
        s.pick("3.如有虚假，愿意承担终止援助、支付已产生费用等后果。", "三、以欺骗手段获得法律援助的，愿意承担相应法律责任。", "（三）如违反承诺，自愿接受处理并退还法律援助费用。"),
    )  # fmt: skip
    s.sign((s.pick("承诺人", "承诺人（签字、捺印）", "承诺人签名"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("法律援助申请材料收讫凭单", "申请材料接收凭证", "收到法律援助申请材料凭证", org=m.centre)  # fmt: skip
    s.prose(
        s.pick(
            f"{m.recipient}：你提交的法律援助申请材料已收到，具体如下：",
            f"今收到{m.recipient}提交的下列材料：",
            f"申请人{m.recipient}向本中心提交以下申请材料：",
        )
    )
    s.table(
        ["序号", s.pick("材料名称", "名称", "材料名称"), s.pick("份数", "数量", "份数"), "备注"],
        [["1", "法律援助申请表", "1", "原件"], ["2", "身份证", "1", "复印件"], ["3", "经济困难状况说明表", "1", "原件"],
         ["4", "诚信承诺书", "1", "原件"], ["5", "与案件有关的材料", str(s.dice.randint(1, 6)), "复印件"]],
    )  # fmt: skip
    s.sign((s.pick("接收人", "收件人（签字）", "经办人"), m.officer), (s.pick("提交人", "提交人（签字）", "申请人"), m.recipient))  # fmt: skip
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("法律援助案件审查审批表", "法律援助审批表", "法律援助申请审查表", number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    s.fields(
        (s.pick("申请人", "申请人姓名", "受援人"), m.recipient),
        (s.pick("申请时间", "申请日期", "申请时间"), s.day(m.days["applied"])),
        (s.pick("案由", "申请事项", "案　由"), m.cause),
        (s.pick("援助形式", "援助方式", "援助形式"), "刑事辩护" if m.is_criminal else "民事代理"),
    )
    s.fields(
        (s.pick("经济状况", "经济困难审查情况", "审查情况"), s.pick("经核查，符合经济困难标准。", "已提交说明表和承诺书，符合标准。", "申请人属于经济困难人员。")),
        (s.pick("承办人意见", "经办人意见", "审查人意见"), f"{s.pick('符合法律援助条件，建议给予法律援助。', '拟同意给予法律援助，请审批。', '经审查，建议给予援助。')}{s.hand(m.officer)}　{granted}"),
        (s.pick("负责人意见", "审批意见", "中心主任意见"), f"{s.pick('同意。', '同意给予法律援助。', '同意给予援助。')}{s.hand(m.head)}　{granted}"),
        way="grid",
    )  # fmt: skip
