"""What a recipient is told in layouts 25 to 27: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "我叫{handler}，在{firm}做律师，{centre}派我来给你当{advocate}，不收你的钱。你愿意要我办吗？",
        "愿意，请你办。",
    ),
    (
        "我是{firm}的{handler}律师，现接受{centre}指派，为你的案件担任{advocate}。法律援助是免费的，你对由我承办有没有意见？",
        "没有意见，同意你办理。",
    ),
    (
        "您好，{centre}已将您的案件指派给{firm}，由我{handler}担任您的{advocate}。请问您是否同意？",
        "同意由{handler}律师办理。",
    ),
)
RIGHTS = (
    (
        "按规定讲一下受援人的权利和义务。你可以随时问案子办得怎样；我要是不尽心，你可以找援助中心换律师，也可以投诉。"
        "你这边要讲真话，有证据要交出来，跟我配合。这些懂了吗？",
        "懂了。",
    ),
    (
        "向你说明受援人的权利和义务：你有权了解案件办理情况，承办律师不依法履职的，可以请求更换或者投诉；"
        "你应当如实陈述、提供材料、配合办案。你听明白了吗？",
        "都听明白了。",
    ),
    (
        "先告知您作为受援人的权利义务。您有权查询进度、对服务进行评价和投诉、依法申请更换承办人员；"
        "您需要如实反映情况、提交真实有效的证据、按时参加有关活动，经济状况变化时要告诉中心。您是否知悉？",
        "知悉。",
    ),
)
RISKS = (
    (
        "打官司有风险也要讲明白：最后{body}怎么定，谁也不敢包。证据差一点就可能不采信，到时候不能怪人，你想通了没有？",
        "想通了，不怪律师。",
    ),
    (
        "另外向你说明办案的风险：处理结果由{body}依证据和法律决定，可能与你的期望有差距，律师不能承诺结果。你能否接受？",
        "能接受。",
    ),
    (
        "还要向您作风险提示：案件结果存在不确定性，{body}不一定采纳我们的意见，也可能出现对您不利的后果，对此您是否清楚？",
        "清楚，风险我知道。",
    ),
)
PRINTED = (
    ("姓名、年龄、住址是否正确？", "正确。"), ("由我提供法律援助，是否同意？", "同意。"), ("对所涉案件有无意见？", "没有意见。"),
    ("是否有证据需要收集？", "没有。"), ("证据材料是否真实？", "真实。"), ("对办案人员是否申请回避？", "不申请。"),
    ("身体有无不适？", "无。"), ("有无其他要求？", "没有其他要求。"), ("以上内容是否属实？", "属实。"),
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
        s.pick("1．受援人的权利：询问案情进展；律师不尽责时要求换人；对援助中心和律师提出投诉。",
               "一、受援人享有的权利：（一）无偿获得法律援助服务；（二）向法律援助中心或者承办律师了解案件办理情况；（三）有事实证明承办律师未依法履行职责的，可以要求更换；（四）依法投诉。",
               "【权利】您可以查询案件办理进度；可以对承办人员的服务评价、投诉；承办人员不依法履职的，您可以申请更换。"),
        s.pick("2．受援人的义务：讲实话；给真证据；听从律师安排，按时到场。",
               "二、受援人应当履行的义务：（一）如实陈述案件事实；（二）提供真实、完整的证据材料；（三）给予承办律师必要的协助与合作；（四）经济状况好转的，及时报告。",
               "【义务】您应当如实陈述，不得隐瞒、伪造证据；应当配合承办人员工作；联系方式、经济状况变动的，应当及时告知中心。"),
        s.pick(f"3．风险：结果由{m.body}定，证据不够或者过了期限，可能达不到目的，律师不作担保。",
               f"三、案件风险：受证据、时限和法律规定的限制，{m.body}作出的处理可能与受援人的期望不一致，承办律师依法提供服务，不对处理结果作出保证。",
               f"【风险提示】案件由{m.body}依法办理，结果具有不确定性。因证据不足、超过期限等原因，您的意见、请求可能得不到支持。"),
        s.pick("律师已把上面三条讲给我听，我懂了。", "以上内容承办律师已逐项向本人说明，本人已知晓。", "本人确认已收到并知悉上述告知内容。"),
    ]  # fmt: skip
