"""Papers that the institution makes or receives before the handler starts."""

from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title(
        "卷宗封面", "法律援助卷宗", "法律援助案卷", "法律援助案件卷宗", "案卷封面",
        "法律援助业务档案", "法律援助承办卷", "卷宗", "法律援助案件承办卷宗", "法律援助档案",
        org=m.centre,
    )  # fmt: skip
    s.fields(
        (s.pick("案由", "案件类别", "案　由"), m.cause),
        (s.pick("受援人", "受援人姓名", "姓名"), s.hand(m.recipient)),
        (s.pick("承办人", "承办律师", "承办人员"), s.hand(m.handler)),
        (s.pick("承办单位", "承办律所"), m.firm),
        (s.pick("审理机关", "办案机关"), m.body),
        (s.pick("收案日期", "指派日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结案日期", "办结日期"), s.hand(s.day(m.days["received"]))),
        (
            s.pick("归档日期", "立卷日期", "交卷日期"),
            s.hand(s.day(m.days["overdue" if s.planned("overdue") else "closed"])),
        ),
        (s.pick("保管期限", "保存期限"), s.pick("长期", "十年", "短期")),
    )


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title(
        "卷内目录", "案卷目录", "卷内文件目录", "目录", "归档目录",
        "卷宗目录", "卷内材料目录", "案卷材料目录", "卷内文书目录", "法律援助案卷目录",
    )  # fmt: skip
    s.table(
        [s.pick("序号", "顺序号"), s.pick("文书名称", "材料名称", "题名"), s.pick("页次", "页号", "起止页码")],
        [[str(n), name, pages] for n, (name, pages) in enumerate(rows, start=1)],
    )  # fmt: skip


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title(
        "法律援助申请表", "法律援助申请表（个人）", "申请表", "法律援助申请登记表", "法律援助申请书",
        "法律援助申请审核表", "法律援助个人申请表", "公民法律援助申请表", "法律援助申请表格", "法律援助申请表",
        number=m.aid_number("申"), org=m.centre,
    )  # fmt: skip
    s.fields(
        (s.pick("申请人姓名", "姓名", "申请人"), s.hand(m.recipient)),
        ("性别", s.hand("男" if m.is_man else "女")),
        (s.pick("出生日期", "出生年月日"), s.hand(s.day(m.born))),
        ("民族", s.hand("汉族")),
        (s.pick("身份证号码", "公民身份号码", "证件号码"), m.identity()),
        (s.pick("住址", "住所地", "户籍地址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("工作单位", "职业"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化程度", "学历"), s.hand(m.stock.say("schooling"))),
        (s.pick("诉讼地位", "法律地位"), m.status),
        ("案由", s.hand(m.cause)),
        (s.pick("案件所处阶段", "所处阶段"), m.stage),
        (s.pick("申请事项", "援助形式"), "刑事辩护" if m.is_criminal else "民事代理"),
    )
    s.text(
        s.pick("案情及申请理由：", "事实和理由：") + "。".join(m.stock.many("burdens", 3)) + "。",
        "因无力支付费用，现提出申请。以上所填属实。",
    )
    s.sign((s.pick("申请人签名", "申请人（签名或者捺印）", "申请人"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = "身份证复印件"
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("民族", "汉"),
        ("出生", s.day(m.born, "plain")), ("住址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.prose(f"签发机关：{m.city}公安局", "此件与原件核对无异。")


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title(
        "经济困难状况说明表", "法律援助申请人经济困难状况说明表", "申请人经济困难状况说明表",
        "经济困难状况说明书", "家庭经济困难状况说明表", "经济状况说明表", "法律援助经济困难状况说明表",
        "经济困难情况说明表", "个人经济困难状况说明表", "经济困难状况说明",
        org=m.centre,
    )  # fmt: skip
    s.fields(
        (s.pick("申请人", "姓名"), s.hand(m.recipient)),
        ("家庭人口", s.hand(f"{s.dice.randint(1, 5)}人")),
        (s.pick("家庭月收入", "月收入合计"), s.hand(f"{s.dice.randint(9, 40) * 100}元")),
        ("住房", s.hand(s.pick("自有一处", "租住", "借住亲戚家"))),
        ("车辆", s.hand("无")),
        ("存款", s.hand(f"{s.dice.randint(2, 60) * 100}元")),
    )
    s.text(s.pick("特殊原因：", "说明：") + "；".join(m.stock.many("burdens", 3)) + "。")
    s.prose("以上情况如有不实，愿意承担相应责任。")
    s.sign((s.pick("申请人签名", "说明人", "填表人"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title(
        "个人诚信承诺书", "诚信承诺书", "法律援助申请人诚信承诺书", "经济困难承诺书", "承诺书",
        "申请法律援助诚信承诺书", "法律援助经济困难诚信承诺书", "个人承诺书", "法律援助诚信承诺书", "申请人承诺书",
    )  # fmt: skip
    s.text(
        f"本人{m.recipient}就{m.cause}一案申请法律援助，郑重承诺如下：",
        s.pick("一、所提供的材料真实、完整，没有隐瞒。", "一、本人填写的收入和财产情况全部属实。"),
        s.pick(
            "二、同意有关单位核查本人及家庭的收入、财产。", "二、愿意接受信息核查，并予以配合。"
        ),
        s.pick(
            "三、如有虚假，自愿被终止援助并支付已实施援助的费用。",
            "三、隐瞒或者虚报的，承担法律后果。",
        ),
        "上述内容已由工作人员向本人宣读，本人已经明白。",
    )
    s.sign((s.pick("承诺人", "承诺人签名", "承诺人（签字捺印）"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title(
        "法律援助申请材料接收凭证", "申请材料接收凭证", "材料接收凭证", "法律援助申请材料收件凭证",
        "接收申请材料凭证", "申请材料收讫凭证", "法律援助材料接收凭证", "申请材料接收清单",
        "法律援助申请材料接收单", "收到申请材料凭证", org=m.centre,
    )  # fmt: skip
    s.prose(f"今收到{m.recipient}提交的下列材料：")
    s.table(
        ["序号", "材料名称", "份数", "备注"],
        [["1", "申请表", "1", "原件"], ["2", "身份证", "1", "复印件"],
         ["3", "经济困难状况说明", "1", "原件"], ["4", "案件材料", "1", "复印件"]],
    )  # fmt: skip
    s.prose(f"{s.pick('经办人', '接收人', '收件人')}：{s.hand(m.officer)}")
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title(
        "法律援助审批表", "审批表", "法律援助申请审批表", "法律援助案件审批表", "法律援助审查审批表",
        "法律援助申请审查审批表", "给予法律援助审批表", "案件审批表", "法律援助审批单", "法律援助事项审批表",
        number=m.aid_number("审"), org=m.centre,
    )  # fmt: skip
    granted = s.day(m.days["granted"])
    s.fields(
        (s.pick("申请人", "申请人姓名"), m.recipient),
        ("案由", m.cause),
        (s.pick("申请时间", "申请日期"), s.day(m.days["applied"])),
        (s.pick("经济状况", "经济困难审查"), "经核查，符合经济困难标准"),
        (s.pick("承办人意见", "审查意见", "经办人意见"),
         f"申请事项属于援助范围，拟同意给予援助。{s.hand(m.officer)}　{granted}"),
        (s.pick("负责人意见", "审批意见", "领导审批"), f"同意。{s.hand(m.head)}　{granted}"),
    )  # fmt: skip


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title(
        "给予法律援助决定书", "准予法律援助决定书", "法律援助决定书", "决定书", "给予法律援助的决定书",
        "同意给予法律援助决定书", "给予援助决定书", "法律援助给予决定书", "关于给予法律援助的决定", "给予法律援助决定书",
        number=m.aid_number("决"), org=m.centre,
    )  # fmt: skip
    s.prose(
        f"{m.recipient}：",
        f"你于{s.day(m.days['applied'])}就{m.cause}一案提出的申请收悉。经审查，符合《中华人民共和国法律援助法》"
        f"规定的条件，决定给予法律援助。",
        s.pick("我中心将在三日内指派人员承办，请与其联系。", "承办人由我中心另行指派。",
               "援助是无偿的，承办人不得向你收取任何财物。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official(
        "通知辩护公函", "法律援助通知辩护公函", "提供法律援助通知书", "通知辩护函", "指定辩护人通知书",
        "通知法律援助机构指派律师公函", "提供法律援助公函", "刑事法律援助通知辩护公函", "通知辩护公函", "通知指派辩护律师函",
        org=m.body, number=s.number(m.number),
    )  # fmt: skip
    s.prose(
        f"{m.centre}：",
        f"我{'院' if m.number else '局'}办理的{m.recipient}{m.said}，因{s.pick('其没有委托辩护人', '其属于应当通知辩护的情形', '可能判处的刑罚较重')}，"
        "根据刑事诉讼法的规定，请你中心指派律师为其提供辩护。",
        f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}出生，现羁押于{m.city}看守所。",
        f"联系人：{m.clerk}　联系电话：0000-{s.dice.randint(2000000, 8999999)}",
    )
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"))


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title(
        "指派通知书", "法律援助指派通知书", "法律援助案件指派通知书", "指派函", "指派承办法律援助案件通知书",
        "法律援助指派函", "指派法律援助案件通知书", "法律援助机构指派通知书", "指派通知", "案件指派通知书",
        number=m.aid_number("指"), org=m.centre,
    )  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    s.prose(
        f"{m.firm}：",
        f"{s.pick('受援人', '申请人', '现有')}{m.recipient}{m.said}，{s.pick('经审查符合法律援助条件', '我中心已决定给予法律援助')}，"
        f"现指派你所{s.hand(m.handler)}{s.pick('律师', '律师（执业证号9901' + str(s.dice.randint(10**6, 10**7)) + '）')}"
        f"{s.pick('承办', '担任其' + ('辩护人' if m.is_criminal else '代理人'))}，案件现处{m.stage}，"
        f"办案机关为{m.body}。",
        s.pick("请自收到之日起五日内与受援人办理委托手续。", "结案后三十日内将案卷送交我中心。",
               "请按照服务规范办理，不得收取受援人财物。"),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title(
        "法律援助公函", "公函", "法律援助函", "法律援助中心公函", "法律援助出庭公函",
        "指派律师公函", "法律援助机构公函", "刑事法律援助公函" if m.is_criminal else "民事法律援助公函",
        "法律援助公函（存根附卷）", "关于提供法律援助的函",
        number=m.aid_number("函"), org=m.centre,
    )  # fmt: skip
    number = m.other_number if s.planned("number:D-17") else m.number
    s.prose(
        f"{m.body}：",
        f"{s.pick('你单位', '贵单位', '')}{'受理' if m.kind != 'criminal.investigation' else '办理'}的"
        f"{s.number(number)}{m.recipient}{m.said}，我中心已指派{m.firm}{s.hand(m.handler)}律师担任"
        f"{m.status}{m.recipient}的{'辩护人' if m.is_criminal else '代理人'}，{s.pick('特此函告', '请予接洽', '请依法保障其履行职务')}。",
    )
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title(
        "送达回证", "法律援助文书送达回证", "送达回执", "文书送达回证", "法律援助送达回证",
        "送达证", "送达回证（决定书）", "法律文书送达回证", "送达回证", "送达回证单", org=m.centre,
    )  # fmt: skip
    s.fields(
        (s.pick("受送达人", "受送达人姓名"), m.recipient),
        (s.pick("送达文书", "文书名称"), "给予法律援助决定书"),
        (s.pick("送达方式", "方式"), s.pick("直接送达", "当面送达", "转交送达")),
        (s.pick("送达时间", "签收时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送达人", "经办人"), s.hand(m.officer)),
    )
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("受送达人签名", "受送达人签收", "收件人签名"), name))
