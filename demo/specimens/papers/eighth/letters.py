"""Notices, letters and receipts of service in layouts 28 to 30."""

from demo.specimens.papers.eighth.ticks import ticked
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("准予援助的决定", "关于给予法律援助的决定书", "给予法律援助决定书（第三联）", number=m.aid_number("决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    law = "第二十四条" if m.is_criminal else "第三十一条"
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你{day}因{m.cause}一案到我中心申请法律援助。经审查所交材料，你符合条件，准予法律援助。",
               f"你因{m.cause}一案于{day}提出的法律援助申请，本中心已审查完毕。经审查，该事项符合《中华人民共和国法律援助法》{law}的规定。依照该法第四十三条，本中心决定：对你给予法律援助。",
               f"你于{day}申请的{m.cause}一案法律援助，经审查符合条件，本中心决定给予法律援助。"),
        s.pick("承办律师另行通知。", "本中心将在法定期限内指派法律援助人员，并告知你其姓名和联系方式。", "如对承办人员有异议，可以向本中心提出。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"), way=s.pick("", "chinese", ""))  # fmt: skip


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("请派辩护律师的函", "提供法律援助（辩护）通知书", "通知辩护函（存根联）", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生"
    held = f"{m.city}看守所"
    s.prose(
        s.pick(f"{m.centre}：", f"{m.centre}：", f"致：{m.centre}"),
        s.pick(f"{m.status}{who}，{m.said}由我单位办理，人在{held}。本人没有请辩护人，依照刑事诉讼法第三十五条，请你中心派一名律师为其辩护。",
               f"{m.status}{who}，因{m.said}由本机关办理，现羁押于{held}，至今没有委托辩护人。依照《中华人民共和国刑事诉讼法》第三十五条、《中华人民共和国法律援助法》第二十五条的规定，通知你中心依法指派律师为其提供辩护。",
               f"案件：{m.said}。{m.status}：{who}。羁押场所：{held}。通知原因：■没有委托辩护人　□可能判处无期徒刑、死刑　□其他。请于三日内指派律师并函告本机关。"),
        f"{s.pick('经办', '本机关联系人', '联系人')}：{m.clerk}　{s.pick('电话', '联系电话', '座机')}：0000-{s.dice.randint(2000000, 8999999)}",
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("派案通知书", "指派法律援助人员承办案件通知书", "法律援助派案单", number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    s.prose(
        s.pick(f"{m.firm}：", f"{m.firm}：", f"承办机构：{m.firm}"),
        s.pick(f"{m.recipient}{m.said}，我中心已准予援助，现派你所{s.hand(m.handler)}律师承办，为{m.recipient}的{role}，至{m.stage}办结为止。",
               f"{m.status}{m.recipient}{m.said}，本中心已依法决定给予法律援助。根据《中华人民共和国法律援助法》第十五条、第四十三条的规定，指派你所{s.hand(m.handler)}律师为法律援助人员，担任{m.recipient}{m.stage}的{role}。",
               "现将下列法律援助案件派由你单位办理："),
    )  # fmt: skip
    if s.layout == 29:
        s.fields(("受援人", m.recipient), ("案由", m.cause), ("受理（办案）机关", m.body), ("办理阶段", m.stage),
                 ("指派律师", s.hand(m.handler)), ("援助身份", ticked(role, ("辩护人", "代理人"))),
                 ("指派方式", ticked("轮派", ("轮派", "点援", "指定"))))  # fmt: skip
    s.prose(
        s.pick("收到后五日内与当事人签订协议，不得收费，办结后三十日内交卷。",
               "请你所督促承办律师：（一）自收到本通知之日起五日内与受援人或者其近亲属签订委托协议；（二）不得以任何名目收取财物；（三）自结案之日起三十日内提交结案材料。",
               "注意：5日内签订委托协议；严禁收费；结案后30日内交卷。本单一式三联，第一联留存，第二联交承办机构，第三联存卷。"),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"), way=s.pick("", "chinese", ""))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助介绍公函", "关于指派律师提供法律援助的公函", "法律援助公函（办案机关联）", number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    case = f"{m.recipient}{m.said}"
    beside = f"，案号为{number}" if number else ""
    s.prose(
        s.pick(f"{m.body}：", f"{m.body}：", f"致：{m.body}"),
        s.pick(f"现有{m.firm}{s.hand(m.handler)}律师，由我中心指派，前往你处办理{case}{beside}，为{m.status}的{role}，请予接洽。",
               f"{m.status}{case}{beside}，由你单位办理。本中心已决定对其给予法律援助，并指派{m.firm}{s.hand(m.handler)}律师担任{m.stage}{role}。请依法保障其执业权利。",
               f"受援人：{m.recipient}；案由：{m.cause}；{'案号：' + number + '；' if number else ''}承办律师：{s.hand(m.handler)}（{m.firm}）；身份：{role}。上述案件已由本中心给予法律援助，特此函告。"),
        s.pick("此函。", "此致敬礼", f"律师联系电话：136{s.dice.randint(10000000, 99999999)}"),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"), way=s.pick("", "chinese", ""))  # fmt: skip


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("文书送达回单", "法律援助文书送达凭证", "送达回证（三联）", org=m.centre)
    paper = s.pick("准予援助的决定", "关于给予法律援助的决定书", "给予法律援助决定书")
    hands = s.pick("本人到中心领取", "直接送达受送达人本人", ticked("直接送达", ("直接送达", "邮寄送达", "留置送达")))  # fmt: skip
    rows = [
        (s.pick("文书名称", "所送文书", "送达文书"), f"《{paper}》"),
        (s.pick("字号", "文书文号", "文号"), m.aid_number("决")),
        (s.pick("收件人", "受送达人姓名", "受送达人"), m.recipient),
        (s.pick("送达办法", "送达方式", "送达方式"), hands),
        (s.pick("收到日期", "收到日期", "收件日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送件人", "送达人员", "送达人"), s.hand(m.officer)),
    ]
    s.fields(*ordered(s, rows, "201354", "012345", "210345"))
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("收件人", "受送达人（签名并捺印）", "受送达人本人签名"), name))
