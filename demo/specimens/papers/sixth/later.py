"""The handler's later papers in layouts 22 to 24: informing, opinion, plan, minutes, report."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.sixth import told
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet

ORDER = "一二三四五六七八九"


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务风险告知书", "法律援助受援人权利义务及风险告知书", "受援人告知书（权利义务与风险提示）")  # fmt: skip
    else:
        s.title("案件进展情况告知书", "向受援人通报案件进展情况记录", "案件进展情况通报单", org=m.firm)  # fmt: skip
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    tell = "告知" if tells else "通报"
    rows = [
        (s.pick("受援人", "受援人", "受援人"), fill(other)),
        (s.pick("案　由", "案由", "案由"), fill(m.cause)),
        (s.pick("告知日期", f"{tell}时间", f"{tell}日期"), day),
        (s.pick("告知方式", f"{tell}方式", f"{tell}方式"), fill(s.pick("当面", "当面", "当面"))),
    ]
    s.fields(*ordered(s, rows, "0123", "0123", "2301"))
    if tells:
        s.text(*told.on_paper(s))
    else:
        _progress(s, blank)
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人签名", "受援人（签名）", "受援人签名"), name),
           (s.pick("律师签名", "承办律师（签名）", "承办人员签名"), "" if blank else m.handler))  # fmt: skip


def _progress(s: Sheet, blank: bool) -> None:
    """How far the matter is and what the recipient says to it, or a form's empty places."""
    m = s.matter
    stands = s.pick(
        f"案子现在由{m.judge}经办。{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"本案承办人为{m.body}{m.judge}，目前处于{m.stage}。{m.stock.say('openings')}，{m.stock.say('seen')}，承办律师将据此提出意见。",
        f"办理机关{m.body}（承办人{m.judge}），{m.stage}。{m.stock.say('openings')}，{m.stock.say('seen')}。",
    )  # fmt: skip
    answers = f"{m.stock.say('mitigation')}{s.pick('，别的没有意见。', '，没有其他意见。', '。')}"
    rows = [
        (s.pick("进展情况", "通报内容", "进展内容"), "" if blank else stands),
        (s.pick("受援人意见", "受援人意见", "受援人反馈"), "" if blank else answers),
    ]
    if s.layout == 24:
        for label, said in rows:
            s.cell(label, said)
    else:
        s.fields(*rows)


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    name = m.stranger if s.planned("party:D-26") else m.recipient
    said = f"涉嫌{m.cause}一案" if m.is_criminal else f"{m.cause}一案"
    s.title(f"{paper}词", f"关于{name}{said}的{paper}意见", f"{paper}意见书")
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    beside = f"（案号：{number}）" if number else ""
    if s.layout == 24 and number:
        s.prose(f"案号　{number}")
    s.prose(
        s.pick(_addressed(s), f"{m.body}：", f"{m.body}："),
        s.pick(f"受{m.centre}指派，我担任{m.status}{name}的{role}，就{m.cause}一案发表以下意见。",
               f"{m.firm}接受{m.centre}的指派，指派{m.handler}律师担任{m.status}{name}{said}{beside}的{role}。接受指派后，本人查阅了有关材料，与{name}进行了谈话，现依据事实和法律提出如下{paper}意见：",
               f"{m.status}{name}{said}{beside}，由{m.centre}指派{m.firm}{m.handler}律师担任{role}。根据本案事实、证据和有关法律规定，提出{paper}意见如下："),
    )  # fmt: skip
    _argued(s)
    if s.layout != 24:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(role, f"{role}（签名）", "承办人员签名"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _addressed(s: Sheet) -> str:
    """To whom an old office speaks."""
    if s.matter.kind == INVESTIGATION:
        return f"{s.matter.body}："
    return "仲裁员：" if s.matter.kind == LABOUR else "审判员："


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("对指控没有意见，请从轻处理。" if m.is_criminal else "同意原来的请求，请依法处理。",
                       "请综合全案情节，对其从轻处罚。" if m.is_criminal else "请查明事实，依法支持我方请求。",
                       "意见同庭审发言，请予考虑。" if m.kind != INVESTIGATION else "请依法从轻处理。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        point = stock.say("point")
        s.prose(
            s.pick(
                f"{ORDER[n]}、{point}", f"{ORDER[n]}、关于{point}的意见", f"（{ORDER[n]}）{point}"
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    whom = stock.values["whom"]
    s.prose(
        s.pick(
            f"以上意见，请{whom}考虑，{stock.say('asks')}。",
            f"综上所述，恳请{whom}充分考虑上述意见，{stock.say('asks')}，{stock.say('asks')}。",
            f"综上，建议{stock.say('asks')}。以上意见请{whom}采纳。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("疑难案件集体研究记录", "律师事务所集体讨论案件记录", "重大疑难案件讨论记录单", org=m.firm)  # fmt: skip
    rows = [
        (s.pick("日　期", "讨论时间", "讨论日期"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("主持人", "主持人", "主持人"), m.officer),
        (s.pick("参加人", "参加人员", "参加人员"), f"{m.officer}、{m.colleague}、{m.handler}"),
        (s.pick("案　件", "讨论案件", "案件名称"), f"{m.recipient}{m.said}"),
    ]
    s.fields(*ordered(s, rows, "0123", "0123", "3012"))
    for name in (m.handler, m.colleague, m.officer):
        s.text(f"{name}：{m.stock.say('argument')}{m.stock.say('argument')}")
    s.text(
        f"{s.pick('研究结果', '讨论意见', '讨论结论')}：{m.stock.say('asks')}，承办律师{m.handler}按此办理。"
    )
    s.sign((s.pick("记录人", "记录人（签名）", "记录人签名"), m.colleague))


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("出庭准备提纲", "庭审提纲", "庭审方案")
    rows = [(m.stock.say("point"), m.stock.say("argument")) for _ in range(6)]
    if s.layout == 23:
        s.table(["序号", "争议焦点", "发言要点"], [[str(n), *one] for n, one in enumerate(rows, 1)])
    else:
        s.text(*[f"{ORDER[n]}、{point}：{said}" for n, (point, said) in enumerate(rows)])
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("法律援助承办情况及结案报告表", "法律援助案件结案报告表", "法律援助结案报告单", org=m.firm)  # fmt: skip
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    rows = [
        (s.pick("受援人", "受援人姓名", "受援人"), s.hand(other)),
        (s.pick("案　由", "案由", "案由"), m.cause),
        (s.pick("承办人", "承办律师", "承办人员"), s.hand(m.handler)),
        (s.pick("承办单位", "承办单位", "承办机构"), m.firm),
        (s.pick("办案机关", "办理机关", "办案机关"), m.body),
        (s.pick("指派日期", "接受指派日期", "指派日期"), s.day(m.days["assigned"])),
        (s.pick("签订协议日期", "委托协议签订日期", "协议签订日期"), s.day(m.days["agreed"])),
        (s.pick("初次会见日期" if m.is_criminal else "初次谈话日期", "首次会见（约见）日期", "首次会见日期"), s.day(m.days["met"])),
        (s.pick("结案日期", "结案日期", "结案日期"), s.day(m.days["received"])),
        (s.pick("意见采纳情况", "意见是否采纳", "意见采纳情况"), s.pick("多数采纳", "部分采纳", "部分采纳")),
    ]  # fmt: skip
    case = [(s.pick("案　号", "案号", "案号"), s.number(number))] if number else []
    s.fields(*ordered(s, rows, "0123456789", "0213456789", "0132495678"), *case)
    _reported(s)
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("承办人签名", "承办律师（签名）", "承办人员签名"), name))
    s.prose(s.pick("承办单位意见　同意结案。", "承办单位意见：情况属实，同意报结。", "承办机构审核意见：同意提交结案。"))  # fmt: skip
    s.seal(m.firm, closed)


def _reported(s: Sheet) -> None:
    """What was done, said and reached."""
    m = s.matter
    told_ = [
        (s.pick("办案经过", "承办过程", "办理过程"), f"{s.pick('接指派后见了受援人', '接受指派后，及时与受援人签订委托协议并进行谈话，了解到', '承办人员会见受援人，了解到')}{s.pick('，', '', '')}{m.stock.say('mitigation')}。{m.stock.say('openings')}，{m.stock.say('seen')}。"),
        (s.pick("主要意见", "提出的主要意见", "承办意见"), f"{m.stock.say('doubts')}，{m.stock.say('asks')}。"),
        (s.pick("结果", "办理结果及社会效果", "办理结果"), f"{m.stock.say('burdens')}。{s.pick('案子已结，受援人没有意见。', '案件已审结，受援人对法律援助服务表示感谢。' if m.kind != INVESTIGATION else '侦查已经终结，受援人对法律援助服务表示感谢。', '案件已办结，受援人评价为满意。')}"),
    ]  # fmt: skip
    if s.layout == 24:
        for label, said in told_:
            s.cell(label, said)
    elif s.layout == 22:
        s.fields(*told_)
    else:
        s.text(*[f"{label}：{said}" for label, said in told_])
