"""The handler's later papers in layouts 10 to 12: informing, opinion, plan, minutes, report."""

from demo.specimens.papers.second import told
from demo.specimens.sheet import Sheet


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务与风险告知书", "致受援人告知书", "法律援助权利义务告知单")
    else:
        s.title("办案情况通报单", "受援人案件进展告知记录", "案件进度告知单", org=m.firm)
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    s.fields(
        (s.pick("告知对象", "受援人姓名", "通报给"), fill(other)),
        (s.pick("告知日", "告知于", "通报日期"), day),
        (
            s.pick("告知方式", "告知途径", "通报途径"),
            fill(s.pick("当面", "打电话", "微信语音并补签")),
        ),
        (s.pick("办理进度", "进度", "目前程序"), fill(m.stage)),
    )
    if tells:
        s.text(*told.on_paper(s))
    elif not blank:
        s.text(
            s.pick(f"案子现由{m.body}的{m.judge}办理。{m.stock.say('seen')}，此情况已说给受援人听。",
                   f"告知内容：承办单位{m.body}，联系人{m.judge}；律师阅看材料后发现{m.stock.say('seen')}。",
                   f"向受援人讲明：{m.body}已由{m.judge}经办，{m.stock.say('seen')}。"),
            f"{s.pick('受援人讲', '对方回应', '受援人意见')}：{m.stock.say('mitigation')}。",
            s.pick("接下来要做的事已经交代。", "约好书面意见提交后再联系。", "下一步打算一并讲明。"),
        )  # fmt: skip
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人（签字）", "被告知者", "受援人签收"), name),
           (s.pick("律师（签字）", "告知律师", "通报人"), "" if blank else m.handler))  # fmt: skip


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    work = role[:2]
    paper = "辩护" if m.is_criminal else "代理"
    s.title(
        f"{paper}意见（书面）",
        f"{m.recipient}{m.cause}案{paper}词",
        f"书面{paper}意见书",
    )  # fmt: skip
    name = m.stranger if s.planned("party:D-26") else m.recipient
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    if m.number:
        s.prose(s.pick(f"案号：{number}", f"（{work}案件：{number}）", f"关联案号　{number}"))
    s.prose(
        s.pick(f"{m.body}：", f"尊敬的{m.judge}法官、各位合议庭成员：" if m.number else f"尊敬的{m.body}：", f"致{m.body}"),
        s.pick(
            f"受{m.centre}指派，{m.firm}{m.handler}律师为{m.status}{name}{m.said}提供{work}。律师先后见了受援人、看了材料，谈以下看法：",
            f"我是{m.status}{name}的{role}{m.handler}。围绕{m.cause}一案，我把已经查清和尚有疑问的地方分开说明，请予审酌。",
            f"{m.status}{name}{m.said}，由法律援助律师{m.handler}担任{role}。结合全部材料，提出书面意见如下，供参考。",
        ),
    )  # fmt: skip
    _argued(s)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.prose(s.pick("以上意见，请予采纳。", "此致", f"谨呈{m.body}"))
    s.sign((s.pick(f"{role}（签字）", f"{work}律师签字", f"法律援助{role}"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(
            s.pick("请综合全案情况，作出公正处理。", f"同意{'起诉书' if m.is_criminal else '起诉'}所述，请酌情处理。",
                   f"{stock.say('mitigation')}。望宽大处理。" if m.is_criminal else f"{stock.say('mitigation')}。望支持。")
        )  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        mark = "一二三四五六七八九"[n]
        head = s.pick(
            f"（{mark}）{stock.say('point')}",
            f"第{mark}个问题：{stock.say('point')}。",
            f"{n + 1}．{stock.say('point')}",
        )
        s.prose(head, *stock.many("argument", stock.count(3, 5)))
    asks = f"{stock.say('asks')}，{stock.say('asks')}"
    s.prose(
        s.pick(f"总的请求：{asks}。", f"基于上面各点，请{m.body}{asks}。", f"归结起来，望{asks}。")
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("疑难案件集体会商记录", "律师事务所案件研讨记录", "集体讨论案件笔录", org=m.firm)
    s.fields(
        (s.pick("会商日期", "研讨日", "日期"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("在场律师", "与会者", "出席"), "、".join([m.colleague, m.handler, m.officer])),
        (s.pick("主持", "召集人", "主持人"), m.colleague),
        (s.pick("议题", "案由", "讨论案件"), m.cause),
    )
    turns = [
        (name, m.stock.say("argument")) for name in (m.handler, m.officer, m.colleague, m.handler)
    ]
    s.talk(turns)
    s.prose(
        f"{s.pick('结论', '一致意见', '讨论结果')}：{m.stock.say('asks')}，{m.stock.say('asks')}。"
    )


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("出庭准备提纲", "办案计划", "庭审应对方案")
    s.prose(
        *[
            f"（{'一二三四五六'[n]}）{m.stock.say('point')}：{m.stock.say('argument')}"
            for n in range(6)
        ]
    )
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("法律援助办案小结", "案件办结报告", "法律援助结案报告（承办律师填写）", org=m.firm)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    rows = [
        (s.pick("律师", "援助律师姓名", "填表律师"), s.hand(m.handler)),
        (s.pick("律所", "所属单位", "执业机构"), m.firm),
        (s.pick("服务对象", "受援人", "受援人姓名"), s.hand(other)),
        (s.pick("案情", "罪名或案由", "案由"), m.cause),
        (s.pick("接案", "接受指派日", "指派日"), s.day(m.days["assigned"])),
        (s.pick("会见受援人", "首次会见", "会见"), s.day(m.days["met"])),
        (s.pick("办结", "办结日期", "办结"), s.day(m.days["received"])),
        (
            s.pick("结果", "采纳程度", "处理结果"),
            s.pick("部分意见被采纳", "大部分采纳", "采纳两项"),
        ),
    ]
    if number:
        rows.insert(4, (s.pick("法院案号", "案号", "文号"), s.number(number)))
    s.fields(*rows)
    s.cell(s.pick("经过", "工作情况", "办理过程"),
           f"见过受援人，得知{m.stock.say('mitigation')}。{m.stock.say('openings')}，{m.stock.say('seen')}。",
           f"{s.pick('主要观点', '律师意见', '提了哪些意见')}：{m.stock.say('doubts')}；{m.stock.say('mitigation')}。")  # fmt: skip
    s.cell(
        s.pick("体会", "心得", "其他"),
        f"{m.stock.say('burdens')}，为其{m.stock.say('asks')}有必要。",
    )
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("律师签字", "报告律师（签字）", "填表人签字"), name))
    s.seal(m.firm, closed)
