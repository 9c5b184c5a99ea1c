"""Notices, letters and receipts of service in layouts 31 to 33."""

from demo.specimens.papers.ninth.houses import boxed, of, ordered
from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title(of(s, "给予法律援助决定书（存档）", "准予法律援助决定书", "法律援助决定书"), number=m.aid_number("决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    s.prose(*of(s, (
        f"{m.recipient}：",
        f"你于{day}就{m.cause}一案向本中心提出法律援助申请。经审查，你的申请符合《中华人民共和国法律援助法》规定的条件，根据该法第四十三条的规定，本中心决定给予你法律援助。",
        "本中心将自作出本决定之日起三日内指派律师事务所安排律师为你提供服务。承办人员不得向你收取任何费用。",
    ), (
        f"申请人：{m.recipient}　　案由：{m.cause}　　申请日期：{day}",
        "一、审查结果",
        "申请人提交的材料齐全，经济困难状况属实，申请事项属于法律援助范围。",
        "二、决定事项",
        f"本中心决定，对申请人给予法律援助，援助方式为{'刑事辩护' if m.is_criminal else '代理'}。",
    ), (
        f"{m.recipient}：",
        f"{day}你来我中心，就{m.cause}一案申请法律援助。我中心审查后认为，你的情况符合法律援助的条件，决定为你提供法律援助，承办律师的姓名和电话另行告知。",
    )))  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"), way=of(s, "plain", "", "chinese"))  # fmt: skip


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official(of(s, "法律援助通知辩护公函", "提供法律援助通知书", "通知辩护公函"), org=m.body, number=s.number(m.number))  # fmt: skip
    sex, born = "男" if m.is_man else "女", s.day(m.born, "plain")
    phone = f"0000-{s.dice.randint(2000000, 8999999)}"
    s.prose(f"{m.centre}：")
    if s.layout == 32:
        s.prose("根据《中华人民共和国刑事诉讼法》第三十五条、《中华人民共和国法律援助法》第二十五条的规定，请你中心指派律师为下列人员提供辩护：")  # fmt: skip
        s.fields(
            ("姓名", m.recipient), ("性别", sex), ("出生日期", born), ("涉嫌罪名", m.cause), ("诉讼阶段", m.stage),
            ("羁押处所", f"{m.city}看守所"), ("通知事由", "没有委托辩护人"), ("联系人及电话", f"{m.clerk}　{phone}"),
        )  # fmt: skip
    else:
        s.prose(
            of(s, f"{m.status}{m.recipient}（{sex}，{born}出生）{m.said}，我单位正在办理。因{m.status}没有委托辩护人，根据《中华人民共和国刑事诉讼法》第三十五条第二款、《中华人民共和国法律援助法》第二十五条的规定，请你中心在收到本函后三日内指派律师为其提供辩护，并将律师姓名、单位和联系方式函告我单位。",
               "",
               f"我单位办理的{m.recipient}{m.said}，{m.status}{m.recipient}，{sex}，{born}生，现押{m.city}看守所。该人未委托辩护人，符合通知辩护的情形，请贵中心依法指派律师。"),
            f"{of(s, '办案人员', '', '联系人')}：{m.clerk}　　联系电话：{phone}",
        )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=of(s, "chinese", "plain", "chinese"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title(of(s, "指派通知书（承办单位）", "法律援助案件指派通知书（律师事务所）", "法律援助案件指派函"), number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    handler = s.hand(m.handler)
    if s.layout == 32:
        s.prose(f"{m.firm}：", "一、案件信息")
        s.fields(("受援人", m.recipient), ("案由", m.cause), ("办案机关", m.body), ("援助阶段", m.stage), ("承办律师", handler), ("承办身份", role))  # fmt: skip
        s.prose("二、承办要求", "1.接到本通知后五日内与受援人签订委托协议，及时约见（会见）受援人；2.不得收取受援人的财物；3.办结后三十日内提交结案报告和卷宗材料。")  # fmt: skip
    else:
        s.prose(
            f"{m.firm}：",
            of(s, f"受援人{m.recipient}{m.said}，{'经办案机关通知' if m.basis == 'notified' else '经本人申请'}，本中心已决定给予法律援助。现指派你单位承办，由{handler}律师担任{m.recipient}{m.stage}的{role}。请你单位自收到本通知之日起五日内，与受援人签订委托{role[:2]}协议。",
               "",
               f"{m.recipient}{m.said}符合法律援助条件，请贵所安排{handler}律师办理，在{m.stage}为{m.recipient}担任{role}。办案期间如需变更律师，请先征得我中心同意。"),
            of(s, "承办律师应当遵守法律援助服务规范，不得向受援人收取任何财物；案件办结后三十日内，向本中心提交结案材料。", "", "结案后一个月之内，请将卷宗交来归档。"),
        )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"), way=of(s, "plain", "", "chinese"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    sort = "刑事" if m.is_criminal else "民事"
    s.title(of(s, "法律援助公函（办案机关）", f"{sort}法律援助公函", "法律援助专用公函"), number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    handler = s.hand(m.handler)
    beside = f"（案号：{number}）" if number else ""
    s.prose(*of(s, (
        f"{m.body}：",
        f"{m.recipient}{m.said}{beside}，本中心已决定给予法律援助，指派{m.firm}{handler}律师担任{m.recipient}的{role}。请贵单位依法为其履行职责提供便利。",
        "特此函告。",
    ), (
        f"{m.body}：",
        f"根据《中华人民共和国法律援助法》的规定，本中心已对贵单位办理的{m.recipient}{m.said}{beside}中的{m.status}{m.recipient}提供法律援助。",
        f"承办律师：{handler}；执业机构：{m.firm}；担任：{role}；阶段：{m.stage}。请予支持。",
    ), (
        f"{m.body}：",
        f"兹介绍{m.firm}{handler}律师前来贵处，承办{m.recipient}{m.said}{beside}的{role[:2]}工作。该案系法律援助案件，请予接洽为荷。",
    )))  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"), way=of(s, "plain", "", "chinese"))  # fmt: skip


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title(of(s, "法律援助文书送达回证（存档）", "文书送达回证", "送达证"), org=m.centre)
    paper = of(s, "给予法律援助决定书", "准予法律援助决定书", "法律援助决定书")
    rows = [
        (of(s, "送达文书", "文书名称及文号", "送达文书"), of(s, f"《{paper}》", f"{paper}（{m.aid_number('决')}）", paper)),
        (of(s, "文书编号", "送达份数", "文号"), of(s, m.aid_number("决"), "1份", m.aid_number("决"))),
        (of(s, "受送达人", "受送达人", "收件人"), m.recipient),
        (of(s, "送达方式", "送达方式", "送达方式"), of(s, boxed("直接送达", ("直接送达", "邮寄送达", "电子送达")), "窗口直接送达", "面交")),
        (of(s, "送达日期", "签收日期", "收到日期"), s.hand(s.day(m.days["assigned"]))),
        (of(s, "送达人", "送达人", "送达人"), s.hand(m.officer)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "012345", "012354", "201354"))
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((of(s, "受送达人（签名）", "受送达人签收", "收件人签字"), name))
