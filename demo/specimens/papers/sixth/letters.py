"""Notices, letters and receipts of service in layouts 22 to 24."""

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet


def decision(s: Sheet) -> None:
    """The decision to grant."""
    m = s.matter
    s.title("准予法律援助申请决定书", "给予法律援助决定书", "给予法律援助决定书", number=m.aid_number("决"), org=m.centre)  # fmt: skip
    day = s.day(m.days["applied"])
    s.prose(
        s.pick(f"{m.recipient}：", f"{m.recipient}：", f"{m.recipient}（申请人）："),
        s.pick(f"你于{day}因{m.cause}一案提出的法律援助申请，经审查，符合条件，准予法律援助。",
               f"本中心于{day}收到你就{m.cause}一案提交的法律援助申请。经审查，你符合《中华人民共和国法律援助法》规定的条件，根据该法第四十三条的规定，决定给予法律援助。",
               f"你{day}提交的法律援助申请（{m.cause}一案）已完成审查，符合法定条件。依据《中华人民共和国法律援助法》第四十三条，决定对你给予法律援助。"),
        s.pick("本中心三日内指派人员承办，请在家等候联系。", "本中心将自本决定作出之日起三日内指派法律援助人员，请保持联系畅通，并协助承办人员办理案件。", "承办人员确定后，系统将以短信通知你本人。"),
    )  # fmt: skip
    s.seal(m.centre, m.days["granted"], stamped=not s.planned("unsealed:D-11"))


def notice(s: Sheet) -> None:
    """The authority's notice to appoint a defender."""
    m = s.matter
    s.official("提供法律援助通知书", "通知辩护公函", "通知辩护公函（法律援助）", org=m.body, number=s.number(m.number))  # fmt: skip
    who = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生"
    held = f"{m.city}看守所"
    s.prose(
        f"{m.centre}：",
        s.pick(f"我单位办理的{m.said}，{m.status}{who}，现押于{held}，未委托辩护人。依照《中华人民共和国刑事诉讼法》第三十五条，通知你中心指派律师为其辩护。",
               f"我单位正在办理{m.said}。{m.status}{who}，现羁押于{held}。因其没有委托辩护人，根据《中华人民共和国刑事诉讼法》第三十五条、《中华人民共和国法律援助法》第二十五条的规定，请你中心指派律师担任其辩护人。",
               f"关于{m.said}，{m.status}{who}，羁押场所为{held}，本人未委托辩护人，属于应当通知辩护的情形。现函请指派律师提供辩护，并请于三日内将律师姓名、执业机构及联系电话函告我单位。"),
        f"{s.pick('联系人', '承办人', '案件承办人')}：{m.clerk}　　{s.pick('电话', '联系电话', '联系电话')}：0000-{s.dice.randint(2000000, 8999999)}",
    )  # fmt: skip
    s.seal(m.body, m.days["granted"], stamped=not s.planned("unsealed:D-19"), way=s.pick("chinese", "", "plain"))  # fmt: skip


def assignment(s: Sheet) -> None:
    """The notice of assignment to the firm."""
    m = s.matter
    s.title("法律援助指派通知书", "指派通知书", "法律援助案件指派通知单", number=m.aid_number("指"), org=m.centre)  # fmt: skip
    day = m.days["granted_before" if s.planned("assigned_before_granted") else "assigned"]
    role = m.stock.values["advocate"]
    if s.layout == 23:
        rows = [("受援人", m.recipient), ("案由", m.cause), ("承办机构", m.firm), ("承办人员", m.handler),
                ("承办身份", role), ("诉讼地位", m.status), ("办案机关", m.body), ("办理阶段", m.stage)]  # fmt: skip
        s.prose(f"{m.firm}：", "下列法律援助案件指派你单位办理：")
        s.fields(*rows)
        s.prose("请通知承办人员自收到本通知之日起五日内与受援人签订委托协议，及时会见、阅卷；案件结案后三十日内上传并提交结案材料。法律援助服务不得收费。")  # fmt: skip
    else:
        s.prose(
            f"{m.firm}：",
            s.pick(f"{m.recipient}{m.said}（{m.stage}），本中心已准予援助。现派你所{s.hand(m.handler)}律师办理，担任{role}。办案机关：{m.body}。",
                   f"受援人{m.recipient}{m.said}，现由{m.body}办理，处于{m.stage}。本中心已决定给予法律援助，现指派你所{s.hand(m.handler)}律师为其提供法律援助，担任{role}。", ""),
            s.pick("接通知后五日内同受援人办妥手续，不准向其收取财物，结案后三十日内交卷。", "请自收到本通知书之日起五日内与受援人签订委托协议，并自结案之日起三十日内将结案材料报送本中心。", ""),
            s.pick(f"经办人　{m.officer}", f"联系人：{m.officer}　　附：法律援助公函一份。", ""),
        )  # fmt: skip
    s.seal(m.centre, day, stamped=not s.planned("unsealed:D-14"))


def letter(s: Sheet) -> None:
    """The official letter to the deciding body."""
    m = s.matter
    s.title("法律援助公函", "法律援助公函", "法律援助承办公函", number=m.aid_number("函"), org=m.centre)  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-17") else m.number)
    role = m.stock.values["advocate"]
    beside = f"（{number}）" if number else ""
    s.prose(
        f"{m.body}：",
        s.pick(f"{m.status}{m.recipient}{m.said}{beside}，我中心准予法律援助，派{m.firm}律师{s.hand(m.handler)}为其{role}，参加{m.stage}的活动。",
               f"根据《中华人民共和国法律援助法》的有关规定，本中心决定对你单位办理的{m.recipient}{m.said}{beside}中的{m.status}{m.recipient}给予法律援助，指派{m.firm}{s.hand(m.handler)}律师担任其{role}。",
               f"你单位办理的{m.status}{m.recipient}{m.said}{'，案号' + number if number else ''}，本中心已依法给予法律援助并指派{m.firm}{s.hand(m.handler)}律师担任{role}。"),
        s.pick("请予接洽，并给予方便。", "特此函告。", "请依法保障承办律师的执业权利，并请在结案后送达有关文书。"),
        *s.pick([], [f"承办律师联系电话：139{s.dice.randint(10000000, 99999999)}"], []),
    )  # fmt: skip
    s.seal(m.centre, m.days["lettered"], stamped=not s.planned("unsealed:D-17"))


def served(s: Sheet) -> None:
    """The receipt of service."""
    m = s.matter
    s.title("送　达　证", "送达回证", "法律文书送达回证", org=m.centre)
    paper = s.pick("准予法律援助申请决定书", "给予法律援助决定书", "给予法律援助决定书")
    rows = [
        (s.pick("文书名称", "送达文书名称", "送达文书"), paper),
        (s.pick("文书字号", "文号", "文书编号"), m.aid_number("决")),
        (s.pick("受送达人", "受送达人", "受送达人"), m.recipient),
        (s.pick("送达方式", "送达方式", "送达方式"), s.pick("面交", "直接送达", "窗口当面送达")),
        (s.pick("送达日期", "收到日期", "送达日期"), s.hand(s.day(m.days["assigned"]))),
        (s.pick("送达人", "送达人", "经办人员"), s.hand(m.officer)),
    ]
    s.fields(*ordered(s, rows, "201345", "201354", "012345"))
    name = "" if s.planned("unsigned:D-13") else m.recipient
    s.sign((s.pick("收件人签名", "受送达人（签名或盖章）", "受送达人签名"), name))
