"""The institution's own forms in layouts 13 to 15."""

from demo.specimens.sheet import Sheet


def cover(s: Sheet) -> None:
    """The dossier's cover."""
    m = s.matter
    s.title("援助案件案卷", "案卷封面（法律援助）", "法律援助卷宗（承办律师）", org=m.centre)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    s.fields(
        (s.pick("卷　　名", "题　名", "案卷题名"), f"{m.recipient}{m.cause}"),
        (s.pick("受 援 人", "受援人姓名", "当事人"), s.hand(m.recipient)),
        (s.pick("案件性质", "类　别", "案别"), "刑事" if m.is_criminal else "民事"),
        (s.pick("承 办 人", "承办律师姓名", "律师"), s.hand(m.handler)),
        (s.pick("承办机构", "律师所", "单位"), m.firm),
        (s.pick("接受指派", "指派于", "收案"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("结　　案", "审结于", "结案"), s.hand(s.day(m.days["received"]))),
        (s.pick("归　　档", "归档于", "入档"), s.hand(s.day(closed))),
        (s.pick("经办部门", "处理机关", "承审机关"), m.body),
        (s.pick("密　　级", "期限", "保管期"), s.pick("一般", "长期保存", "10年")),
    )


def contents(s: Sheet, rows: list[tuple[str, str]]) -> None:
    """The list of the dossier's papers with their pages."""
    s.title("归档文件目录", "卷内文书材料目录", "本卷目录")
    if s.layout == 13:
        s.table(["页次", "文书材料名称"], [[pages, name] for name, pages in rows])
    else:
        s.table(
            [s.pick("目次", "", "序"), s.pick("材 料 名 称", "", "名称"), s.pick("页　　次", "", "自第几页至第几页")],
            [[str(n), name, pages.replace("-", s.pick("—", "", "至"))] for n, (name, pages) in enumerate(rows, start=1)],
        )  # fmt: skip


def application(s: Sheet) -> None:
    """The application form."""
    m = s.matter
    s.title(
        "申请法律援助登记表",
        "法律援助申请表（自然人）",
        "法律援助申请书",
        number=m.aid_number("申"),
        org=m.centre,
    )
    s.fields(
        (s.pick("申请人", "姓名", "申请人名字"), s.hand(m.recipient)),
        (
            s.pick("性别／民族", "性别、民族", "性别及民族"),
            s.hand(f"{'男' if m.is_man else '女'}／汉"),
        ),
        (s.pick("出生", "出生日", "出生时间"), s.hand(s.day(m.born))),
        (s.pick("证件", "身份证号", "公民身份证"), m.identity()),
        (s.pick("家庭住址", "住所", "户口所在地"), s.hand(f"{m.city}{m.district}{m.home}")),
        (s.pick("工作或者职业", "职业身份", "职业类别"), s.hand(m.stock.say("occupations"))),
        (s.pick("文化", "学历", "受教育情况"), s.hand(m.stock.say("schooling"))),
        (s.pick("涉案事由", "案由", "申请案由"), s.hand(m.cause)),
        (s.pick("当事人地位", "诉讼身份", "案中地位"), m.status),
        (s.pick("对方当事人", "相对方", "涉及对方"), s.hand(m.other)),
        (s.pick("案件进程", "阶段", "案件程序"), m.stage),
    )
    s.text(
        f"{s.pick('理由', '申请援助的理由', '事实与请求')}：{'。'.join(m.stock.many('burdens', 3))}。",
        s.pick(
            "请中心审查并给予帮助。", "特提出申请，请批准。", "由于没有钱请律师，请求法律援助。"
        ),
    )
    s.sign((s.pick("申请人", "申请人签章", "申请人手签"), m.recipient))
    s.today(m.days["applied"])


def identity(s: Sheet) -> None:
    """A copy of an identity card: no title."""
    m = s.matter
    s.truth.title = s.pick("身份证", "居民身份证复印件", "身份材料")
    s.blocks.append("#v(90pt)\n#align(center)[#rect(width: 300pt, height: 150pt, radius: 9pt)[\n")
    s.fields(
        ("姓名", m.recipient), ("性别", f"{'男' if m.is_man else '女'}　民族　汉"), ("出生", s.day(m.born, "spaced")),
        ("住址", f"{m.city}{m.district}{m.home}"), ("公民身份号码", m.identity()), way="lines",
    )  # fmt: skip
    s.blocks.append("]]\n#v(24pt)\n")
    s.prose(
        f"{m.city}公安局{m.district[:2]}分局　有效期限：长期",
        s.pick("经核对与原件相同。", "核对人：" + m.officer, "原件已退本人"),
    )


def finances(s: Sheet) -> None:
    """The statement of finances."""
    m = s.matter
    s.title(
        "家庭经济困难情况说明",
        "申请人经济情况说明表",
        "经济困难状况说明表（个人填写）",
        org=m.centre,
    )
    s.fields(
        (s.pick("说明人", "本人姓名", "填写人"), s.hand(m.recipient)),
        (s.pick("家庭人数", "人口数", "家庭成员数"), s.hand(f"{s.dice.randint(1, 6)}")),
        (
            s.pick("全年收入", "年收入合计", "上年收入"),
            s.hand(f"{s.dice.randint(40, 190) * 100}元"),
        ),
        (s.pick("房产情况", "房屋", "自有房屋"), s.hand(s.pick("老房一处", "租房", "土坯房"))),
        (s.pick("车辆有无", "车", "车辆情况"), s.hand("无")),
        (s.pick("存款数额", "现有存款", "存款"), s.hand(f"{s.dice.randint(2, 60) * 100}元")),
        (
            s.pick("低保情况", "是否低保户", "社会救助"),
            s.hand(s.pick("没有", "是", "临时救助一次")),
        ),
    )
    s.text(
        f"{s.pick('困难的原因', '困难说明', '致困原因')}：{'；'.join(m.stock.many('burdens', 3))}。"
    )
    s.prose(s.pick("以上是真的。", "如与事实不符，退回援助。", "本人对上述内容的真实性负责。"))
    s.sign((s.pick("说明人", "本人手签", "填写人签章"), m.recipient))
    s.today(m.days["applied"])


def declaration(s: Sheet) -> None:
    """The declaration of good faith."""
    m = s.matter
    s.title("申请人诚信保证书", "经济困难诚信承诺书", "个人信用承诺书（法律援助）")
    s.text(
        s.pick(f"为{m.cause}一案，{m.recipient}向{m.centre}保证：", f"{m.recipient}申请援助，就下列各项作出承诺。",
               f"承诺人{m.recipient}，所涉案件为{m.cause}，承诺如下。"),
        s.pick("所讲的家庭情况句句属实；", "①　申请表和说明表所填没有虚报、漏报。", "A．提供的全部材料合法、真实。"),
        s.pick("愿意让人查银行、房屋、车辆和社保；", "②　接受入户走访和数据比对。", "B．同意向有关机关调取本人经济信息。"),
        s.pick("讲了假话就不要援助，花去的费用由我还。", "③　不实的，承担法律责任，退还办案费用。", "C．违反承诺时，记入信用档案并退费。"),
        s.pick("（已读给本人听）", "工作人员已把后果说明白。", "本人阅读后签署。"),
    )  # fmt: skip
    s.sign((s.pick("保证人", "承诺人（签章）", "承诺人手签"), m.recipient))
    s.today(m.days["applied"])


def receipt(s: Sheet) -> None:
    """The receipt for papers handed in."""
    m = s.matter
    s.title("收件回执", "申请材料接收回执", "法律援助申请收件凭证", org=m.centre)
    s.prose(
        s.pick(
            f"{m.recipient}：你的材料收到，清单如下。",
            f"{m.recipient}送来材料共四种：",
            f"材料提交人：{m.recipient}",
        )
    )
    s.table(
        [s.pick("材料", "收到的材料", "材料名称"), s.pick("几份", "份", "份数")],
        [["申请登记表", "1"], ["身份证复印件", "1"], ["经济情况说明及承诺", "2"], ["案件材料复印件", "若干"]],
    )  # fmt: skip
    s.prose(
        s.pick(
            f"收件人：{s.hand(m.officer)}",
            f"接收人员　{s.hand(m.officer)}",
            f"窗口：{s.hand(m.officer)}",
        )
    )
    s.seal(m.centre, m.days["applied"], stamped=not s.planned("unsealed:D-07"))


def approval(s: Sheet) -> None:
    """The approval form."""
    m = s.matter
    s.title(
        "法律援助申请呈批表",
        "援助事项审查审批表",
        "法律援助审批表（内部）",
        number=m.aid_number("审"),
        org=m.centre,
    )
    granted = s.day(m.days["granted"])
    s.fields(
        (s.pick("申请人", "申请人姓名", "当事人"), m.recipient),
        (s.pick("申请内容", "申请事项", "案由"), m.cause),
        (s.pick("申请时间", "申请于", "申请日"), s.day(m.days["applied"])),
        (s.pick("收入核查", "经济状况", "是否困难"), s.pick("属低收入家庭", "未超过标准", "困难，有承诺书")),
        (s.pick("初审", "审查人员意见", "经办人"), f"{s.pick('可以援助。', '同意给予，报主任审定。', '建议准许。')}{s.hand(m.officer)}　{granted}"),
        (s.pick("审定", "主任审批", "负责人"), f"{s.pick('批准。', '同意给予。', '照办。')}{s.hand(m.head)}　{granted}"),
    )  # fmt: skip
