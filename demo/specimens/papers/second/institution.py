"""The institution's own forms in layouts 10 to 12."""

from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("法律援助案件承办卷", "法律援助案卷封皮", "法援案件归档卷宗", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    rows = [
        (s.pick("承办人员姓名", "援助律师", "经办律师"), s.hand(m.handler)),
        (s.pick("所在单位", "所属律所", "律师事务所"), m.firm),
        (s.pick("受援当事人", "受援对象", "受援人"), s.hand(m.recipient)),
        (s.pick("案由（罪名）", "所涉事项", "案情类别"), m.cause),
        (s.pick("承接日期", "接案时间", "指派时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("办结时间", "结束日期", "办结日期"), s.hand(s.day(m.days["received"]))),
        (s.pick("交卷时间", "归卷日期", "归档时间"), s.hand(s.day(closed))),
        (s.pick("受理单位", "经办机关", "办理机关"), m.body),
        (s.pick("卷内页数", "件数", "册数"), s.pick("见目录", "一宗", "壹册")),
        (s.pick("存期", "档案期限", "保管年限"), s.pick("30年", "永久", "十五年")),
    ]
    s.fields(*rows, way=s.pick("spread", "", "pairs"))


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("卷内材料清单", "归档材料目录", "卷宗内文件一览")
    s.table(
        [s.pick("编号", "序", "顺序"), s.pick("文件名", "材料内容", "文书材料"),
         s.pick("所在页", "页数", "页码"), s.pick("备考", "说明", "附注")],
        [[str(n), name, pages, ""] for n, (name, pages) in enumerate(rows, start=1)],
    )  # fmt: skip
    s.sign((s.pick("立卷人", "装订人", "整理人"), s.matter.handler))


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title("法律援助申请表（公民）", "公民申请法律援助登记表", "申请法律援助表",
            number=s.pick("编号：", "", "登记号 ") + m.aid_number("申"), org=m.centre)  # fmt: skip
    s.fields(
        (s.pick("姓　名", "申请人姓名", "申请人"), s.hand(m.recipient)),
        (s.pick("性　别", "性别", "男／女"), s.hand("男" if m.is_man else "女")),
        (s.pick("民　族", "民族", "族别"), s.hand("汉")),
        (s.pick("出生年月", "出生时间", "生日"), s.hand(s.day(m.born))),
        (s.pick("身份证件及号码", "居民身份证号", "身份证号"), m.identity()),
        (s.pick("现住地址", "联系地址", "经常居住地"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("从事职业", "就业情况", "现从事"), s.hand(m.stock.say("occupations"))),
        (s.pick("受教育程度", "教育程度", "文化水平"), s.hand(m.stock.say("schooling"))),
        (s.pick("涉及事项", "求助事项", "案情类型"), s.hand(m.cause)),
        (s.pick("在案中的身份", "当事人身份", "案件身份"), m.status),
        (s.pick("办理程序", "进展程度", "所在程序"), m.stage),
        (s.pick("请求援助方式", "希望得到的援助", "申请内容"), "刑事辩护" if m.is_criminal else "代理诉讼或者仲裁"),
    )  # fmt: skip
    s.cell(
        s.pick("申请理由", "情况简述", "事由"),
        s.pick("本人生活情况如下：", "目前家里：", "困难之处在于：")
        + "；".join(m.stock.many("burdens", 3))
        + "。",
        s.pick(
            "请不起律师，希望中心帮助。",
            "特向贵中心求助，所写都是事实。",
            "请予援助。以上内容如实填写。",
        ),
    )
    s.sign((s.pick("申请人（签字或按指印）", "填表人", "本人签字"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("居民身份证（影印）", "身份证正反面复印件", "受援人身份证")
    s.blocks.append("#v(60pt)\n")
    s.fields(
        ("姓名", m.recipient), ("性别　民族", f"{'男' if m.is_man else '女'}　汉"),
        ("出生", s.day(m.born, "month_spaced")), ("住址", f"{m.city}{m.district}{m.home}"),
        ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("#v(40pt)\n")
    s.prose("中华人民共和国居民身份证", f"签发机关　{m.city}公安局{m.district[:2]}分局",
            s.pick("与原件一致", "复印件与原件核对相符", "仅供申请法律援助使用"))  # fmt: skip


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title("申请人家庭经济情况申报表", "经济困难状况说明", "家庭经济状况说明表", org=m.centre)
    s.fields(
        (s.pick("申报人", "说明人姓名", "户主"), s.hand(m.recipient)),
        (s.pick("同住人数", "家中人口", "共同生活成员"), s.hand(f"{s.dice.randint(1, 5)}口人")),
        (
            s.pick("人均月收入", "每月进项", "家庭收入（月）"),
            s.hand(f"{s.dice.randint(5, 19) * 100}元"),
        ),
        (
            s.pick("房产", "居住条件", "住房情况"),
            s.hand(s.pick("农村自建房两间", "公租房", "无，寄住")),
        ),
        (s.pick("机动车", "交通工具", "有无汽车"), s.hand(s.pick("没有", "电瓶车一辆", "无"))),
        (s.pick("存款及证券", "积蓄", "银行存款"), s.hand(f"约{s.dice.randint(2, 60) * 100}元")),
        (s.pick("负债", "外债", "欠款"), s.hand(f"{s.dice.randint(1, 9)}万元")),
    )
    s.cell(s.pick("其他说明", "困难原因", "备注"), "；".join(m.stock.many("burdens", 3)) + "。")
    s.prose(
        s.pick(
            "本人保证申报无误，欢迎核实。",
            "上面写的都是真的，说假话由我自己负责。",
            "保证以上所填真实。",
        )
    )
    s.sign((s.pick("申报人签字", "签字", "本人（签字）"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("诚信承诺", "申请法律援助个人承诺书", "经济困难情况承诺书")
    s.prose(
        s.pick(f"{m.centre}：", f"致{m.centre}：", f"承诺对象：{m.centre}"),
        f"{s.pick('我叫', '我是', '承诺人')}{m.recipient}，因{m.cause}请求法律援助，在此承诺：",
        s.pick("1．交来的证件、证明没有一份是假的。", "（一）家庭人口、收入、房屋和车辆都按实际填写。",
               "第一，我对所写的每一项经济情况负责。"),
        s.pick("2．中心可以向民政、社保、不动产等部门查询我家的情况。", "（二）授权法律援助机构查对本人及同住家人的经济信息。",
               "第二，允许工作人员上门或者联网核查。"),
        s.pick("3．查出不实的，退出援助并补交律师费，信用记录由我承担。", "（三）弄虚作假的，接受取消援助、退还费用的处理。",
               "第三，若有欺骗，愿承担由此产生的责任。"),
        s.pick("本承诺书由窗口人员念给我听过。", "不识字的地方已有人解释。", "内容我已看清。"),
    )  # fmt: skip
    s.sign((s.pick("立承诺书人", "承诺人签字", "承诺人（捺印）"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("申请材料签收单", "接收材料凭据", "法律援助材料收据", org=m.centre)
    s.prose(
        f"{s.pick('兹收到', '收到', '下列材料已收，交件人')}{m.recipient}{s.pick('交来材料如下', '的材料', '')}："
    )
    s.table(
        [s.pick("项", "序号", "号"), s.pick("名称", "材料", "件名"), s.pick("件数", "页", "数量"), s.pick("形式", "原／复", "备注")],
        [["1", "法律援助申请表", "1", "原件"], ["2", "居民身份证", "2", "复印"],
         ["3", "承诺书", "1", "原件"], ["4", "与案件有关的材料", "3", "复印"]],
    )  # fmt: skip
    s.prose(f"{s.pick('窗口人员', '收件', '接待人员')}：{s.hand(m.officer)}")
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title("法律援助案件呈批表", "给予法律援助审批单", "法律援助受理审批表",
            number=m.aid_number("审"), org=m.centre)  # fmt: skip
    granted = s.day(m.days["granted"])
    s.fields(
        (s.pick("申请人", "当事人姓名", "姓名"), m.recipient),
        (s.pick("事项", "案由", "案件"), m.cause),
        (s.pick("收到申请", "递交日期", "申请日"), s.day(m.days["applied"])),
        (
            s.pick("家庭收入", "经济条件", "困难认定"),
            s.pick("低于本县标准", "已查对，属困难", "承诺并经抽查，符合标准"),
        ),
    )
    s.cell(s.pick("拟办", "承办", "审查"),
           f"{s.pick('材料齐，事项在范围以内，建议援助。', '经审查，拟准予援助，请批示。', '符合条件，拟给予。')}",
           f"{s.hand(m.officer)}　{granted}")  # fmt: skip
    s.cell(
        s.pick("批示", "审批", "主任"),
        s.pick("同意拟办意见。", "准予。", "同意援助。"),
        f"{s.hand(m.head)}　{granted}",
    )
