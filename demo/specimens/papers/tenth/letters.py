"""Decisions, notices, letters and receipts of service in layouts 34 to 36."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.papers.tenth.ticks import aid_number, by_clerk, chosen
from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("关于准予法律援助的通知", "给予法律援助决定书", "给予法律援助决定通知书", number=aid_number(s, "决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    s.prose(
        f"{s.hand(m.recipient)}：",
        s.pick(f"你就{m.cause}一案提出的法律援助申请，我中心于{day}收到。经审查，你的申请符合法律规定的条件，现决定准予法律援助。",
               f"你于{by_clerk(s, day)}因{by_clerk(s, m.cause)}一案向本机构提出法律援助申请。经审查，符合《中华人民共和国法律援助法》规定的条件，根据该法第四十三条的规定，决定给予法律援助。",
               f"本中心{day}受理你{m.cause}一案的法律援助申请。经审查，你的申请属于法律援助范围，符合经济困难条件，依据《中华人民共和国法律援助法》第四十三条，决定给予你法律援助。"),
        s.pick("我中心将派律师与你联系，请保持电话畅通，并配合律师工作。", "本机构将在三日内指派法律援助人员，并将其姓名告知你。", "承办单位和承办律师由本中心另行指派并通知。办理案件不收取任何费用。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"), way=s.pick("chinese", "", ""))  # fmt: skip


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("通知辩护公函", "提供法律援助通知书（回执附后）", "通知提供法律援助公函（辩护）", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}（{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生）"
    held = f"{m.city}看守所"
    s.prose(
        f"{m.centre}：",
        s.pick(f"我单位正在办理{m.status}{who}{m.said}，{m.recipient}没有委托辩护人，现羁押在{held}。根据《中华人民共和国刑事诉讼法》第三十五条的规定，请指派律师为其提供辩护。",
               f"本单位办理的{m.status}{who}{m.said}，因其没有委托辩护人，符合《中华人民共和国刑事诉讼法》第三十五条、《中华人民共和国法律援助法》第二十五条规定的情形，现通知你中心指派律师为其辩护。羁押地点：{held}。",
               f"{m.status}{who}{m.said}，由我单位办理，{m.recipient}现羁押于{held}，未委托辩护人。依照刑事诉讼法第三十五条、法律援助法第二十五条，请你中心自收到本函之日起三日内指派律师，并将律师姓名、单位、联系方式函告我单位。"),
        s.pick(f"联系人{m.clerk}，电话0000-{s.dice.randint(2000000, 8999999)}。", f"联系人：{m.clerk}　　联系电话：0000-{s.dice.randint(2000000, 8999999)}", f"附：{'起诉书副本一份' if m.number else '相关文书一份'}。承办人：{m.clerk}，0000-{s.dice.randint(2000000, 8999999)}"),
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("plain", "chinese", "chinese"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("指派律师办案函", "法律援助指派通知书", "关于指派承办法律援助案件的通知", number=aid_number(s, "指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    s.prose(
        f"{by_clerk(s, m.firm)}：",
        s.pick(f"受援人{m.recipient}{m.said}，我中心已准予法律援助。现指派贵所{s.hand(m.handler)}律师担任其{m.stage}的{role}，请安排办理。",
               f"本机构决定对{by_clerk(s, m.recipient)}{m.said}给予法律援助，现指派你单位{s.hand(m.handler)}律师承办此案，担任{role}。",
               "根据《中华人民共和国法律援助法》第四十三条的规定，现将下列案件指派你所办理："),
    )  # fmt: skip
    if s.layout == 35:
        s.fields(("受援人", f"{m.recipient}（{m.status}）"), ("案由", m.cause), ("办案机关", m.body), ("阶段及身份", f"{m.stage}　{role}"), ("承办律师", m.handler), ("指派方式", "轮流指派"))  # fmt: skip
    elif s.layout == 34:
        s.fields(("办案机关", s.hand(m.body)), ("案件阶段", m.stage), ("指派方式", chosen("轮派", ("轮派", "点援", "指定"))))  # fmt: skip
    s.prose(
        s.pick("请在五日内与受援人签订委托协议，办结之日起三十日内将案卷材料交我中心。办案中不得收取受援人任何费用。",
               "请自收到本通知之日起五日内与受援人签订委托协议；自案件办结之日起三十日内向本机构提交结案材料；不得向受援人收取任何财物。",
               "办理要求：一、五日内与受援人或者其近亲属签订委托协议；二、按照法律援助服务标准办理，重大事项及时报告；三、结案后三十日内提交案卷。"),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"), way=s.pick("chinese", "", ""))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助律师介绍函", "法律援助公函", "关于指派律师承办法律援助案件的公函", number=aid_number(s, "函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    case = f"{m.recipient}{m.said}"
    beside = f"（案号：{number}）" if number else ""
    s.prose(
        f"{m.body}：",
        s.pick(f"兹介绍{m.firm}{s.hand(m.handler)}律师到你处办理{case}{beside}的法律援助事宜，该律师系{m.status}{m.recipient}的{role}，请予协助。",
               f"你单位办理的{case}{beside}，本机构已决定给予法律援助，现指派{by_clerk(s, m.firm)}{s.hand(m.handler)}律师担任{m.status}{by_clerk(s, m.recipient)}的{role}，请予接洽。",
               f"{case}{beside}，经审查，本中心决定对{m.status}{m.recipient}给予法律援助，指派{m.firm}{m.handler}律师为其{m.stage}{role}。请你单位依法保障律师执业权利，并及时送达有关法律文书。"),
        s.pick("特此介绍。", "特此函告。", f"律师电话：137{s.dice.randint(10000000, 99999999)}"),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"), way=s.pick("chinese", "", ""))  # fmt: skip


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("送达签收单", "法律援助文书送达回证", "文书送达回证（存卷）", org=m.centre)
    paper = s.pick("关于准予法律援助的通知", "给予法律援助决定书", "给予法律援助决定通知书")
    way = s.pick("当面交付", chosen("直接送达", ("直接送达", "邮寄送达", "委托送达")), "直接送达")
    rows = [
        (s.pick("文书名称", "送达文书名称", "送达文书"), f"《{paper}》"),
        (s.pick("文号", "文号", "文书编号"), aid_number(s, "决")),
        (s.pick("收件人", "受送达人", "受送达人"), s.hand(m.recipient)),
        (s.pick("送达方式", "送达方式", "送达方式"), way),
        (s.pick("送达时间", "送达时间", "签收时间"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("经办人", "送达人", "送达人"), s.hand(m.officer)),
    ]
    s.fields(*ordered(s, rows, "012345", "201345", "012345"))
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("签收人", "受送达人（签名、捺印）", "受送达人签收"), name))
