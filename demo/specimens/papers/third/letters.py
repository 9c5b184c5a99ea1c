"""Notices, letters and receipts of service in layouts 13 to 15."""

from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title(
        "关于同意给予法律援助的决定书",
        "法律援助决定书",
        "给予法律援助决定",
        number=m.aid_number("决"),
        org=m.centre,
    )
    day = s.day(m.days["applied"])
    s.prose(
        s.pick(f"{m.recipient}同志：", f"受援人：{m.recipient}", f"{m.recipient}（{m.identity()}）："),
        s.pick(f"{day}你来中心申请，案由{m.cause}。经过审查，你的情况合乎规定，给予法律援助。",
               f"就{m.cause}一案，申请日{day}。决定：给予法律援助。依据：《中华人民共和国法律援助法》。",
               f"你{day}的申请，经核实事项属于援助范围、经济困难属实（或者依法免予核查），决定提供法律援助。"),
        s.pick("派谁办，三天之内告诉你。", "本决定自送达之日起生效。", "承办人员名单另附。援助期间请如实陈述。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official(
        "商请指派辩护律师函",
        "通知指派律师公函",
        "通知辩护公函（援）",
        org=m.body,
        number=s.number(m.number),
    )
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生"
    s.prose(
        f"{m.centre}：",
        s.pick(f"我单位承办{m.said}，{m.status}{who}，羁押在{m.city}看守所，未请律师。",
               f"{m.status}{who}。{m.said}依法应当有辩护人，而其没有委托。现押{m.city}看守所。",
               f"因{m.recipient}{m.said}需要辩护，特此通知。{m.status}基本情况：{who}，押所{m.city}看守所。"),
        s.pick("请收到后三日内派律师，并把律师姓名和电话告知。", "请即指派，函复我处。", "请指定律师担任辩护人。"),
        f"{s.pick('承办', '联系', '经办')}：{m.clerk}（0000-{s.dice.randint(2000000, 8999999)}）",
    )  # fmt: skip
    s.seal(
        m.body,
        m.days["granted"],
        stamped=not s.planned("unsealed:D-19"),
        way=s.pick("", "", "plain"),
    )


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title(
        "指派通知单",
        "指派承办通知书",
        "法律援助案件指派通知",
        number=m.aid_number("指"),
        org=m.centre,
    )
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    if s.layout == 13:
        s.fields(("送达单位", m.firm), ("受援人", m.recipient), ("案由", m.cause), ("承办律师", s.hand(m.handler)),
                 ("承办身份", role), ("办案机关", m.body), ("阶段", m.stage))  # fmt: skip
        s.prose("上述案件指派你单位承办，望尽职办理，结案后一个月内交卷。")
    else:
        s.prose(
            f"{m.firm}：",
            s.pick(f"{m.recipient}为{m.status}的{m.cause}一案（{m.body}办理，{m.stage}），本中心审查后同意援助，交由贵所"
                   f"{s.hand(m.handler)}律师办理，担任{role}。", "",
                   f"兹将{m.recipient}{m.said}指派给贵所{s.hand(m.handler)}律师，身份为{role}；该案在{m.body}，处于{m.stage}。"),
            s.pick("收到通知，请在五日以内见受援人、签协议。办案质量由中心检查。", "",
                   "请遵守《办理法律援助案件程序规定》，不收一文，按期归卷。"),
        )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title(
        "法律援助中心函",
        "关于指派律师的公函",
        "法律援助出庭函",
        number=m.aid_number("函"),
        org=m.centre,
    )
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.body}{s.pick('', '（收）', '')}：",
        s.pick(f"贵处{number}一案，{m.status}{m.recipient}因{m.cause}受本中心援助，{role}由{m.firm}律师{s.hand(m.handler)}担任。",
               f"受援人{m.recipient}，{m.said}，{number}。我中心委派{s.hand(m.handler)}（{m.firm}）任{role}，持此函办理手续。",
               f"今派{m.firm}{s.hand(m.handler)}律师，以{role}身份参与{number}{m.recipient}{m.said}的办理。"),
        s.pick("专此函达。", "请查照。", "请惠予方便。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("送达回执单", "文书送达回证", "法律援助文书签收回证", org=m.centre)
    s.fields(
        (s.pick("文书", "送达文书名称", "所送文书"), "法律援助决定书"),
        (s.pick("文书字号", "文号", "编号"), m.aid_number("决")),
        (s.pick("收件人", "受送达人", "送达对象"), m.recipient),
        (s.pick("送达方法", "送达形式", "送达途径"), s.pick("面交", "本人到窗口领取", "挂号信")),
        (s.pick("收到日期", "收到时间", "送达日"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送件人", "送达人员", "经办"), s.hand(m.officer)),
    )
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("收件人", "受送达人（签章）", "本人签收"), name))
