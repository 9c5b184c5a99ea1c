"""The handler's later papers in layouts 16 to 18: informing, opinion, plan, minutes, report."""

from demo.specimens.papers.fourth import told
from demo.specimens.sheet import Sheet


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务及风险告知书", "法律援助权利义务告知书", "受援人须知及风险告知书")
    else:
        s.title("案件办理情况告知记录", "案件进展情况通报记录", "向受援人通报案件办理情况记录", org=m.firm)  # fmt: skip
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    s.fields(
        (s.pick("受援人", "受援人姓名", "受援人"), fill(other)),
        (s.pick("案由", "案由", "案　　由"), fill(m.cause)),
        (s.pick("告知时间", "通报时间", "通报时间"), day),
        (s.pick("告知方式", "通报方式", "通报方式"), fill(s.pick("电话", "当面", "微信"))),
    )
    if tells:
        s.text(*told.on_paper(s))
    elif s.layout == 16:
        rows = [
            ("通报内容", f"案件由{m.body}办理，承办人{m.judge}。{m.stock.say('seen')}。"),
            ("受援人意见", f"{m.stock.say('mitigation')}。"),
            ("备注", "已将下一步工作安排告知受援人。"),
        ]
        s.fields(*[(label, "" if blank else said) for label, said in rows], way="grid")
    elif blank:
        s.text(s.pick("告知内容：", "", "通报内容："), s.pick("受援人意见：", "", "受援人反馈："))
    else:
        s.text(
            f"{s.pick('告知内容', '', '通报内容')}：你的案件现由{m.body}{m.judge}承办，{m.stock.say('openings')}，{m.stock.say('seen')}。律师将继续跟进办理。",
            f"{s.pick('受援人意见', '', '受援人反馈')}：已知晓，{m.stock.say('mitigation')}。",
        )  # fmt: skip
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人签字", "受援人（签字）", "受援人"), name),
           (s.pick("律师签字", "承办人（签字）", "承办律师"), "" if blank else m.handler))  # fmt: skip


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    s.title(f"法律援助{paper}意见书", f"{paper}词", f"{m.cause}一案{paper}意见")
    name = m.stranger if s.planned("party:D-26") else m.recipient
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    s.prose(
        s.pick(f"{m.body}：", "审判长、审判员：" if m.number else f"{m.body}：", f"尊敬的{m.stock.values['whom']}："),
        s.pick(f"{m.firm}接受{m.centre}的指派，由本律师担任{m.status}{name}的{role}，参与{number}{m.cause}一案的办理。现提出如下{paper}意见：",
               f"受{m.centre}指派，{m.firm}律师{m.handler}担任{number}{m.cause}一案{m.status}{name}的{role}。接受指派后，本律师查阅了材料，会见了{name}，现根据事实和法律发表如下意见，供参考：",
               f"关于{m.status}{name}{m.said}（{number or m.stage}），本律师受法律援助机构指派担任其{role}，经过了解案情，提出以下{paper}意见，请予采纳："),
    )  # fmt: skip
    _argued(s)
    if s.layout != 17:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick("承办律师", role, f"{role}（签名）"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("对本案事实和证据没有异议，请依法处理。", "请求从轻处罚。" if m.is_criminal else "请求依法支持。",
                       "具体意见详见庭审发言。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        order = "一二三四五六七八九"[n]
        s.prose(
            s.pick(
                f"{order}、关于{stock.say('point')}",
                f"{order}、{stock.say('point')}",
                f"（{order}）关于{stock.say('point')}问题",
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    s.prose(
        s.pick(
            f"综上，请求{stock.values['whom']}{stock.say('asks')}，{stock.say('asks')}。",
            f"综上所述，建议{stock.say('asks')}。以上意见，请予采纳。",
            f"综上，本律师认为应当{stock.say('asks')}，望{stock.values['whom']}予以考虑。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("案件集体讨论记录", "律师事务所集体讨论记录", "重大疑难案件讨论会记录", org=m.firm)
    s.fields(
        (s.pick("讨论时间", "时间", "时　　间"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("讨论地点", "地点", "地　　点"), s.hand("本所会议室")),
        (s.pick("参加人员", "参加人", "参加人员"), f"{m.officer}、{m.handler}、{m.colleague}"),
        (s.pick("主持人", "主持人", "主 持 人"), m.officer),
        (s.pick("案件名称", "讨论案件", "案　　由"), f"{m.recipient}{m.said}"),
    )
    s.text(
        f"{m.handler}：介绍案情。{m.recipient}一方的情况是：{m.stock.say('mitigation')}。{m.stock.say('argument')}"
    )
    for name in (m.colleague, m.officer):
        s.text(f"{name}：{m.stock.say('argument')}{m.stock.say('argument')}")
    s.text(
        f"{s.pick('讨论结论', '讨论意见', '集体讨论意见')}：同意承办律师意见，{m.stock.say('asks')}。"
    )


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    work = m.stock.values["advocate"][:2]
    s.title(f"庭审{work}提纲", f"{work}提纲", "庭审发言提纲")
    for n in range(6):
        order = "一二三四五六"[n]
        s.text(f"{order}、{m.stock.say('point')}：{m.stock.say('argument')}")
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("法律援助案件承办情况报告", "结案报告表", "法律援助案件办结报告表", org=m.firm)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    case = [(s.pick("案号", "案号", "案　　号"), s.number(number))] if number else []
    s.fields(
        (s.pick("受援人", "受援人", "受援人"), s.hand(other)), (s.pick("案由", "案由", "案　　由"), m.cause), *case,
        (s.pick("承办人", "承办人", "承办律师"), s.hand(m.handler)), (s.pick("承办单位", "承办机构", "律师事务所"), m.firm),
        (s.pick("办案机关", "受理机关", "办案机关"), m.body),
        (s.pick("指派时间", "指派日期", "接受指派时间"), s.day(m.days["assigned"])),
        (s.pick("签订协议时间", "协议签订日期", "签订委托协议时间"), s.day(m.days["agreed"])),
        (s.pick("会见时间", "会见（谈话）日期", "会见受援人时间"), s.day(m.days["met"])),
        (s.pick("结案时间", "结案日期", "结案时间"), s.day(m.days["received"])),
        (s.pick("意见采纳情况", "意见是否采纳", "采纳情况"), s.pick("部分采纳", "采纳", "大部分采纳")),
    )  # fmt: skip
    s.text(
        f"{s.pick('承办过程', '案件承办经过', '承办情况简述')}：接受指派后，及时与受援人见面，{m.stock.say('openings')}，{m.stock.say('seen')}；{m.stock.say('mitigation')}。",
        f"{s.pick('律师意见', '主要代理（辩护）意见', '提出的主要观点')}：{m.stock.say('doubts')}，{m.stock.say('asks')}。",
        f"{s.pick('办案效果', '社会效果', '案件结果及体会')}：{m.stock.say('burdens')}，通过法律援助维护了受援人的合法权益。",
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("承办人签字", "承办人（签字）", "承办律师"), name))
    s.seal(m.firm, closed)
