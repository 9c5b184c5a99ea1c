"""What a recipient is told in layouts 10 to 12: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "我们是{firm}的律师，我姓{surname}，叫{handler}，{centre}派我来的，免费给你办这个案子。你要不要我来办？",
        "要的，谢谢政府。",
    ),
    ("{centre}指派我（{handler}，{firm}）做你的{advocate}，你认可吗？", "认可。"),
    ("这里是{centre}的指派手续，请过目。由{handler}律师办理，有无异议？", "无异议，就请他办。"),
)
RIGHTS = (
    (
        "你有哪些权利，先讲给你听。你可以过问案子办得怎么样；觉得我不负责，可以找中心换别的律师，也可以投诉。你该做的是讲实话、"
        "有材料就交出来。这几条记住了没有？",
        "记住了。",
    ),
    (
        "依法告诉你：知道案件情况、要求更换援助律师、对服务提出批评，都是你的权利；不隐瞒、不编造、配合办案、情况变了及时讲，"
        "是你的义务。有哪条不懂？",
        "没有，都懂。",
    ),
    (
        "法律援助期间你享有什么权利、要尽什么义务，这份单子上写着。一条是可以随时了解进度，一条是可以申请换人，再有就是要如实讲事情。"
        "听懂了吗？",
        "听懂，不用再念。",
    ),
)
RISKS = (
    (
        "还有，律师能做的是摆事实、讲道理，判多判少、赢还是输，最后{body}说了算，我打不了包票，有可能结果让你不满意。",
        "这个我有数。",
    ),
    (
        "法律上的事没有百分之百，风险总归有。证据不够，主张就可能不成立；{body}也未必采信我们的讲法。这种不利后果请你想到。",
        "想到了，尽力就行。",
    ),
    (
        "案子有一定的风险：一是对方可能拿出新证据，二是观点可能不为{body}接受，三是时间可能拖长。这些你能接受吗？",
        "能接受。",
    ),
)
PRINTED = (
    ("身份信息有没有变化？", "没有变化。"), ("对法律援助有无意见？", "无。"),
    ("案情是否如申请时所述？", "是。"), ("有没有要补充的证据？", "暂无。"),
    ("是否有证人？", "无。"), ("是否要求回避？", "不要求。"),
    ("是否需要翻译？", "不需要。"), ("有什么要求？", "无。"),
    ("别的还有吗？", "没有了。"), ("记录是否准确？", "准确。"),
)  # fmt: skip


def said(s: Sheet, words: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """A question of the layout and its answer."""
    m = s.matter
    question, answer = words[s.layout % len(words)]
    question = question.format(
        body=m.body, firm=m.firm, centre=m.centre, handler=m.handler, surname=m.handler[0],
        advocate=m.stock.values["advocate"],
    )  # fmt: skip
    return [("问", question), ("答", answer)]


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
        s.pick("（1）援助不收费；您可以了解承办情况，可以要求换律师，可以向司法局投诉。",
               "一、您能够：查询案件办到哪一步；对不称职的援助律师提出更换；对服务作出评价。",
               "您享有的权利：知情、要求更换承办人员、提出意见和投诉。"),
        s.pick("（2）您应当讲真话，不提供假材料，联系方式变动要说明。",
               "二、您需要：据实说明情况，交齐手中的材料，支持律师工作。",
               "您承担的义务：如实说明案情，提供线索，经济状况好转时告知中心。"),
        s.pick(f"（3）律师不保证结果。{m.body}可能不采纳律师的看法，由此带来的风险请您知晓。",
               f"三、办案有风险，证据不足或者看法不同都可能使结果低于期望，一切以{m.body}的决定为准。",
               f"风险说明：最终如何处理取决于{m.body}，承办律师对结果不作承诺。"),
        s.pick("（以上各条已逐一讲解，本人签字确认）", "以上三点本人已经看过并且懂得。", "本人收到本告知书一份，内容清楚。"),
    ]  # fmt: skip
