"""What a recipient is told in layouts 34 to 36: consent, rights and duties, risks."""

from demo.specimens.papers.seventh.told import said
from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "我是{firm}的律师{handler}，受{centre}指派，为你提供法律援助，担任你的{advocate}，这是免费的。你同意吗？",
        "同意，谢谢。",
    ),
    (
        "我叫{handler}，是{firm}的律师。{centre}已经决定给你法律援助，指派我做你的{advocate}，你本人是否愿意？",
        "愿意由{handler}律师给我办。",
    ),
    (
        "现确认委托事宜：{centre}指派{firm}{handler}律师担任你的{advocate}，全程不收取任何费用，你是否接受指派？",
        "接受。",
    ),
)
RIGHTS = (
    (
        "作为受援人，你可以随时向我了解案件办到哪一步，认为我没有尽责，可以要求援助中心更换律师，也可以投诉；"
        "相应地，你要把情况如实告诉我，提供的证据要真实，并配合我的工作。这些你清楚吗？",
        "清楚。",
    ),
    (
        "现在向你告知受援人的权利和义务。权利有：了解办理进度、请求更换不尽责的承办律师、对违规行为投诉、依法得到保密。"
        "义务有：如实陈述，提供真实证据，协助办案，经济状况好转时及时告诉中心。听明白没有？",
        "听明白了，没有疑问。",
    ),
    (
        "依法告知：你享有知情、申请更换承办人员、投诉的权利；负有如实陈述案情、提交真实材料、配合办案、报告经济状况变化的义务。是否知悉？",
        "已经知悉。",
    ),
)
RISKS = (
    (
        "还要提醒你，案件最后如何处理取决于证据和法律，由{body}作出决定，结果可能和你希望的不一样，律师也不能保证。你能接受吗？",
        "能接受。",
    ),
    (
        "办案是有风险的，{body}可能不采纳我们的意见，结果也有可能对你不利，我不能对结果打包票，这一点你理解吗？",
        "理解，尽力就好。",
    ),
    (
        "现提示风险：证据能否被采信、请求能否得到支持，均由{body}依法认定，承办律师不对处理结果作出承诺。是否理解？",
        "理解，风险由我自己承担。",
    ),
)
PRINTED = (
    ("你对我担任律师有无意见？", "无。"), ("你对案件事实的陈述是否与以前一致？", "一致。"), ("有无刑讯逼供等情况（适用时）？", "无。"),
    ("有无证据材料提交？", "暂时没有。"), ("有无证人可以作证？", "没有。"), ("身体健康状况？", "健康。"),
    ("家庭有无困难？", "有一些困难。"), ("有何要求？", "没有要求。"), ("其他需要说明的事项？", "没有。"),
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
    body = s.matter.body
    return [
        s.pick("您作为受援人，有权无偿获得法律服务，了解案件进展，请求更换未依法履职的律师，并可就服务提出投诉。",
               "一、受援人的权利：1.免费获得法律援助；2.向承办人员了解办案进展；3.有正当理由的，申请更换承办人员；4.对违法违规行为投诉。",
               "第一部分　权利。受援人依法享有获得无偿服务、知悉办理情况、申请更换承办人员、投诉举报等权利。"),
        s.pick("同时请您如实陈述、提供真实证据、配合律师工作；经济状况发生变化的，请及时告知法律援助中心。",
               "二、受援人的义务：1.如实说明案情；2.提供真实、合法的证据；3.协助承办人员办案；4.经济状况变化应当及时报告。",
               "第二部分　义务。受援人应当如实陈述事实、提供真实材料、配合承办人员开展工作，并报告经济状况的变化。"),
        s.pick(f"诉讼（仲裁）存在风险：{body}可能不采纳我方意见，证据不足、逾期举证都可能带来不利后果，律师不能承诺结果。",
               f"三、办案风险：1.处理结果由{body}依法作出，可能达不到受援人的预期；2.证据不足或者超过期限的，可能承担不利后果；3.承办人员不得承诺办案结果。",
               f"第三部分　风险。{body}依据事实和法律作出处理，结果具有不确定性；举证不能、超过时限等均可能导致不利后果。"),
        s.pick("本人已阅读以上内容，并已听取律师说明。", "以上内容承办律师已逐项向我宣读并解释，我已全部知道。", "本人确认已阅读、已理解上述全部内容。"),
    ]  # fmt: skip
