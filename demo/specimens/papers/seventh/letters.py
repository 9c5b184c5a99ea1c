"""Notices, letters and receipts of service in layouts 25 to 27."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("同意援助决定书", "给予法律援助决定书", "给予法律援助决定书", number=m.aid_number("决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    s.prose(
        f"{m.recipient}：",
        s.pick(f"{day}收到你为{m.cause}一案提出的申请。审查后认为合乎条件，同意给你法律援助。",
               f"你因{m.cause}一案，于{day}向本中心提出法律援助申请。本中心审查后认为，你的申请符合《中华人民共和国法律援助法》第三十一条、第四十一条等规定的条件，决定给予法律援助。" if not m.is_criminal
               else f"你因{m.cause}一案，于{day}向本中心提出法律援助申请。本中心审查后认为，你的申请符合《中华人民共和国法律援助法》第二十四条、第四十一条等规定的条件，决定给予法律援助。",
               f"本中心已受理你{day}提出的申请（{m.cause}一案）。经审查符合《中华人民共和国法律援助法》规定的条件，决定给予你法律援助。"),
        s.pick("承办律师确定后另行告知。", "承办案件的法律援助人员由本中心另行指派。", "指派结果将通过短信和平台消息告知。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("指定辩护公函", "通知辩护公函", "通知指派辩护律师的函", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}生"
    held = f"{m.city}看守所"
    s.prose(
        f"{m.centre}：",
        s.pick(f"本单位办理{m.said}，{m.status}{who}，关押在{held}，没有委托辩护人，符合法律援助条件，请派律师辩护。",
               f"本单位办理的{m.said}，{m.status}{who}，现羁押于{held}，没有委托辩护人，符合《中华人民共和国刑事诉讼法》第三十五条规定的情形，现通知你中心指派律师为其提供辩护，并于三日内将承办律师姓名及联系方式函复本单位。",
               f"兹有{m.said}由本单位办理，{m.status}{who}，羁押地点{held}。经告知，其未委托辩护人。依据《中华人民共和国法律援助法》第二十五条、第三十六条，请予指派律师。"),
        f"{s.pick('联系人', '承办人', '联系人')}：{m.clerk}　　{s.pick('电话', '联系电话', '电话')}：0000-{s.dice.randint(2000000, 8999999)}",
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("指派律师通知书", "法律援助案件指派通知书", "法律援助案件指派书", number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.firm}：",
        s.pick(f"{m.recipient}{m.said}，由你所{s.hand(m.handler)}律师承办。",
               f"根据《中华人民共和国法律援助法》的规定，本中心决定对{m.recipient}{m.said}给予法律援助，现指派你所{s.hand(m.handler)}律师担任{m.status}{m.recipient}{m.stage}的{role}，请予安排。",
               "以下案件经本中心决定给予法律援助，指派你机构承办："),
    )  # fmt: skip
    if s.layout != 25:
        rows = [("受援人", m.recipient), ("案由", m.cause), (s.pick("办案机关", "", "办案单位"), m.body), (s.pick("阶段", "", "案件阶段"), m.stage),
                (s.pick("律师", "", "承办律师"), s.hand(m.handler)), (s.pick("担任", "", "承办角色"), role)]  # fmt: skip
        s.fields(*rows)
    s.prose(
        s.pick("要求：五日内同受援人签好委托合同；不得收费；结案后三十日内交卷。",
               "承办律师应当自收到本通知之日起五日内与受援人或者其近亲属签订委托协议，不得向受援人收取任何财物；案件办结后三十日内，将案卷材料报送本中心。",
               "请承办律师在平台确认接收，五日内完成委托手续，办结后三十日内提交归档材料。严禁收取受援人财物。"),
        *s.pick([], [f"联系人：{m.officer}"], []),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助承办函", "法律援助公函", "法律援助公函（致办案机关）", number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.body}：",
        s.pick(f"你单位办理的{m.recipient}{m.said}{'，案号' + number + '，' if number else '，'}我中心已同意援助，由{m.firm}{s.hand(m.handler)}律师做{m.status}的{role}。",
               f"本中心依法决定为{m.status}{m.recipient}{m.said}{'（案号：' + number + '）' if number else ''}提供法律援助，已指派{m.firm}{s.hand(m.handler)}律师担任其{m.stage}的{role}。请你单位依法提供便利。",
               f"{'贵单位' + number + '案，即' if number else '贵单位办理的'}{m.status}{m.recipient}{m.said}，我中心已给予法律援助，承办律师为{m.firm}{s.hand(m.handler)}，担任{role}。"),
        s.pick("专此函告。", "特此函达。", "请予支持，并将案件处理结果告知承办律师。"),
        *s.pick([f"律师电话：137{s.dice.randint(10000000, 99999999)}"], [], [f"承办律师手机：137{s.dice.randint(10000000, 99999999)}"]),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("援助文书送达单", "送达回证", "法律援助文书送达回证", org=m.centre)
    paper = s.pick("同意援助决定书", "给予法律援助决定书", "给予法律援助决定书")
    rows = [
        (s.pick("文书", "送达文书", "送达文书名称"), paper),
        (s.pick("字号", "文书编号", "文书编号"), m.aid_number("决")),
        (s.pick("收件人", "受送达人", "受送达人"), m.recipient),
        (s.pick("送达方法", "送达方式", "送达方式"), s.pick("本人领取", "直接送达", "现场送达")),
        (s.pick("日期", "送达时间", "送达时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送达人", "送达人", "送达人员"), s.hand(m.officer)),
    ]
    s.fields(*ordered(s, rows, "012435", "201345", "201543"))
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("收件人签名或手印", "受送达人（签字）", "受送达人签字"), name))
