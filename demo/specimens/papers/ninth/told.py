"""What a recipient is told in layouts 31 to 33: consent, rights and duties, risks."""

from demo.specimens.papers.ninth.houses import of
from demo.specimens.sheet import Sheet

CONSENT = (
    (
        ("我们是{firm}的律师，我叫{handler}，这是律师执业证和法律援助公函，请你看一下。你是{recipient}本人吗？", "看过了，我是{recipient}。"),
        ("{centre}已经指派我为你提供法律援助，担任你的{advocate}，不收取任何费用。你是否同意？", "同意，没有意见。"),
    ),
    (
        ("你好，我是{firm}律师{handler}。根据{centre}的指派，由我担任你的{advocate}，为你提供免费的法律服务，你是否同意？", "我同意，谢谢政府。"),
    ),
    (
        ("我是{handler}律师，{firm}的。法律援助中心把你的案子派给了我，如果你愿意，我就做你的{advocate}，费用由国家出，你不用付钱。你的意思呢？", "愿意的，就麻烦{handler}律师了。"),
    ),
)  # fmt: skip
RIGHTS = (
    (
        ("向你告知受援人的权利：有权了解办理情况；律师未依法履行职责的，有权请求更换；有权投诉。听清楚了吗？", "听清楚了。"),
        ("向你告知受援人的义务：如实陈述，提供证据，配合律师办案。能否做到？", "能做到。"),
    ),
    (
        ("作为受援人，你可以向我或者中心查问案件进展，认为我不尽职可以申请更换，也可以投诉；同时你要如实陈述、提供证据、配合工作。上述权利义务你是否明白？", "明白了。"),
    ),
    (
        ("先说一下你作为受援人的权利和义务。你随时可以问我办到了哪一步，对我不满意可以请中心换人，觉得受了委屈可以投诉；反过来，你对我要说实话，有证据要及时拿出来。有没有听不懂的地方？", "都懂了，我会照实说。"),
    ),
)  # fmt: skip
RISKS = (
    (
        ("案件最终由{body}依法处理，律师不能对结果作任何承诺，这个风险你是否清楚？", "清楚，我能接受。"),
    ),
    (
        ("向你提示办案风险：受证据和法律规定的限制，{body}的处理结果可能低于你的预期，律师的意见也不一定被采纳，你是否理解？", "理解。"),
    ),
    (
        ("结果怎么样要看{body}，我不能打保票，也有可能达不到你想要的，这个风险我先同你讲明白，可以吗？", "可以，我晓得律师不能保证。"),
    ),
)  # fmt: skip
PRINTED = (
    ("你的姓名、出生年月、住址？", "同申请表。"), ("对法律援助中心指派的律师有无异议？", "无异议。"), ("对本案事实有无需要说明的？", "没有。"),
    ("有无证据或者证据线索提供？", "无。"), ("有无申请回避的人员？", "无。"), ("合法权益是否受到侵害？", "没有。"),
    ("身体状况如何？", "正常。"), ("对律师的工作有何要求？", "没有要求。"), ("以上所述是否属实？", "属实。"),
)  # fmt: skip


def _said(s: Sheet, words: tuple[tuple[tuple[str, str], ...], ...]) -> list[tuple[str, str]]:
    m = s.matter
    values = {
        "body": m.body, "firm": m.firm, "centre": m.centre, "handler": m.handler,
        "recipient": m.recipient, "advocate": m.stock.values["advocate"],
    }  # fmt: skip
    if s.planned("party:D-22"):
        values["recipient"] = m.stranger
    county, city, firm = words
    return [
        turn
        for question, answer in of(s, county, city, firm)
        for turn in (("问", question.format(**values)), ("答", answer.format(**values)))
    ]


def openings(s: Sheet) -> list[tuple[str, str]]:
    """Consent, rights, risks: what the first interview begins with."""
    on_paper = s.planned("told_on_paper")
    talk = _said(s, CONSENT)
    if not (s.planned("no_rights") or on_paper):
        talk += _said(s, RIGHTS)
    if not (s.planned("no_risk") or on_paper):
        talk += _said(s, RISKS)
    return talk


def printed() -> list[tuple[str, str]]:
    """The questions of a printed form, each with the answer that anyone would give."""
    return [turn for question, answer in PRINTED for turn in (("问", question), ("答", answer))]


def on_paper(s: Sheet) -> list[str]:
    """The same rights and risks as a sheet that is handed over."""
    m = s.matter
    return list(of(s, (
        f"{m.recipient}：",
        "你在接受法律援助过程中享有下列权利：1．了解法律援助事项办理情况；2．有证据证明法律援助人员不依法履行职责的，请求更换；3．对法律援助中心和法律援助人员的违法行为进行投诉。",
        "你应当履行下列义务：1．如实陈述案件事实和有关情况；2．提供有关证据材料；3．协助法律援助人员调查案情；4．经济困难状况发生变化时及时告知法律援助中心。",
        f"同时向你提示下列风险：案件由{m.body}依法处理，可能因证据不足、超过法定期限等原因，得不到你所希望的结果，法律援助人员不对结果作出承诺。",
        "以上内容我已阅读（已向我宣读），我已全部知晓。",
    ), (
        "一、权利告知",
        "受援人可以查询办理进展；可以就更换承办人员提出申请；可以对服务质量提出意见、进行投诉。",
        "二、义务告知",
        "受援人应当真实、完整地提供案件信息和证据材料，配合承办人员的工作，不得要求承办人员提供没有事实和法律依据的服务。",
        "三、诉讼风险提示",
        f"诉讼请求或者辩护意见能否得到支持，取决于证据和法律规定，由{m.body}决定。受援人应当对不利结果有所准备。",
        "承办人员已就上述内容作出说明，本人确认知悉。",
    ), (
        "您好！您的案件已由本所律师承办，请您了解以下几点。",
        "您的权利：本所律师为您服务不收费；您可以随时向律师询问案件的进展；律师工作不尽责的，您可以要求法律援助中心更换，也可以投诉。",
        "您的义务：请向律师讲明全部真实情况，及时交来证据，保持电话畅通，按时到庭或者到场。",
        f"办案的风险：{m.body}会根据证据和法律作出决定，这个决定不一定同您的想法一致，律师无法作出保证。",
        "以上内容我看过了，没有疑问。",
    )))  # fmt: skip
