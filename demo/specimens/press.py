"""From sheets to paper: Typst sets each paper, and the papers become one PDF."""

from functools import cache, lru_cache
from io import BytesIO

import pypdfium2
import typst

from demo.specimens import stationery
from demo.specimens.fonts import FAMILY, HAND_FAMILIES, faces
from demo.specimens.parts import quoted
from demo.specimens.sheet import Sheet
from demo.specimens.styles import Style

KEPT = 256  # papers, some 50 KB each
FOOTERS = {
    "1 / 2": "[#n / #all]",
    "- 1 -": "[—#n;—]",
    "none": "[]",
    "第1页共2页": "[第 #n 页 共 #all 页]",
    "-1-": "[\\- #n -]",
    "1/2": "[#n/#all]",
    "1": "[#n]",
    "第1页": "[第#n;页]",
    "—1—": "[— #n —]",
    "·1·": "[· #n ·]",
    "第一页": '[第#numbering("一", n)页]',
    "1/2页": "[第 #n 页／共 #all 页]",
    "~1~": "[\\~ #n \\~]",
    "—第1页—": "[—第 #n 页—]",
    "P1": "[P#n]",
    "共2页第1页": "[共 #all 页　第 #n 页]",
    "（1）": "[（#n）]",
    "第1页/共2页": "[第 #n 页/共 #all 页]",
    "第1页，共2页": "[第 #n 页，共 #all 页]",
    "第1/2页": "[第 #n/#all 页]",
    "第1页（共2页）": "[第 #n 页（共 #all 页）]",
    "页码：1/2": "[页码：#n/#all]",
    "第1页纸": "[第 #n 页]",
    "共2页，第1页": "[共 #all 页，第 #n 页]",
}


@cache
def _press() -> typst.Compiler:
    return typst.Compiler(font_paths=faces())


def source(sheet: Sheet) -> str:
    """A paper as Typst's source."""
    style = sheet.style
    across = sheet.wide or (style.flipped and sheet.truth.kind in ("X-evidence",))
    header = _header(sheet)
    hand = HAND_FAMILIES[sheet.dice.randrange(2)]
    return (
        f'#set page(paper: "a4", flipped: {"true" if across else "false"}, margin: {style.margin}'
        f"{header}, footer: context [{_footer(style, sheet.foot)}])\n"
        f'#set text(font: "{FAMILY}", size: {style.size}pt, lang: "zh", weight: "{style.weight}")\n'
        f"#set par(leading: {style.leading}pt, spacing: {style.leading + 2}pt)\n"
        f'#let hand(said) = text(font: ("{hand}", "{FAMILY}"), size: 1.15em, '
        f'fill: rgb("#1d2f63"), said)\n' + "".join(sheet.blocks)
    )


def _header(sheet: Sheet) -> str:
    """What stands above each page of a paper."""
    style, org = sheet.style, sheet.org
    if sheet.layout >= 34:
        return stationery.header(style.head, org, sheet.matter.city)
    if style.running and org:
        return f", header: align(center, text(9pt)[#{quoted(org)}])"
    if style.header == "split" and org:
        line = f"#{quoted(org)}#h(1fr)#{quoted(sheet.truth.title)}"
        return f", header: text(8.5pt)[{line}#v(-6pt)#line(length: 100%, stroke: 0.4pt)]"
    if style.header == "count":
        return (
            ', header: context [#align(right)[#text(9pt)[#"第 "#counter(page).display()#" 页　共 "'
            '#counter(page).final().first()#" 页"]]]'
        )
    if style.header == "title":
        return f", header: align(center, text(8.5pt)[#{quoted(sheet.truth.title)}])"
    if style.header == "left" and org:
        return f", header: align(left, text(8pt, fill: luma(90))[#{quoted(org)}])"
    if style.header == "portal" and org.endswith(("中心", "事务所")):
        said = f"{sheet.matter.city}法律援助综合管理系统"
        return f', header: text(8pt, fill: luma(100))[#{quoted(said)}#h(1fr)#"系统打印"]'
    if style.header == "desk" and org.endswith(("中心", "事务所")):
        said = f"{sheet.matter.city}公共法律服务平台·法律援助办案端"
        return f", header: align(right, text(8pt, fill: luma(100))[#{quoted(said)}])"
    if style.head == "letter_paper" and org.endswith("事务所"):
        return f', header: align(left, text(8.5pt, fill: rgb("#b3282d"))[#{quoted(org)} 稿纸])'
    if style.header == "standard" and "法律援助" in sheet.truth.title + org:
        said = f"{sheet.matter.city}法律援助案件标准文书"
        return f", header: align(right, text(8.5pt)[#{quoted(said)}])"
    if style.header == "stationery" and org.endswith("事务所"):
        return _stationery(sheet)
    if style.header == "mark":
        return ', header: align(right, text(8pt, fill: luma(110))[#"案卷材料"])'
    return ""


def _stationery(sheet: Sheet) -> str:
    """A firm's letter paper: its name and where it is found, a rule below."""
    m = sheet.matter
    where = f"地址：{m.city}{m.district}律师楼{m.serials['id']}层　邮编：{310000 + m.serials['指']}"
    name = f'#text(13pt, weight: 700, fill: rgb("#1f3a6b"))[#{quoted(sheet.org)}]'
    line = '#v(-5pt)#line(length: 100%, stroke: 0.9pt + rgb("#1f3a6b"))'
    return f", header: [{name}#h(1fr)#text(8pt)[#{quoted(where)}]{line}]"


def _footer(style: Style, foot: str) -> str:
    side = "right" if style.head in ("red", "underlined", "beside") else "center"
    said = FOOTERS[style.footer]
    signed = f"#align(left)[#text(10pt)[{foot}]]" if foot else ""
    return (
        "#let n = counter(page).get().first()\n#let all = counter(page).final().first()\n"
        f"{signed}#align({side})[#text(9pt){said}]"
    )


def printed(sheet: Sheet) -> bytes:
    """A paper as a PDF."""
    return _set(source(sheet))


@lru_cache(maxsize=KEPT)
def _set(text: str) -> bytes:
    """Typst's source set; two dossiers that differ in one paper share all others."""
    made = _press().compile(input=text.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(content) as file:
        return len(file)


def bound(papers: list[bytes]) -> bytes:
    """Papers as one PDF."""
    out = BytesIO()
    with pypdfium2.PdfDocument.new() as whole:
        for content in papers:
            with pypdfium2.PdfDocument(content) as file:
                whole.import_pages(file)
        whole.save(out)
    return out.getvalue()


def words(content: bytes) -> list[str]:
    """The words of each page, as they were set."""
    found = []
    with pypdfium2.PdfDocument(content) as file:
        for page in file:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
    return found
