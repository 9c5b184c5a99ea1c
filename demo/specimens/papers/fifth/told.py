"""What a recipient is told in layouts 19 to 21: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "你的法律援助申请已经批准，{centre}指派{firm}的{handler}律师，也就是我，担任你的{advocate}，你是否同意委托？",
        "同意委托。",
    ),
    (
        "我叫{handler}，是{firm}的执业律师，这是我的执业证。{centre}安排我为你办理这个案子，做你的{advocate}，有没有意见？",
        "没有意见，我愿意。",
    ),
    (
        "本人{handler}，{firm}律师，经{centre}指派为你提供法律援助并担任{advocate}，依法不收取费用，是否同意由本人承办？",
        "同意由你承办。",
    ),
)
RIGHTS = (
    (
        "作为法律援助受援人，你享有知情权，可以随时了解案件进展；享有监督权，认为律师不负责任的，可以要求更换或者投诉。同时也有义务如实陈述案情、"
        "提供证据线索、配合律师开展工作。你听明白了吗？",
        "听明白了。",
    ),
    (
        "先把你的权利义务讲清楚：你可以问案子办到哪一步，律师不尽职你可以向援助中心反映、申请换人；你要讲真话，把证据交给我，家庭经济情况好转了要报告。"
        "听懂没有？",
        "听懂了。",
    ),
    (
        "告知事项：受援人有权了解援助事项进展、申请更换承办人员、对服务提出投诉；受援人应当如实陈述事实，提供真实材料，协助承办人员调查。以上内容是否清楚？",
        "清楚。",
    ),
)
RISKS = (
    (
        "同时告知你相关的法律风险：证据不充分或者超过法定期限等，都可能导致请求不被支持，最终以{body}的结论为准，律师不承诺办案结果，明白吗？",
        "明白。",
    ),
    (
        "还有风险问题，我会依法尽力，可是结果怎么样要看证据，由{body}来定，有可能对你不利，我不能打包票，你能接受吗？",
        "能接受。",
    ),
    (
        "风险提示：案件处理结果受事实、证据和法律适用等因素影响，存在主张不被{body}采纳的风险，该风险由受援人自行承担。是否已知悉？",
        "已知悉。",
    ),
)
PRINTED = (
    ("个人信息有无变化？", "无变化。"), ("对指派的律师有无异议？", "无异议。"), ("对事实有无补充说明？", "无。"),
    ("是否有新证据？", "无。"), ("是否申请调查取证？", "否。"), ("是否同意调解？", "同意。"),
    ("是否有其他请求？", "无。"), ("是否阅读笔录？", "是。"), ("是否属实？", "属实。"),
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
        s.pick("你在法律援助中享有的权利：知悉案件办理情况；对不依法履行职责的律师要求更换；对承办人员的违法违纪行为进行投诉举报。",
               "（1）受援人可以了解法律援助进展，可以申请更换法律援助人员，可以投诉。",
               "权利告知：受援人有权获得免费的法律援助；有权查询办理进度；有权依法申请更换承办人。"),
        s.pick("你在法律援助中应尽的义务：如实陈述有关事实，提交证据，协助办理案件，不得提出不合法的要求。",
               "（2）受援人应当讲真话，提供真实的证明和证据，配合承办人。",
               "义务告知：受援人应当如实提供案情和证据，配合调查，及时报告经济状况的变化。"),
        s.pick(f"风险提示：办案结果由{m.body}依法确定，可能与你的期望不同，承办律师不作任何保证。",
               f"（3）案件有风险，{m.body}可能不支持全部请求，受援人应当有心理准备，承办人不保证结果。",
               f"风险告知：因举证、时效等原因，诉求可能不被{m.body}支持，相应后果由受援人承担。"),
        s.pick("上述内容我已知晓，没有疑问。", "律师已经逐条向我解释。", "本人确认已经收到并理解本告知书。"),
    ]  # fmt: skip
