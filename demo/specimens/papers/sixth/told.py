"""What a recipient is told in layouts 22 to 24: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "我是{firm}律师{handler}，受{centre}指派，担任你的{advocate}。由我办理，你同意不同意？",
        "同意。",
    ),
    (
        "你好，我是{firm}律师{handler}，这是我的执业证。受{centre}指派，由我为你提供法律援助，担任{advocate}，你是否同意？",
        "看过了，我同意由你担任。",
    ),
    (
        "根据{centre}的指派，由{firm}{handler}律师担任你在本案中的{advocate}，服务全程免费。你是否接受指派？",
        "接受。",
    ),
)
RIGHTS = (
    (
        "下面告知受援人的权利和义务。权利有：了解案件办理情况，律师不尽职时可以要求换人，可以向司法局投诉。"
        "义务有：如实说明情况，提供证据，协助律师办案。听清没有？",
        "听清了。",
    ),
    (
        "现在告知受援人的权利义务：你有权了解案件办理进展，承办律师不依法履行职责的，可以申请更换，也可以投诉；"
        "你应当如实陈述案情、提供证据材料、配合律师工作。是否明白？",
        "明白。",
    ),
    (
        "依照规定向你说明：作为受援人，你可以查询办案进度、申请更换法律援助人员、对服务质量作出评价和投诉；"
        "同时你负有如实陈述、提交真实材料、配合承办人员的义务。以上权利和义务是否知晓？",
        "已经知晓。",
    ),
)
RISKS = (
    (
        "再讲办案的风险。案子怎样处理由{body}决定，证据不够就可能得不到支持，律师不能保证结果，你要有准备。",
        "有准备的。",
    ),
    (
        "另外提示办案风险：{body}怎么认定要看证据和法律规定，结果可能达不到你的期望，我会尽责，但是不能对结果作出承诺，清楚吗？",
        "清楚，尽力就好。",
    ),
    (
        "还需要提示办案风险：受证据、法律适用和程序等因素影响，你的意见或者请求存在不被{body}采纳的可能，承办人员不对案件结果作任何保证，是否理解？",
        "理解。",
    ),
)
PRINTED = (
    ("基本信息是否属实？", "属实。"), ("是否同意法律援助？", "同意。"), ("对案件事实有无异议？", "无。"),
    ("有无新的证据提交？", "没有。"), ("有无证人？", "没有。"), ("是否申请回避？", "不申请。"),
    ("有无其他要求？", "没有。"), ("是否看过本笔录？", "看过。"), ("记录有无差错？", "无差错。"),
)  # fmt: skip


def said(s: Sheet, words: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """A question of the layout and its answer."""
    m = s.matter
    values = {
        "body": m.body, "firm": m.firm, "centre": m.centre, "handler": m.handler,
        "advocate": m.stock.values["advocate"],
    }  # fmt: skip
    question, answer = s.pick(*[f"{one}|{other}" for one, other in words]).split("|")
    return [("问", question.format(**values)), ("答", answer.format(**values))]


def openings(s: Sheet) -> list[tuple[str, str]]:
    """Consent, rights, risks: what the first interview begins with."""
    on_paper = s.planned("told_on_paper")
    talk = said(s, CONSENT)
    if not (s.planned("no_rights") or on_paper):
        talk += said(s, RIGHTS)
    if not (s.planned("no_risk") or on_paper):
        talk += said(s, RISKS)
    return talk


def printed() -> list[tuple[str, str]]:
    """The questions of a printed form, each with the answer that anyone would give."""
    return [turn for question, answer in PRINTED for turn in (("问", question), ("答", answer))]


def on_paper(s: Sheet) -> list[str]:
    """The same rights and risks as a sheet that is handed over."""
    m = s.matter
    return [
        s.pick("一、受援人的权利：（一）不付费用，得到律师帮助；（二）知道案件办到什么程度；（三）律师不负责的，可以要求更换或者投诉。",
               "一、您依法享有以下权利：了解法律援助事项办理进展；申请更换不依法履行职责的法律援助人员；对法律援助机构和人员的违法行为进行投诉。",
               "受援人权利：1.免费获得法律援助；2.查询案件办理进度；3.申请更换承办人员；4.投诉和评价。"),
        s.pick("二、受援人的义务：（一）讲真话；（二）提供真实的证据；（三）配合律师办案。",
               "二、您应当履行以下义务：如实陈述案情和提供证据；协助法律援助人员开展工作；经济状况变化时及时告知法律援助中心。",
               "受援人义务：1.如实陈述事实，提供真实证据；2.配合承办人员；3.及时报告经济状况和联系方式的变化。"),
        s.pick(f"三、风险：案子由{m.body}处理，证据不足的，可能达不到要求，律师不能担保结果。",
               f"三、风险提示：案件的处理结果由{m.body}依法作出，您的主张有可能不被全部采纳，法律援助人员不得也不能对结果作出承诺。",
               f"办案风险：因证据、时效及法律适用等原因，{m.body}可能不支持受援人的意见或者请求，相应不利后果由受援人自行承担。"),
        s.pick("以上已由律师念给本人听，本人清楚。", "本人已认真阅读以上内容并完全理解。", "受援人确认：以上事项承办人员已告知，本人已知悉。"),
    ]  # fmt: skip
