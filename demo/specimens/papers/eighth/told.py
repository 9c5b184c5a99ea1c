"""What a recipient is told in layouts 28 to 30: consent, rights and duties, risks."""

from demo.specimens.papers.seventh.told import said
from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "援助中心派我来帮你，我叫{handler}，{firm}的，当你的{advocate}，一分钱不要你的。你看行不行？",
        "行，我同意你来办。",
    ),
    (
        "根据{centre}的指派，{firm}安排我（{handler}）担任你的{advocate}，办理此案不收费。你是否同意？",
        "同意。",
    ),
    (
        "我是法律援助律师{handler}（{firm}），由{centre}派来做你的{advocate}，你接受吗？",
        "接受。",
    ),
)
RIGHTS = (
    (
        "你有几样权利：案子走到哪了可以问我；我办得不上心，你可以跟中心讲，另换一个人；觉得不公道还能投诉。"
        "你也有该做的：事情照实说，东西别造假，我找你要配合。听清了没有？",
        "听清了，该做的我做到。",
    ),
    (
        "受援人有权了解办案进度，申请更换律师，进行投诉；同时有如实陈述、协助办案的义务。这些权利和义务是否清楚？",
        "清楚。",
    ),
    (
        "告知受援人权利：可了解案情进展，可申请换律师，可投诉。告知受援人义务：如实说明情况，提供证据材料，配合办案。是否明白？",
        "明白。",
    ),
)
RISKS = (
    (
        "丑话说在前头，案子赢不赢，要看{body}怎么认定，我只能尽力，不能给你打包票，你心里有数吧？",
        "有数，不怪你。",
    ),
    (
        "办案有风险：证据是否采信、如何处理由{body}决定，可能对你不利，是否理解？",
        "理解。",
    ),
    (
        "办案风险告知：结果由{body}决定，律师不作任何承诺，意见可能不被采纳。是否知晓？",
        "知晓。",
    ),
)
PRINTED = (
    ("你的基本情况与登记的是否相符？", "相符。"), ("是否同意律师为你办理？", "同意。"), ("对案件事实有无异议？", "无异议。"),
    ("有无新的证据提供？", "无。"), ("有无证人？", "无。"), ("是否受到不当对待？", "没有。"),
    ("健康状况如何？", "良好。"), ("对律师有无要求？", "无要求。"), ("还有无补充？", "无补充。"),
)  # fmt: skip


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
        s.pick("你的权利：不花钱得到律师帮助；问案子办到哪里；律师不尽责可以要求换；可以投诉。",
               "（一）权利。受援人有权无偿获得法律援助，了解案件进展，在承办人员不依法履行职责时申请更换，对违法违纪行为进行投诉。",
               "一、受援人权利：■了解进展　■申请更换承办人员　■投诉　■免费获得服务"),
        s.pick("你的义务：照实讲案情；不交假材料；跟律师配合；家里经济好转了要报告。",
               "（二）义务。受援人应当如实陈述，提交真实证据，协助法律援助人员开展工作，及时报告经济状况的变化。",
               "二、受援人义务：■如实陈述　■提供证据　■配合办案　■报告经济状况变化"),
        s.pick(f"要担的风险：{m.body}怎么定不由律师，证据不够、过了时间，都可能办不成。",
               f"（三）风险。案件由{m.body}依据事实、证据和法律处理，结果具有不确定性，可能与受援人的预期不同，法律援助人员不作结果承诺。",
               f"三、风险提示：■结果由{m.body}依法决定　■意见可能不被采纳　■证据不足将承担不利后果"),
        s.pick("这些律师都念给我听了，我晓得了。", "以上事项已由承办律师告知，本人理解并签收。", "■本人已阅读，内容全部知悉。"),
    ]  # fmt: skip
