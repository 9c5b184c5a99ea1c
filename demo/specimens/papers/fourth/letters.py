"""Notices, letters and receipts of service in layouts 16 to 18."""

from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title(
        "准予提供法律援助决定书",
        "给予法律援助决定书",
        "决定书（给予法律援助）",
        number=m.aid_number("决"),
        org=m.centre,
    )
    day = s.day(m.days["applied"])
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你于{day}就{m.cause}一案向本中心提出的法律援助申请收悉。经审查，符合法律援助条件，根据《中华人民共和国法律援助法》的规定，决定准予提供法律援助。",
               f"你{day}因{m.cause}一案申请法律援助，本中心经审查认为符合规定，决定给予法律援助。",
               f"关于你{day}提出的{m.cause}一案法律援助申请，经本中心审查，属于法律援助范围，决定给予援助。"),
        s.pick("本中心将于三日内指派法律援助人员，请持本决定书与承办人员联系，并如实提供案件材料。",
               "受援人应当向承办人员如实陈述，配合办理案件。",
               "法律援助人员的姓名和联系方式另行通知。"),
        "特此决定。",
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("法律援助通知书", "刑事案件通知辩护公函", "通知指派律师辩护函", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生"
    s.prose(
        f"{m.centre}：",
        s.pick(f"我单位办理的{m.said}，{m.status}{who}，现羁押于{m.city}看守所，因其没有委托辩护人，",
               f"{m.said}，{m.status}{who}，羁押于{m.city}看守所。该{m.status}未委托辩护人，",
               f"本单位正在办理{m.said}。{m.status}{who}，现羁押在{m.city}看守所，没有委托辩护人，")
        + "根据《中华人民共和国刑事诉讼法》第三十五条的规定，"
        + s.pick("请指派律师为其提供辩护。", "通知你中心依法指派律师担任辩护人。", "请依法指派律师为其辩护，并将指派结果函告我单位。"),
        f"{s.pick('联系人', '承办人', '联系人')}：{m.clerk}　　联系电话：0000-{s.dice.randint(2000000, 8999999)}",
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("", "", "plain"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("法律援助案件指派函", "指派通知书", "指派法律援助人员通知书", number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.firm}：",
        s.pick(f"{m.recipient}{m.said}，经审查符合法律援助条件。现指派你所{s.hand(m.handler)}律师为受援人提供法律援助，担任其{role}。",
               f"经研究，决定指派你单位{s.hand(m.handler)}律师承办受援人{m.recipient}{m.said}的法律援助事项，担任{m.stage}{role}。",
               f"本中心已决定对{m.recipient}给予法律援助，现指派你所律师{s.hand(m.handler)}办理，具体如下："),
    )  # fmt: skip
    if s.layout == 17:
        s.fields(("受援人姓名", m.recipient), ("案由", m.cause), ("诉讼地位", m.status), ("诉讼阶段", m.stage),
                 ("办案机关", m.body), ("援助方式", f"担任{role}"))  # fmt: skip
    s.prose(
        s.pick(f"该案现由{m.body}办理（{m.stage}）。请自收到本函之日起五日内与受援人签订委托协议，结案后三十日内报送案卷材料。",
               f"办案机关：{m.body}。请严格按照《办理法律援助案件程序规定》办理，不得向受援人收取任何财物。",
               "请承办律师及时会见受援人，办结后三十日内向本中心提交结案材料。"),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助案件公函", "法律援助公函", "法律援助机构指派公函", number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.body}：",
        s.pick(f"你单位办理的{number}{m.recipient}{m.said}，本中心依法给予{m.recipient}法律援助，指派{m.firm}{s.hand(m.handler)}律师担任其{role}，",
               f"根据《中华人民共和国法律援助法》的规定，本中心指派{m.firm}律师{s.hand(m.handler)}担任{m.recipient}{m.said}（{number}）的{role}，",
               f"{m.status}{m.recipient}{m.said}，{number}，本中心已决定给予法律援助，并指派{m.firm}{s.hand(m.handler)}律师为其{role}，")
        + s.pick("请予接洽。", "请依法保障其执业权利。", "特此函告。"),
        s.pick("附：指派通知一份。", "特此函达。", "请在案件办结后将裁判文书送达承办律师。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("法律援助机构送达回证", "送达回证", "法律援助决定送达回证", org=m.centre)
    s.fields(
        (s.pick("受送达人", "受送达人", "受送达人姓名"), m.recipient),
        (s.pick("送达文书名称及编号", "送达文书", "文书名称"), f"法律援助决定书　{m.aid_number('决')}"),
        (s.pick("送达地点", "送达地点", "送达地址"), s.pick("本中心接待大厅", f"{m.city}{m.district}{m.home}", "中心窗口")),
        (s.pick("送达方式", "送达方式", "送达方式"), s.pick("直接送达", "直接送达", "当面签收")),
        (s.pick("送达日期", "收到日期", "签收时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送达人", "送达人", "送达人"), s.hand(m.officer)),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("受送达人签名", "受送达人签收", "签收人"), name))
