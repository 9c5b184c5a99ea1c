"""The institution's own forms in layouts 19 to 21."""

from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("法律援助案卷", "法律援助案件归档卷宗", "法律援助案件卷宗封面", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    s.fields(
        (s.pick("案件种类", "案　　别", "业务类型"), "刑事" if m.is_criminal else "民事"),
        (s.pick("受 援 人", "受 援 人", "受援人姓名"), s.hand(m.recipient)),
        (s.pick("案　　由", "案　　由", "案由"), m.cause),
        (s.pick("承办律师", "承 办 人", "承办人员"), s.hand(m.handler)),
        (s.pick("律师事务所", "承办单位", "承办机构"), m.firm),
        (s.pick("受理机关", "办案单位", "办案机关"), m.body),
        (s.pick("指派时间", "指派日期", "指派日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("办结时间", "结案日期", "办结日期"), s.hand(s.day(m.days["received"]))),
        (s.pick("归档时间", "归档日期", "归档日期"), s.hand(s.day(closed))),
        (s.pick("保管期限", "立 卷 人", "归档状态"), s.pick("十年", m.colleague, "已归档")),
    )


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷　内　目　录", "案卷材料目录", "案卷归档目录")
    if s.layout == 19:
        s.table(
            ["顺序", "文件材料题名", "所在页号"],
            [[str(n), name, pages.partition("-")[0]] for n, (name, pages) in enumerate(rows, 1)],
        )
    else:
        s.table(
            ["序号", s.pick("题名", "", "材料名称"), s.pick("页码", "", "起止页码")],
            [[str(n), name, pages] for n, (name, pages) in enumerate(rows, 1)],
        )


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("法律援助申请表", "法律援助申请受理登记表", "法律援助在线申请表", number=m.aid_number("申"), org=m.centre)  # fmt: skip
    s.fields(
        (s.pick("姓名", "申 请 人", "申请人姓名"), s.hand(m.recipient)),
        (s.pick("性别", "性　　别", "性别"), s.hand("男" if m.is_man else "女")),
        (s.pick("出生日期", "出生年月", "出生日期"), s.hand(s.day(m.born))),
        (s.pick("身份证号码", "身份证号", "证件号码"), m.identity()),
        (s.pick("户籍所在地", "住　　址", "联系地址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("职业", "职　　业", "职业"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化程度", "文　　化", "受教育程度"), s.hand(m.stock.say("schooling"))),
        (s.pick("申请事项", "案　　由", "案由"), s.hand(m.cause)),
        (s.pick("诉讼地位", "当事人身份", "法律地位"), m.status),
        (s.pick("对方当事人", "对方姓名", "对方当事人"), s.hand(m.other)),
        (s.pick("诉讼阶段", "案件阶段", "案件阶段"), m.stage),
    )
    s.text(
        f"{s.pick('申请事实和理由', '申请理由', '事实与理由')}：{'。'.join(m.stock.many('burdens', 3))}。",
        s.pick(
            "为维护合法权益，申请法律援助。", "请求给予法律援助。", "现提出法律援助申请，请审核。"
        ),
    )
    s.sign((s.pick("申请人", "申请人签名（捺印）", "申请人签名"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("居民身份证", "申请人身份证复印件", "身份证明材料")
    s.blocks.append("#v(40pt)\n#align(center)[#rect(width: 290pt, height: 165pt, radius: 10pt)[\n")
    s.fields(
        ("姓名", m.recipient), ("性别", f"{'男' if m.is_man else '女'}　民族　汉"), ("出生", s.day(m.born, "spaced")),
        ("住址", f"{m.city}{m.district}{m.home}"), ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(26pt)\n")
    s.prose(
        s.pick("本复印件与原件一致。", "原件已核对。", "上传人已核对原件。"), f"经办人：{m.officer}"
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("经济困难状况说明表", "申请人家庭经济困难状况说明表", "经济状况申报说明表", org=m.centre)  # fmt: skip
    s.fields(
        (s.pick("申请人姓名", "申 请 人", "申请人姓名"), s.hand(m.recipient)),
        (s.pick("家庭人口", "家庭人口数", "家庭成员数"), s.hand(f"{s.dice.randint(1, 6)}")),
        (s.pick("人均年收入", "全家年收入", "人均年收入（元）"), s.hand(f"{s.dice.randint(30, 90) * 100}")),
        (s.pick("住房状况", "住　　房", "住房"), s.hand(s.pick("自有住房一处", "农村平房", "租赁"))),
        (s.pick("车辆状况", "车　　辆", "车辆"), s.hand("无")),
        (s.pick("存款状况", "存　　款", "存款（元）"), s.hand(f"{s.dice.randint(2, 60) * 100}")),
        (s.pick("是否低保、特困", "享受低保", "是否救助对象"), s.hand(s.pick("低保户", "没有", "否"))),
    )  # fmt: skip
    s.text(
        f"{s.pick('造成经济困难的原因', '困难情况', '情况说明')}：{'；'.join(m.stock.many('burdens', 3))}。"
    )
    s.prose(
        s.pick(
            "本人承诺以上所填内容真实无误。",
            "上面写的都属实，可以调查。",
            "申报人对申报内容的真实性负责。",
        )
    )
    s.sign((s.pick("申请人", "申请人签名（捺印）", "申报人签名"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("诚信承诺书", "法律援助申请诚信承诺书", "法律援助经济困难个人承诺书")
    s.text(
        s.pick(f"本人{m.recipient}因{m.cause}一案申请法律援助，自愿作出如下承诺：", f"我叫{m.recipient}，因{m.cause}向{m.centre}申请援助，保证做到：",
               f"申请人{m.recipient}（案由：{m.cause}）承诺："),
        s.pick("（一）如实申报本人及家庭成员的收入和财产；", "1、申请表、说明表里写的都是真实的；", "1.本人申报的经济困难信息真实、准确；"),
        s.pick("（二）接受对经济困难状况的核实；", "2、同意援助中心核实家庭收入；", "2.授权查询本人及共同生活家庭成员的经济信息；"),
        s.pick("（三）隐瞒真实情况骗取法律援助的，承担法律责任并支付有关费用。", "3、有假话，愿意退回援助费用，接受处理。", "3.提供虚假信息的，同意终止援助并承担相应责任。"),
    )  # fmt: skip
    s.sign((s.pick("承诺人", "承诺人签名（捺印）", "承诺人签名"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("申请材料接收凭证", "法律援助申请材料接收回执", "材料接收电子凭证", org=m.centre)
    s.prose(
        s.pick(
            f"{m.recipient}：本中心已接收你提交的以下材料。",
            f"今收到{m.recipient}交来的申请材料：",
            f"申请人：{m.recipient}　　已提交材料如下",
        )
    )
    s.table(
        [s.pick("材料名称", "名　　称", "材料名称"), s.pick("份数", "份　数", "数量")],
        [["法律援助申请表", "1"], ["身份证复印件", "1"], ["经济困难状况说明表", "1"], ["承诺书", "1"],
         ["案件相关材料", str(s.dice.randint(1, 6))]],
    )  # fmt: skip
    s.sign((s.pick("接收人", "收件人", "接收人员"), m.officer))
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("法律援助审批表", "法律援助案件受理审批表", "法律援助申请审核审批表", number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    s.fields(
        (s.pick("申请人", "申 请 人", "申请人姓名"), m.recipient),
        (s.pick("申请日期", "申请日期", "申请日期"), s.day(m.days["applied"])),
        (s.pick("案由", "案　　由", "案由"), m.cause),
        (s.pick("困难情况", "经济审查", "经济状况审核"), s.pick("符合经济困难标准", "属于困难家庭", "核查通过")),
        (s.pick("承办人意见", "承办人意见", "审核意见"), f"{s.pick('建议给予法律援助。', '同意援助，请领导批示。', '审核通过，建议给予援助。')}{s.hand(m.officer)}　{granted}"),
        (s.pick("中心领导意见", "领导审批", "审批意见"), f"{s.pick('同意给予。', '同意。', '审批通过。')}{s.hand(m.head)}　{granted}"),
    )  # fmt: skip
