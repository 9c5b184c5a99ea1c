"""What a recipient is told in layouts 13 to 15: consent, rights and duties, risks."""

from demo.specimens.sheet import Sheet

CONSENT = (
    (
        "你申请的援助批下来了，{centre}让我来做你的{advocate}，我叫{handler}，在{firm}工作，可以吗？",
        "可以的。",
    ),
    ("我是{handler}，执业在{firm}，受{centre}委派。你是不是愿意让我帮你？", "愿意。"),
    (
        "先说一下，我{handler}是援助律师，由{centre}指定，不向你收钱。你接受我担任{advocate}吗？",
        "接受。",
    ),
)
RIGHTS = (
    (
        "作为受援人，你的权利有三条：知道办理的情况；承办人不尽心，申请更换；觉得不公，提出异议和投诉。义务有两条：事实照直说，"
        "该配合的配合。都清楚吧？",
        "清楚。",
    ),
    (
        "《受援人权利义务告知书》刚才给你看过了，上面讲到知情、换人、投诉，也讲到如实说明、提供材料。还有什么要我解释？",
        "看过了，不用解释。",
    ),
    (
        "一、你在援助中的权利：过问进度、申请更换、提出批评。二、你在援助中的义务：据实陈述，不毁灭证据，及时告知变化。以上是否知晓？",
        "知晓。",
    ),
)
RISKS = (
    (
        "另外跟你交个底：{body}怎么定，谁也说不准。我们会把理由讲足，但不利的结果也可能出现，你自己要担得起这个风险。",
        "知道的，律师尽心就行。",
    ),
    (
        "办案风险也要说到：材料不全或者对方反驳成功，请求就会落空；结果由{body}作出，律师不作担保。你怎么看？",
        "听{body}的，我认。",
    ),
    (
        "三、风险提示：案件结果取决于证据和法律，{body}可能作出与你愿望不同的决定，援助律师不承诺结果。是否理解？",
        "理解。",
    ),
)
PRINTED = (
    ("以前说的和今天一样吗？", "一样。"), ("对方有无变化？", "不清楚。"), ("材料都交了吗？", "交了。"),
    ("要不要调解？", "听律师的。"), ("需不需要申请保全？", "不需要。"), ("有无疾病？", "没有。"),
    ("对程序有无异议？", "没有异议。"), ("还要说什么？", "不说了。"), ("笔录是否看过？", "看过。"),
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
    """Consent, rights, risks: what the first interview begins with; one layout prints them above."""
    on_paper = s.planned("told_on_paper")
    talk = said(s, CONSENT)
    if s.layout != 14 and not (s.planned("no_rights") or on_paper):
        talk += said(s, RIGHTS)
    if s.layout != 14 and not (s.planned("no_risk") or on_paper):
        talk += said(s, RISKS)
    return talk


def above(s: Sheet) -> list[str]:
    """The block that a printed form carries above the talk."""
    on_paper = s.planned("told_on_paper")
    found = []
    for skipped, words in (("no_rights", RIGHTS), ("no_risk", RISKS)):
        if not (s.planned(skipped) or on_paper):
            question, answer = (turn[1] for turn in said(s, words))
            found.append(f"{question}　受援人答：{answer}")
    return found


def printed() -> list[tuple[str, str]]:
    """The questions of a printed form, each with the answer that anyone would give."""
    return [turn for question, answer in PRINTED for turn in (("问", question), ("答", answer))]


def on_paper(s: Sheet) -> list[str]:
    """The same rights and risks as a sheet that is handed over."""
    m = s.matter
    return [
        s.pick("您的权利——随时打听案情；律师不称职时申请更换；对收费等行为检举投诉。",
               "受援人享有下列权利：一是知悉援助事项的进展；二是有正当理由时要求更换律师；三是监督和投诉。",
               "（权利）了解、更换、投诉、异议，均可向本中心提出。"),
        s.pick("您的义务——讲真情，交真凭据，经济情况变好要说。",
               "受援人负有下列义务：一是如实提供事实和证据；二是协助律师；三是联系方式变更时通知。",
               "（义务）陈述属实，材料真实，支持承办人员工作。"),
        s.pick(f"您要知道的风险——{m.body}可能不支持，证据可能不够，时间可能较长，律师无法保证输赢。",
               f"风险告知：案件能否得到预期结果，由{m.body}依法认定，援助律师不能承诺。",
               f"（风险）诉讼和仲裁都有不确定性，意见可能不被{m.body}采纳，后果依法承担。"),
        s.pick("以上我看懂了。", "本人已经知晓全部内容。", "受援人已阅并领取一份。"),
    ]  # fmt: skip
