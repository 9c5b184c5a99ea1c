"""Notices, letters and receipts of service in layouts 10 to 12."""

from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("准予援助决定书", "法律援助决定书（给予）", "同意提供法律援助决定书",
            number=m.aid_number("决"), org=m.centre)  # fmt: skip
    s.prose(
        f"{s.pick('申请人', '', '受援人')}{m.recipient}：",
        f"{s.pick('本中心收到你', '关于你', '经研究，对你')}{s.day(m.days['applied'])}提交的{m.cause}法律援助申请，"
        f"{s.pick('审查后认为符合条件，现决定准予', '符合《中华人民共和国法律援助法》的规定，决定给予援助', '决定提供免费的法律服务')}。",
        s.pick("律师确定后会同你联系。办案不收费，有人向你要钱的请告诉我们。", "承办律师将在三个工作日内指派，请保持电话畅通。",
               "接到本决定后，请等候承办人通知，并按要求提供材料。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("指派辩护律师通知书", "通知法律援助机构辩护公函", "关于指派律师辩护的公函",
               org=m.body, number=s.number(m.number))  # fmt: skip
    s.prose(
        f"{m.centre}：",
        f"{s.pick('现有', '关于', '兹有')}{m.status}{m.recipient}（{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}生，"
        f"押于{m.city}看守所）{m.said}，{s.pick('其本人及家属均未聘请律师', '因符合法定通知辩护的条件', '其没有辩护人')}，"
        f"{s.pick('请在三日内指派律师并书面回复', '请贵中心确定辩护律师', '依照刑事诉讼法及法律援助法，通知你中心指派律师')}。",
        f"承办人{m.clerk}，电话0000-{s.dice.randint(2000000, 8999999)}。",
        s.pick("附：起诉书副本一份。", "附件：立案文书复印件。", "（另附有关文书副本）"),
    )
    s.seal(
        m.body,
        m.days["granted"],
        stamped=not s.planned("unsealed:D-19"),
        way=s.pick("", "", "plain"),
    )


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("法律援助指派书", "指派律师承办法律援助案件通知", "法律援助任务指派单",
            number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    told = f"{m.status}{m.recipient}{m.said}"
    s.prose(
        f"{m.firm}：",
        s.pick(
            f"经研究，{told}由你所承办，承办律师为{s.hand(m.handler)}，请在接到后五个工作日内办好委托手续。",
            f"根据《中华人民共和国法律援助法》，本中心对{told}给予援助，请你所安排{s.hand(m.handler)}律师作为{role}，"
            f"参加{m.stage}的活动。",
            f"下列案件派给你所，请按时办理：{told}；办理机关{m.body}；承办人{s.hand(m.handler)}；身份{role}。",
        ),
        s.pick("办完后及时装订成卷，于三十日以内交回。", "承办中遇有重大情况，随时向本中心报告。",
               "严禁向受援人索取或者收受钱物。"),
        s.pick(f"联系人：{m.officer}", f"本中心经办人：{m.officer}", f"派案人：{m.officer}"),
    )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title(
        "法律援助机构函", "法援公函", "法律援助工作公函", number=m.aid_number("函"), org=m.centre
    )
    number = m.other_number if s.planned("number:D-17") else m.number
    about = f"{s.number(number)}{m.recipient}{m.said}"
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.body}：",
        s.pick(
            f"{about}，由本中心指派律师担任{role}。律师{s.hand(m.handler)}，{m.firm}。请给予支持，方便其开展工作。",
            f"兹介绍{m.firm}律师{s.hand(m.handler)}前来办理{about}的有关手续，身份是{m.recipient}的{role}，请接洽为盼。",
            f"{m.recipient}已经获准法律援助。现派{m.firm}{s.hand(m.handler)}律师以{role}身份参加{about}的办理，此函。",
        ),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("法律援助送达回执", "文书送达签收单", "送达回证（法律援助）", org=m.centre)
    s.fields(
        (
            s.pick("送达文书", "文书", "送达的文书及文号"),
            f"准予援助决定书　{m.aid_number('决')}",
        ),
        (s.pick("送达对象", "收件人", "受送达人"), m.recipient),
        (s.pick("送达途径", "送达形式", "送达方法"), s.pick("窗口领取", "本人签收", "邮寄")),
        (s.pick("收到日期", "签收日期", "收件日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("经手人", "承送人", "送件人"), s.hand(m.officer)),
    )
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("收到人签字", "签收人", "受送达人签字"), name))
