"""What a recipient is told in layouts 16 to 18: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "我是{firm}律师{handler}，受{centre}指派，为你提供法律援助，担任你的{advocate}。这是我的律师证和指派手续，你是否同意？",
        "同意。",
    ),
    (
        "你好，根据你的申请，{centre}指派我承办你的案件。我叫{handler}，是{firm}的律师，由我担任你的{advocate}你有无异议？",
        "没有异议，同意。",
    ),
    (
        "我们是{firm}的律师，我叫{handler}，接受{centre}的指派担任你的{advocate}，法律援助是免费的。你同意我为你提供帮助吗？",
        "我同意，谢谢律师。",
    ),
)
RIGHTS = (
    (
        "根据法律援助法的规定，你作为受援人享有以下权利：了解案件办理进展情况；有证据证明承办律师未依法履行职责的，可以请求更换；对援助工作"
        "可以投诉。同时你有如实陈述与案件有关的事实、提供证据材料、协助配合律师工作的义务。听清楚了吗？",
        "听清楚了。",
    ),
    (
        "现向你告知受援人的权利和义务。权利：（1）向承办律师了解援助事项的进展；（2）律师不依法履职的，可申请更换；（3）对违法违规行为进行投诉。"
        "义务：（1）如实陈述案情；（2）提供有关证据；（3）经济状况发生变化时及时告知。你是否明白？",
        "明白了。",
    ),
    (
        "在援助期间，你有权向我询问案件的进展，有权申请更换律师，也可以向司法局投诉。你的义务主要是如实向律师讲述案情，不隐瞒，不提供假证据，"
        "积极配合。以上你的权利义务都听明白了没有？",
        "都听明白了。",
    ),
)
RISKS = (
    (
        "案件的最终结果由{body}依法作出，律师会尽力维护你的合法权益，但不能对结果作出承诺，可能存在不能达到你预期的风险，你是否清楚？",
        "清楚，我理解。",
    ),
    (
        "现向你进行风险告知：由于证据、法律规定等原因，你的主张有可能得不到全部支持，我方意见也可能不被{body}采纳，律师不能保证结果。是否知晓？",
        "知晓。",
    ),
    (
        "另外要提醒你，办理案件是有风险的，{body}的处理结果可能与你的期望不一致，有关不利后果要由你本人承担，你要有思想准备。",
        "我知道，有思想准备。",
    ),
)
PRINTED = (
    ("你的基本情况？", "同申请表。"), ("你对事实有无异议？", "无异议。"), ("你有无证据提交？", "没有。"),
    ("你有无证人？", "没有。"), ("你是否申请回避？", "不申请。"), ("你有无其他要求？", "没有。"),
    ("你是否愿意调解？", "愿意。"), ("你还有无补充？", "没有补充。"), ("以上是否属实？", "属实。"),
)  # fmt: skip


def said(s: Sheet, words: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """A question of the layout and its answer."""
    m = s.matter
    values = {
        "body": m.body, "firm": m.firm, "centre": m.centre, "handler": m.handler,
        "advocate": m.stock.values["advocate"],
    }  # fmt: skip
    question, answer = words[s.layout % len(words)]
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
        s.pick("一、受援人享有以下权利：1.无偿获得法律援助；2.了解法律援助事项办理情况；3.有正当理由的，申请更换承办人员；4.对违法行为投诉。",
               "一、受援人的权利　可以了解为其提供法律援助活动的进展；可以依法请求更换法律援助人员；可以检举、投诉收取财物等行为。",
               "（一）权利　受援人依法获得无偿的法律服务，有权知悉办案进展，有权提出更换律师的申请和投诉。"),
        s.pick("二、受援人应当履行以下义务：1.如实陈述案件事实；2.及时提供证据材料；3.协助、配合承办人员开展工作。",
               "二、受援人的义务　如实提供证明材料和案件事实，配合律师工作，经济状况变化的应当报告。",
               "（二）义务　受援人应当如实陈述，提交真实的证据，配合承办律师办案。"),
        s.pick(f"三、案件风险：因证据不足、法律规定等原因，诉求可能得不到{m.body}支持，承办人员对结果不作承诺。",
               f"三、风险告知　案件的处理结果由{m.body}依法决定，可能与受援人的预期存在差距，后果由当事人承担。",
               f"（三）风险　任何案件都存在不能达到预期目的的可能，最终结果以{m.body}的决定为准。"),
        s.pick("本人已阅读并知悉以上内容。", "以上内容已由承办律师向本人讲解，本人清楚。", "本人对以上告知内容已充分理解。"),
    ]  # fmt: skip
