"""Notices, letters and receipts of service in layouts 19 to 21."""

from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("给予法律援助决定书", "同意给予援助决定书", "法律援助给予援助决定书", number=m.aid_number("决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    s.prose(
        s.pick(f"{m.recipient}：", f"申请人{m.recipient}：", f"受援人：{m.recipient}"),
        s.pick(f"你因{m.cause}一案，于{day}向本中心申请法律援助。本中心审查认为，你的申请符合《中华人民共和国法律援助法》规定的条件，决定给予法律援助。",
               f"你{day}为{m.cause}一案提出的申请，我中心经过审查，同意给予法律援助。",
               f"本中心对{day}收到的{m.cause}一案申请进行了审查，申请事项和经济状况均符合条件，决定给予法律援助。"),
        s.pick("本中心将指派律师为你提供服务。", "具体承办律师由中心指派后通知你。", "承办人员信息将以短信方式告知。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("通知辩护公函", "通知提供法律援助公函", "通知指派辩护人函", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生"
    s.prose(
        f"{m.centre}：",
        f"{s.pick('我单位受理的', '我单位办理', '本单位办理的')}{m.said}，{m.status}{who}，"
        + s.pick("因没有委托辩护人，依法应当通知法律援助机构指派律师。", "没有委托辩护人，需要提供法律援助。", "未委托辩护人，符合通知辩护的法定情形。")
        + f"羁押场所：{m.city}看守所。",
        s.pick("请在收到本函后三日内指派律师，并将律师姓名、单位及联系方式函告。", "请派律师为其辩护，并通知我单位。", "请及时指派律师担任辩护人。"),
        f"{s.pick('承办人', '联系人', '经办人')}：{m.clerk}，电话：0000-{s.dice.randint(2000000, 8999999)}",
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("", "plain", "plain"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("指派通知书", "法律援助案件指派单", "法律援助承办人员指派通知书", number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    if s.layout == 20:
        s.fields(("受援人", m.recipient), ("案由", m.cause), ("承办单位", m.firm), ("承办人员", m.handler),
                 ("承办身份", role), ("办案机关", m.body), ("案件阶段", m.stage), ("指派方式", "轮派"))  # fmt: skip
        s.prose("现将上述法律援助案件指派你单位办理，请于五日内签订委托协议，于结案后三十日内提交归档材料。")  # fmt: skip
    else:
        s.prose(
            f"{m.firm}：",
            s.pick(f"受援人{m.recipient}{m.said}，由{m.body}办理（{m.stage}）。经审查决定给予法律援助，现指派你所{s.hand(m.handler)}律师担任其{role}，请依法履行职责。",
                   f"兹有受援人{m.recipient}，{m.cause}一案，{m.stage}，办案单位{m.body}。请你所{s.hand(m.handler)}律师承办，任{role}。", ""),
            s.pick("请在五日内同受援人办理委托手续，结案后按规定提交卷宗。", "请尽快与受援人联系，不得收费，不得转交他人办理。", ""),
        )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助公函", "法律援助指派公函", "法律援助办案公函", number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    s.prose(
        f"{m.body}：",
        s.pick(f"{m.recipient}{m.said}（{number or m.stage}），我中心已依法决定提供法律援助，并指派{m.firm}律师{s.hand(m.handler)}为{role}。",
               f"你单位办理的{number}{m.status}{m.recipient}{m.said}，现由我中心指派{m.firm}{s.hand(m.handler)}律师担任{role}。",
               f"根据有关规定，本中心对{number}{m.recipient}{m.said}提供法律援助，{role}为{m.firm}{s.hand(m.handler)}律师。"),
        s.pick("请予支持和配合。特此函告。", "请接洽为盼。", "请予办理相关手续。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("送达回证", "法律援助文书送达证", "送达回证（受援人）", org=m.centre)
    s.fields(
        (s.pick("送达文书", "送达文件", "文书名称"), "给予法律援助决定书"),
        (s.pick("文书编号", "文　　号", "文书编号"), m.aid_number("决")),
        (s.pick("受送达人", "受送达人", "受送达人"), m.recipient),
        (s.pick("送达方式", "送达方法", "送达方式"), s.pick("直接送达", "当面交付", "窗口领取")),
        (s.pick("送达时间", "送达日期", "签收日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送达人", "送 达 人", "经办人"), s.hand(m.officer)),
    )
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("受送达人", "收件人签名", "受送达人签名"), name))
