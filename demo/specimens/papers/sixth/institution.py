"""The institution's own forms in layouts 22 to 24."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("法律援助业务卷宗", "法律援助案件卷宗", "法律援助案件电子卷宗封面", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (s.pick("类别", "案件类别", "案件类型"), s.pick(f"{sort}类", sort, f"{sort}法律援助")),
        (s.pick("受援人", "受援人", "受援人姓名"), s.hand(m.recipient)),
        (s.pick("案由", "案由", "案由"), m.cause),
        (s.pick("办案机关", "受理单位", "办理机关"), m.body),
        (s.pick("承办人", "承办律师", "承办人员"), s.hand(m.handler)),
        (s.pick("承办单位", "承办单位", "承办机构"), m.firm),
        (s.pick("收案日期", "指派日期", "指派日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结案日期", "结案日期", "办结日期"), s.hand(s.day(m.days["received"]))),
        (s.pick("归档日期", "立卷日期", "归档日期"), s.hand(s.day(closed))),
        (s.pick("保管期限", "立卷人", "承办阶段"), s.pick("长期", m.handler, m.stage)),
    ]
    s.fields(*ordered(s, rows, "0215436789", "0213546789", "1023456789"))


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷内文书目录", "卷内文件材料目录", "电子卷宗目录")
    listed = [[str(n), name, pages] for n, (name, pages) in enumerate(rows, 1)]
    if s.layout == 24:
        head = ["序号", "文　书　名　称", "页次", "备　注"]
        s.table(head, [[n, name, pages.partition("-")[0], ""] for n, name, pages in listed])
    elif s.layout == 22:
        s.table(["序号", "材料名称", "页码", "备注"], [[*one, ""] for one in listed])
    else:
        s.table(["序号", "文书名称", "来源", "页码范围"], [[n, name, _source(name), pages] for n, name, pages in listed])  # fmt: skip


def _source(name: str) -> str:
    """Where a system says that a paper came from."""
    return "系统生成" if "法律援助" in name or "指派" in name else "扫描上传"


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("公民法律援助申请表", "法律援助申请表", "法律援助申请信息表", number=m.aid_number("申"), org=m.centre)  # fmt: skip
    rows = [
        (s.pick("姓　名", "姓名", "申请人姓名"), s.hand(m.recipient)),
        (s.pick("性　别", "性别", "性别"), s.hand("男" if m.is_man else "女")),
        (s.pick("出生年月日", "出生年月", "出生日期"), s.hand(s.day(m.born))),
        (s.pick("民　族", "民族", "民族"), s.hand("汉族")),
        (s.pick("身份证号", "身份证号码", "证件号码"), m.identity()),
        (s.pick("住　址", "经常居住地", "居住地址"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("职　业", "工作单位及职业", "职业"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化程度", "文化程度", "文化程度"), s.hand(m.stock.say("schooling"))),
        (s.pick("案　由", "申请事项", "申请案由"), s.hand(m.cause)),
        (s.pick("在案件中的地位", "诉讼地位", "申请人地位"), m.status),
        (s.pick("对方当事人", "对方当事人", "相对方"), s.hand(m.other)),
        (s.pick("案件所处阶段", "案件阶段", "案件阶段"), m.stage),
    ]
    s.fields(*ordered(s, rows, "0132745689ab", "0132457689ba", "01243576ba98"))
    reasons = f"{'。'.join(m.stock.many('burdens', 3))}。"
    asked = s.pick("请求给予法律援助。", "综上，本人无力承担律师费，特申请法律援助。", "申请法律援助，请审查。")  # fmt: skip
    if s.layout == 23:
        s.text(f"申请理由：{reasons}{asked}", "填报渠道：窗口办理　　是否代为申请：否")
    else:
        s.cell(s.pick("申请理由", "案情及申请理由", ""), reasons, asked)
        s.prose(s.pick("本人所填各项均属实。", "本人保证以上内容及提交的材料真实，否则愿承担法律责任。", ""))  # fmt: skip
    s.sign((s.pick("申请人签名", "申请人（签名）", "申请人签名"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("身份证复印件", "申请人身份证复印件", "居民身份证（扫描件）")
    s.blocks.append("#v(46pt)\n#align(center)[#rect(width: 286pt, height: 168pt, radius: 9pt)[\n")
    s.fields(
        ("姓　　名", m.recipient), ("性　　别", f"{'男' if m.is_man else '女'}　　民　族　汉"),
        ("出　　生", s.day(m.born, "spaced")), ("住　　址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(24pt)\n")
    s.prose(
        s.pick(
            "此件系复印，已同原件核对。", "经核对，复印件与原件相符。", "扫描件与原件核对一致。"
        ),
        f"{s.pick('核对人', '核对人', '受理人员')}：{s.hand(m.officer)}",
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("法律援助申请人经济困难情况表", "经济困难状况说明表", "申请人经济困难状况说明单", org=m.centre)  # fmt: skip
    rows = [
        (s.pick("姓　名", "申请人姓名", "申请人姓名"), s.hand(m.recipient)),
        (s.pick("家庭人口", "家庭成员人数", "共同生活人数"), s.hand(f"{s.dice.randint(1, 6)}人")),
        (s.pick("家庭月人均收入", "人均月收入（元）", "月人均收入"), s.hand(f"{s.dice.randint(3, 12) * 100}元")),
        (s.pick("住　房", "住房情况", "房产信息"), s.hand(s.pick("自住平房", "自建砖房一处", "无自有房产"))),
        (s.pick("存　款", "存款及现金（元）", "金融资产"), s.hand(f"{s.dice.randint(2, 60) * 100}元")),
        (s.pick("车　辆", "机动车辆", "车辆信息"), s.hand(s.pick("无", "无", "未查询到"))),
        (s.pick("救助情况", "是否享受社会救助", "低保特困标识"), s.hand(s.pick("村低保户", "是，农村低保", "否"))),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123456", "0126345", "0612345"))
    reasons = f"{'；'.join(m.stock.many('burdens', 3))}。"
    if s.layout == 23:
        s.text(f"困难情形说明：{reasons}")
    else:
        s.cell(s.pick("困难原因", "经济困难原因说明", ""), reasons)
    s.prose(s.pick("以上情况由本人填写，如有不实，愿负责任。", "本人对上述内容的真实性负责，并同意法律援助机构核查。", "申请人确认以上信息真实有效，授权核对家庭经济状况。"))  # fmt: skip
    s.sign((s.pick("填表人签名", "申请人（签名）", "申请人签名"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("申请法律援助诚信承诺书", "个人诚信承诺书", "法律援助申请人诚信承诺书")
    s.text(
        s.pick(f"{m.centre}：本人{m.recipient}，因{m.cause}需要法律援助，承诺如下。",
               f"本人{m.recipient}因{m.cause}一案向{m.centre}申请法律援助，现就有关事项承诺如下：",
               f"本人{m.recipient}就{m.cause}一案向{m.centre}提出法律援助申请，并承诺："),
        s.pick("一、如实填写申请表和经济困难情况表，不弄虚作假。", "1.本人符合法律援助经济困难标准，所报收入、财产情况真实；", "（1）本人申报的家庭人口、收入、财产信息属实，没有遗漏；"),
        s.pick("二、村（居）委会和有关部门可以核查。", "2.自愿接受法律援助机构以信息共享等方式进行的核查；", "（2）同意通过大数据平台核对本人及家庭成员的经济信息；"),
        s.pick("三、情况好转及时报告；如属骗取援助，退还费用并接受处理。", "3.违背承诺的，接受终止法律援助、支付办案费用和罚款等处理，并记入信用档案。", "（3）虚假承诺的，依照法律援助法承担责任，相关信息可纳入信用记录。"),
    )  # fmt: skip
    s.sign((s.pick("承诺人签名", "承诺人（签名）", "承诺人签名"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("法律援助申请材料收据", "申请材料接收凭证", "申请材料接收凭证（窗口）", org=m.centre)
    s.prose(
        s.pick(
            f"今收到{m.recipient}法律援助申请材料如下：",
            f"{m.recipient}：你为{m.cause}一案申请法律援助所提交的材料，本中心已于{s.day(m.days['applied'])}收到，清单如下：",
            f"申请人{m.recipient}提交的下列材料已录入系统：",
        )
    )
    more = str(s.dice.randint(1, 6))
    if s.layout == 22:
        s.table(["序号", "材料名称", "份数", "原件／复印件"],
                [["1", "法律援助申请表", "1", "原件"], ["2", "身份证", "1", "复印件"], ["3", "经济困难状况说明表", "1", "原件"],
                 ["4", "个人诚信承诺书", "1", "原件"], ["5", "案件材料", more, "复印件"]])  # fmt: skip
    else:
        s.table([s.pick("材料", "", "材料名称"), s.pick("份数", "", "份数")],
                [["申请表", "1"], ["身份证明", "1"], ["经济困难证明或者说明", "1"], ["诚信承诺书", "1"], ["与案件有关的证据", more]])  # fmt: skip
    s.sign((s.pick("收件人", "接收人（签名）", "受理人员"), m.officer))
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("法律援助申请审批表", "法律援助审批表", "法律援助案件审批单", number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    rows = [
        (s.pick("申请人", "申请人姓名", "申请人"), m.recipient),
        (s.pick("收到申请日期", "申请日期", "受理日期"), s.day(m.days["applied"])),
        (s.pick("案　由", "案由", "案由"), m.cause),
        (s.pick("援助形式", "法律援助形式", "援助方式"), "刑事辩护" if m.is_criminal else "民事代理"),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0213", "0123", "0231"))
    views = (
        (s.pick("承办意见", "承办人意见", "初审意见"), f"{s.pick('该申请符合规定，拟予援助。', '经审查，申请人符合经济困难标准，申请事项属于援助范围，建议给予法律援助。', '材料齐全，核查通过，建议给予。')}　{s.hand(m.officer)}　{granted}"),
        (s.pick("批示", "负责人意见", "审批意见"), f"{s.pick('同意。', '同意给予法律援助。', '同意给予。')}　{s.hand(m.head)}　{granted}"),
    )  # fmt: skip
    if s.layout == 24:
        for label, said in views:
            s.cell(label, said)
    else:
        s.fields(*views)
