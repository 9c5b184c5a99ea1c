"""A seeded maker of dossiers of one criminal trial, with defects planted where a test asks.

Three layouts per paper. Everything in them is invented: names, numbers, places.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import numpy as np
import pypdfium2
import typst
from PIL import Image

from hengyuan.dossier.rendering import fonts
from hengyuan.inspection.tests.markup import (
    DIGITS,
    arabic,
    body,
    chinese,
    court_title,
    field_lines,
    seal,
    sign,
    title,
)

RECIPIENTS = ("陆小满", "沈阿根", "邱木生", "简桂香", "温二宝")
HANDLERS = ("冯知行", "宋启明", "贺兰若", "戴文渊")
SUBSTITUTE = "蒋映川"
CHARGES = ("盗窃", "诈骗", "故意伤害", "危险驾驶", "寻衅滋事")
FACTS = (
    "受援人是家中唯一的劳动力，案发前三个月一直在建材市场搬运瓷砖",
    "监控录像第十一段显示受援人进入仓库时仓门已经打开",
    "被害人陈述与证人证言在离开时间上相差四十分钟",
    "扣押清单没有见证人签名，价格认定书所依据的购买凭证不是同一型号",
    "受援人在侦查机关第二次讯问前已经通过亲属退还了全部款项",
    "受援人的作用是望风，没有分得财物，应当认定为从犯",
    "受援人在等待民警到场时没有离开，到案后供述稳定，应当认定为自首",
    "案发地点的照明情况使辨认的可靠性存在疑问，辨认笔录只有五张照片",
    "起诉书认定的数额包括两件没有追回且无法估价的物品",
    "受援人没有前科，社区调查评估意见同意接收",
)


@dataclass(frozen=True)
class Case:
    """One invented case."""

    recipient: str
    handler: str
    charge: str
    number: str
    assignment_number: str
    assigned: date
    agreed: date
    met: date
    read: date
    opinion: date
    heard: date
    judged: date
    closed: date
    facts: tuple[str, ...]
    layout: int


@dataclass
class Paper:
    """One document: its type, its Typst pages, and whether it is sealed."""

    kind: str
    pages: list[str] = field(default_factory=list)


def case_of(seed: int, layout: int | None = None) -> Case:
    """An invented case whose days stand in order."""
    dice = random.Random(seed)
    day = date(2026, 1, 5) + timedelta(days=dice.randrange(120))
    steps = [timedelta(days=dice.randint(2, 5)) for _ in range(7)]
    days = [day]
    for step in steps:
        days.append(days[-1] + step)
    return Case(
        recipient=dice.choice(RECIPIENTS),
        handler=dice.choice(HANDLERS),
        charge=dice.choice(CHARGES),
        number=f"（2026）浙0199刑初{dice.randint(10, 999)}号",
        assignment_number=f"青石援指字〔2026〕第{dice.randint(10, 999)}号",
        assigned=days[0], agreed=days[1], met=days[2], read=days[3], opinion=days[4],
        heard=days[5], judged=days[6], closed=days[7],
        facts=tuple(dice.sample(FACTS, 7)),
        layout=dice.randrange(3) if layout is None else layout,
    )  # fmt: skip


CENTRE = "青石市青石区法律援助中心"
COURT = "青石市青石区人民法院"
RIGHTS = "问：现在告知你在诉讼中享有的权利和应尽的义务，法律援助不收取费用，是否清楚？"
PRINTED = (
    "你对起诉书指控的罪名有没有意见？",
    "有没有自首、立功、退赃的情节？",
    "办案人员有没有刑讯逼供？",
    "有没有证据要提供，有没有证人要出庭？",
)
RISK = "问：案件的结果由法院决定，存在不采纳辩护意见的风险，是否明白？"


def assignment(c: Case, plan: set[str]) -> Paper:
    text = title("指派通知书", c.layout) + f"#align(right)[{c.assignment_number}]\n"
    text += body(
        "青石律师事务所：",
        f"受援人{c.recipient}涉嫌{c.charge}一案，经审查符合法律援助条件，现指派你所"
        f"{c.handler}律师担任其辩护人，案件现处一审阶段。请在收到本通知后及时会见受援人。",
    )
    text += seal(CENTRE, arabic(c.assigned), stamped="unsealed:D-14" not in plan)
    if "replaced" not in plan:
        return Paper("D-14", [text])
    again = title("更换承办人通知书", c.layout)
    again += body(f"原承办人不能继续办理，现更换承办人，由{SUBSTITUTE}律师办理本案。")
    return Paper("D-14", [text, again])


def letter(c: Case, plan: set[str]) -> Paper:
    text = title("法律援助公函", c.layout)
    text += body(
        f"{COURT}：",
        f"{c.number}被告人{c.recipient}{c.charge}一案，我中心指派青石律师事务所{c.handler}律师"
        "为其提供法律援助，特此函告。",
    )
    return Paper("D-17", [text + seal(CENTRE, arabic(c.assigned))])


def agreement(c: Case, plan: set[str]) -> Paper:
    day = c.heard + timedelta(days=2) if "agreement_late" in plan else c.agreed
    text = title("委托辩护协议", c.layout)
    text += field_lines(
        [("委托人", c.recipient), ("受托人", "青石律师事务所"), ("承办律师", c.handler)], c.layout
    )
    text += body("受托人接受法律援助中心的指派，为委托人提供无偿的辩护，权限为一般代理。")
    text += sign("委托人签名", c.recipient) + sign("承办律师签名", c.handler)
    return Paper("D-15", [text + seal("青石律师事务所", arabic(day))])


def interview(c: Case, plan: set[str]) -> Paper:
    until = "9时38分" if "short_interview" in plan else "10时45分"
    other = "陶大海" if "party" in plan else c.recipient
    text = title("会见笔录", c.layout)
    text += field_lines(
        [
            ("时间", f"{arabic(c.met)}9时30分至{until}"),
            ("地点", "青石市看守所第三会见室"),
            ("会见人", c.handler),
            ("被会见人", other),
        ],
        c.layout,
    )
    asked = ["问：我是法律援助中心指派的律师，是否同意我担任你的辩护人？", "答：同意。"]
    if "no_rights" not in plan:
        asked += [RIGHTS, "答：清楚。"]
    if "no_risk" not in plan:
        asked += [RISK, "答：明白。"]
    if "printed_questions" in plan:
        asked += [line for question in PRINTED for line in (f"问：{question}", "答：没有。")]
    else:
        for fact in c.facts[:4]:
            asked += ["问：这一点你怎么说？", f"答：{fact}。"]
    text += body(*asked)
    second = body("问：还有什么要补充的？", f"答：{c.facts[4]}。", "以上笔录我看过，与我说的一样。")
    name = "" if "unsigned:D-22" in plan else c.recipient
    second += sign("被会见人签名", name) + sign("会见人签名", c.handler)
    return Paper("D-22", [text, second + body(arabic(c.met))])


def file_notes(c: Case, plan: set[str]) -> Paper:
    day = c.opinion + timedelta(days=3) if "reading_late" in plan else c.read
    text = title("阅卷笔录", c.layout)
    text += field_lines([("阅卷人", c.handler), ("阅卷时间", arabic(day))], c.layout)
    place = ["" if "no_page_refs" in plan else f"证据卷第{n * 7 + 2}页：" for n in range(7)]
    text += body(*(f"{where}{fact}。" for where, fact in zip(place, c.facts, strict=True)))
    return Paper("D-23", [text])


def informing(c: Case, plan: set[str]) -> Paper:
    blank = "blank:D-29" in plan
    text = title("案件进展通报记录", c.layout)
    text += field_lines(
        [
            ("受援人", "" if blank else c.recipient),
            ("通报方式", "" if blank else "会见时当面告知"),
            ("通报时间", "" if blank else arabic(c.heard)),
            ("通报内容", "" if blank else "已经开庭，等待宣判，并告知上诉期限。"),
        ],
        c.layout,
    )
    return Paper("D-29", [text + sign("承办人签名", "" if blank else c.handler)])


def opinion(c: Case, plan: set[str]) -> Paper:
    number = "（2025）浙0188刑初77号" if "case_number" in plan else c.number
    text = title("辩护词", c.layout)
    text += body("审判长、审判员：", f"{number}被告人{c.recipient}{c.charge}一案，我依法出庭辩护。")
    if "short_opinion" in plan:
        text += body("被告人认罪认罚，建议从轻处罚。")
        return Paper("D-26", [text + sign("辩护人", c.handler) + body(arabic(c.opinion))])
    points = [
        f"{DIGITS[n + 1]}、{fact}。对此，控方所举的证据不能形成完整的证明体系，"
        "辩护人认为应当结合全案情况作出对受援人有利的认定，请合议庭予以考虑并在判决中回应。"
        for n, fact in enumerate(c.facts)
    ]
    text += body(*points[:5])
    rest = body(*points[5:]) + sign("辩护人", c.handler) + body(arabic(c.opinion))
    return Paper("D-26", [text, rest])


def indictment(c: Case, plan: set[str]) -> Paper:
    text = "#align(center)[#text(18pt)[青石市青石区人民检察院]]\n"
    text += "#align(center)[#text(22pt, tracking: 8pt)[起诉书]]\n"
    text += body(
        "青石检刑诉〔2026〕88号",
        f"被告人{c.recipient}，男，农民。因涉嫌{c.charge}罪被取保候审。",
        f"经依法审查查明：{c.facts[1]}。被告人{c.recipient}的行为已构成{c.charge}罪。",
    )
    return Paper("X-indictment", [text + seal("青石市青石区人民检察院", chinese(c.assigned))])


def summons(c: Case, plan: set[str]) -> Paper:
    text = court_title("出庭通知书")
    text += body(
        f"{c.handler}律师：",
        f"本院受理的{c.number}被告人{c.recipient}{c.charge}一案，定于{arabic(c.heard)}9时00分"
        "在第五法庭开庭审理，请准时出庭。",
    )
    return Paper("D-27a", [text + seal(COURT, chinese(c.opinion - timedelta(days=1)))])


def appears(c: Case, plan: set[str]) -> str:
    """Who stands up at the hearing."""
    return SUBSTITUTE if "substitute" in plan else c.handler


def hearing(c: Case, plan: set[str]) -> Paper:
    text = court_title("庭审笔录")
    text += body(
        f"时间：{arabic(c.heard)}9时00分至11时20分",
        "地点：第五法庭",
        f"案号：{c.number}",
        f"被告人：{c.recipient}　辩护人：{appears(c, plan)}",
        "审：现在开庭。",
        f"辩：{c.facts[2]}。",
    )
    return Paper("D-27b", [text + sign("辩护人签名", appears(c, plan))])


def judgment(c: Case, plan: set[str]) -> Paper:
    text = court_title("刑事判决书")
    text += f"#align(right)[{c.number}]\n"
    text += body(
        "公诉机关青石市青石区人民检察院。",
        f"被告人{c.recipient}，辩护人{appears(c, plan)}，青石律师事务所律师，由法律援助中心指派。",
        f"本院认为，被告人{c.recipient}的行为构成{c.charge}罪。{c.facts[5]}，予以采纳。",
    )
    second = body(
        f"被告人{c.recipient}犯{c.charge}罪，判处拘役三个月，缓刑六个月，并处罚金人民币2,000元。",
        "如不服本判决，可在接到判决书的第二日起十日内上诉。",
    )
    return Paper("X-judgment", [text, second + seal(COURT, chinese(c.judged))])


def closing(c: Case, plan: set[str]) -> Paper:
    closed = c.judged + timedelta(days=80 if "long_overdue" in plan else 45)
    closed = closed if plan & {"overdue", "long_overdue", "received"} else c.closed
    received = [("收到判决书日期", arabic(c.judged + timedelta(days=5)))]
    text = title("结案报告表", c.layout)
    text += field_lines(
        [
            ("受援人", c.recipient),
            ("案由", c.charge),
            ("案号", c.number),
            ("结果", "辩护意见部分采纳"),
            *(received if "received" in plan else ()),
        ],
        c.layout,
    )
    text += sign("承办人签名", c.handler) + body(arabic(closed))
    return Paper("D-34", [text + seal("青石律师事务所", arabic(closed))])


PAPERS = (
    assignment, letter, agreement, interview, file_notes, informing, opinion, indictment, summons,
    hearing, judgment, closing,
)  # fmt: skip


def papers(case: Case, plan: set[str]) -> list[Paper]:
    """The papers in filing order, as the plan leaves them."""
    made = [paper for make in PAPERS if f"missing:{(paper := make(case, plan)).kind}" not in plan]
    if "order" in plan:
        first = next(i for i, paper in enumerate(made) if paper.kind == "D-22")
        made.insert(0, made.pop(first))
    return made


@cache
def _typst_fonts() -> typst.Fonts:
    fonts.font_files()
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.FONT_DIR]
    )


def pdf(pages: list[str]) -> bytes:
    """Pages as a PDF with a text layer."""
    head = (
        "#set page(paper: \"a4\", margin: 60pt, footer: context align(center)"
        "[第 #counter(page).display() 页])\n"
        f"#set text(font: \"{fonts.FAMILY}\", size: 13pt, lang: \"zh\")\n"
        "#set par(leading: 10pt, spacing: 12pt)\n"
    )  # fmt: skip
    source = head + "\n#pagebreak()\n".join(pages)
    made = typst.Compiler(font_paths=_typst_fonts()).compile(input=source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def dossier(seed: int, *plan: str, layout: int | None = None) -> bytes:
    """A whole dossier as one PDF."""
    case = case_of(seed, layout)
    return pdf([page for paper in papers(case, set(plan)) for page in paper.pages])


def truth(seed: int, *plan: str, layout: int | None = None) -> list[str]:
    """The type of each page."""
    made = papers(case_of(seed, layout), set(plan))
    return [paper.kind for paper in made for _ in paper.pages]


def scanned(content: bytes, seed: int = 1, *, skew: float = 0.0, turn: int = 0, grey: bool = False):
    """The pages of a PDF as a scanner or a camera gives them: noise, shadow, skew, a wrong turn."""
    dice = np.random.default_rng(seed)
    pdf_file = pypdfium2.PdfDocument(content)
    for number in range(len(pdf_file)):
        image = pdf_file[number].render(scale=150 / 72).to_pil().convert("RGB")
        image = image.rotate(skew, fillcolor=(250, 250, 246), resample=Image.Resampling.BICUBIC)
        dots = np.asarray(image, dtype=np.float32)
        shadow = np.linspace(1.0, 0.82, dots.shape[1])[None, :, None]
        noisy = dots * shadow + dice.normal(0, 9, dots.shape)
        image = Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).rotate(-turn, expand=True)
        yield image.convert("L").convert("RGB") if grey else image


def scan_pdf(images) -> bytes:
    """Scans as a PDF without a text layer."""
    first, *rest = list(images)
    out = BytesIO()
    first.save(out, "PDF", resolution=150, save_all=True, append_images=rest)
    return out.getvalue()
