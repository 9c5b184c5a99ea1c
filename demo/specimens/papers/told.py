"""What a recipient is told: consent, rights and duties, risks, in ten wordings each."""

from demo.specimens.sheet import Sheet

RIGHTS = (
    "现在告知你受援人的权利和义务：有权了解案件进展，有权申请更换承办人；应当如实陈述，配合工作。听清楚了吗？",
    "下面把你在诉讼中的权利义务讲一下：你可以申请回避，可以自行陈述，也要如实提供情况。明白吗？",
    "依照规定，你享有知情、申请更换人员、投诉的权利，同时负有如实说明案情、不作伪证的义务，知道了吗？",
    "援助不收一分钱。你的权利义务写在这张纸上，我再念一遍，你有不懂的可以问。",
    "向你告知权利义务：对侵犯权利的行为可以控告，可以拒绝回答与案件无关的问题；同时要说实话。是否清楚？",
    "先说你的权利：可以随时问办到哪一步，可以换人。再说义务：要讲真话，地址变了要说。清楚没有？",
    "法律援助受援人的权利与义务，刚才已经逐条解释给你听，有没有不明白的地方？",
    "你有权委托他人，有权对承办人的工作提出意见，也有义务提供证据线索，这些权利义务听懂了吗？",
    "告知：一、受援人有权得知办理情况；二、受援人有权要求更换承办人员；三、受援人有如实陈述的义务。是否知悉？",
    "根据法律援助法，受援人享有的各项权利、应当履行的各项义务，现在当面告知你，是否听清？",
)
RISKS = (
    "结果由{body}决定，意见不一定被采纳，这个风险你要有准备，明白吗？",
    "打官司有风险，结果可能同你想的不一样，我不能作任何保证，能理解吗？",
    "还要告知你风险：材料不足的部分可能得不到支持，后果由你自己承担，清楚吗？",
    "我会尽力，但最后怎么定，不由我说了算，存在对你不利的可能，你知道吗？",
    "对于办理中的风险，比如证据被推翻、意见不被采纳，你有没有心理准备？",
    "关于风险：最终的处理可能低于期望，也可能需要上诉，这些都提示过你了，明白吗？",
    "现在作风险提示，案件的走向受证据影响，承办人不承诺结果，听懂了吗？",
    "你要明白，{body}有可能不采纳我们的意见，这方面的风险事先同你说清楚。",
    "诉讼风险告知：请求可能不被全部支持，举证不能的要承担不利后果。是否知悉？",
    "结果难以预料，风险告知书的内容刚才念给你听了，有没有问题？",
)
CONSENT = (
    "我是{firm}律师{handler}，受{centre}指派为你提供帮助，你同意吗？",
    "我叫{handler}，是{centre}指派给你的律师，你愿不愿意由我来办？",
    "{centre}已经决定给你援助，由我承办，你有没有意见？",
    "这是我的执业证和公函，请看一下。由我担任你的律师，你同意不同意？",
    "我受指派来办你的案子，先确认一下：你同意由我办理吗？",
)
YES = ("同意。", "愿意，谢谢。", "没有意见。", "同意由你办理。", "可以，麻烦了。")
CLEAR = ("清楚了。", "听明白了。", "知道了。", "都听懂了，没有问题。", "明白，念过了。")
PRINTED = (
    "你的姓名、年龄、住址是否与申请表一致？|一致。",
    "你对指派的律师有无意见？|没有。",
    "你对案件事实有无补充？|没有。",
    "有无新的证据提供？|没有。",
    "是否申请证人出庭？|不申请。",
    "是否申请鉴定？|不申请。",
    "对律师的工作有何要求？|没有。",
    "是否还有其他问题？|没有。",
    "以上内容是否属实？|属实。",
)


def _said(s: Sheet, words: tuple[str, ...]) -> str:
    m = s.matter
    return words[s.layout % len(words)].format(
        body=m.body, firm=m.firm, centre=m.centre, handler=m.handler
    )


def openings(s: Sheet) -> list[tuple[str, str]]:
    """Consent, rights, risks: what the first interview begins with."""
    on_paper = s.planned("told_on_paper")
    talk = [("问", _said(s, CONSENT)), ("答", s.dice.choice(YES))]
    if not (s.planned("no_rights") or on_paper):
        talk += [("问", _said(s, RIGHTS)), ("答", s.dice.choice(CLEAR))]
    if not (s.planned("no_risk") or on_paper):
        talk += [("问", _said(s, RISKS)), ("答", s.dice.choice(CLEAR))]
    return talk


def printed(s: Sheet) -> list[tuple[str, str]]:
    """The questions of a printed form, each with the answer that anyone would give."""
    found = []
    for line in PRINTED:
        question, _, answer = line.partition("|")
        found += [("问", question), ("答", answer)]
    return found


def on_paper(s: Sheet) -> list[str]:
    """The same rights and risks as a sheet that is handed over."""
    return [
        "一、受援人的权利：了解办理进展；申请更换承办人；对承办人的工作提出意见或者投诉。",
        "二、受援人的义务：如实陈述事实，提供证据材料，配合承办人工作。",
        f"三、风险提示：案件结果由{s.matter.body}依法决定，意见可能不被采纳，承办人不作结果承诺。",
        "上述内容已向本人说明，本人已经理解。",
    ]
