"""The PDF says what the description says: literally, on A4, with its own fonts, always the same."""

import io
import re
from datetime import date

import pypdfium2
import pytest

from hengyuan.dossier import rendering
from hengyuan.dossier.rendering import fonts
from hengyuan.dossier.rendering.blocks import (
    Align,
    Check,
    Checklist,
    Column,
    CutLine,
    Field,
    FieldTable,
    Heading,
    Items,
    Layout,
    Note,
    Opinion,
    Opinions,
    Paragraph,
    PrintedDocument,
    Qr,
    SignatureLine,
    Signatures,
    StampBox,
    Table,
    clean_text,
)
from hengyuan.dossier.tests.rendering_samples import IMPRINT, LONG_NAME, SAMPLES, TRAP
from hengyuan.law.citation import Citation

A4 = (595.28, 841.89)


def pages_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def squeezed(text: str) -> str:
    """Without white space: lines break where the paper ends, not where the words do."""
    return re.sub(r"\s", "", text).replace("\ufffe", "")


def text_of(content: bytes) -> str:
    return squeezed("".join(pages_of(content)))


def paper(*blocks, **more) -> PrintedDocument:
    given = {"form_id": "D-11", "title": "给予法律援助决定书", "institution": "衡州市法律援助中心"}
    return PrintedDocument(**{**given, **more}, blocks=blocks)


def boxes_of(content: bytes) -> list[tuple[float, float]]:
    """Left and right edge of every character that is printed; line ends have no ink."""
    edges = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, _bottom, right, _top = text.get_charbox(index)
                if right > left:
                    edges.append((left, right))
    return edges


def test_every_block_is_printed():
    made = rendering.render_pdf(
        paper(
            Heading("小标题"),
            Paragraph(text="第一段\n第二段"),
            FieldTable(title="表头", fields=(Field("姓名", "田小禾"), Field("性别", "女"))),
            Table(
                columns=(Column("名称"), Column("金额", 1, Align.END)), rows=(("工资", "320元"),)
            ),
            Items(("甲项", "乙项")),
            Checklist(checks=(Check("已告知权利", True, "见第三页"), Check("未告知风险", False))),
            Opinions((Opinion(label="审查意见", text="同意", signer="审查人", name="秦晓岚"),)),
            Signatures((SignatureLine(role="承办人", on=date(2026, 11, 2)),)),
            Note("附注", (Citation.parse("法律援助法@2022-01-01:43:2"),)),
            Qr(content="hengyuan:12", caption="扫码核对"),
            number="云法援决字〔2026〕第12号",
            addressee="田小禾",
            sign_off=StampBox(unit="盖章单位", on=date(2026, 11, 24)),
            copies=("受援人", "存档"),
            slip=(CutLine("沿此剪下"), Paragraph(text="回执内容")),
            footer="D-11 给予法律援助决定书",
        )
    )
    text = text_of(made)
    for said in (
        "给予法律援助决定书",
        "衡州市法律援助中心",
        "云法援决字〔2026〕第12号",
        "田小禾：",
        "小标题",
        "第一段",
        "第二段",
        "表头",
        "性别",
        "320元",
        "1.甲项",
        "2.乙项",
        "√",
        "已告知权利",
        "见第三页",
        "□",
        "审查意见",
        "审查人（签名）：秦晓岚",
        "承办人（签名）",
        "2026年11月2日",
        "（《法律援助法》第43条第2款）",
        "扫码核对",
        "盖章单位",
        "（加盖印章）",
        "2026年11月24日",
        "分送：受援人、存档。",
        "沿此剪下",
        "回执内容",
        "第1页",
    ):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("layout", list(Layout))
def test_markup_in_a_value_is_printed_and_not_obeyed(layout):
    made = rendering.render_pdf(
        paper(
            Paragraph(text=TRAP),
            FieldTable(fields=(Field(TRAP, TRAP),), title=TRAP),
            Table(columns=(Column(TRAP),), rows=((TRAP,),)),
            Items((TRAP,)),
            Checklist(checks=(Check(TRAP, True, TRAP),)),
            title=TRAP,
            addressee=TRAP,
            layout=layout,
        )
    )
    assert text_of(made).count(squeezed(TRAP)) == 11


def test_rare_characters_are_printed_and_those_without_a_glyph_are_marked():
    known, unknown = "㭎䶮𬭎𬱖", "𠮷"
    document = paper(Paragraph(text=f"姓名：{known}{unknown}，{unknown}"))
    assert rendering.unprintable(document) == (unknown,)
    text = text_of(rendering.render_pdf(document))
    assert f"姓名：{known}{fonts.GETA}，{fonts.GETA}" in text
    assert "U+20BB7" in text
    assert rendering.unprintable(paper(Paragraph(text=f"☑{known}\n　"))) == ()


def test_control_characters_and_direction_overrides_do_not_reach_the_paper():
    assert clean_text("甲\x00乙\u202e丙\ud800\r\n丁\t戊") == "甲乙丙\n丁    戊"
    # a compatibility character stays what the person wrote
    assert clean_text("\uf9d1") == "\uf9d1"
    assert "甲乙丙" in text_of(rendering.render_pdf(paper(Paragraph(text="甲\x00乙\u202e丙"))))


def test_the_same_paper_gives_the_same_bytes_and_another_gives_others():
    document = rendering.build("D-12", SAMPLES["D-12"], IMPRINT)
    other = rendering.build("D-12", {**SAMPLES["D-12"], "recipient": "旁人"}, IMPRINT)
    first = rendering.render_pdf(document)
    rendering.render_pdf(other)
    assert rendering.render_pdf(document) == first
    assert rendering.render_pdf(other) != first


def test_it_is_an_archive_pdf_on_a4_with_its_own_fonts():
    made = rendering.render_pdf(rendering.build("D-36", SAMPLES["D-36"], IMPRINT))
    assert b"pdfaid:part>2<" in made and b"pdfaid:conformance>A<" in made
    with pypdfium2.PdfDocument(made) as pdf:
        assert pdf.get_metadata_dict()["Title"] == "法律援助补贴审批表"
        assert pdf.get_metadata_dict()["CreationDate"].startswith("D:20261123160000")
        for page in pdf:
            assert page.get_size() == pytest.approx(A4, abs=0.5)
    # PDF/A embeds every font; no face but ours is named
    names = set(
        re.findall(rb"/BaseFont/([^/\s<>\[\]()]+)", made.replace(b"/BaseFont /", b"/BaseFont/"))
    )
    assert names and all(b"NotoSerifSC" in name for name in names)
    assert b"/FontFile" in made


def test_a_long_table_repeats_its_heading_and_pages_are_numbered():
    pages = pages_of(
        rendering.render_pdf(rendering.build("catalogue", SAMPLES["catalogue"], IMPRINT))
    )
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "材料名称" in text
        assert f"第{number}页共{len(pages)}页" in squeezed(text)


def test_long_names_runs_and_sums_stay_on_the_paper():
    run = "https://example.org/" + "a" * 200
    made = rendering.render_pdf(
        paper(
            FieldTable(
                fields=(Field("姓名", LONG_NAME * 3), Field("电话", "1" * 70), Field(run, run)),
                pairs=3,
            ),
            Table(
                columns=(Column("名称"), Column("金额", 1, Align.END, is_tight=True)),
                rows=((LONG_NAME * 5, "1,234,567,890.12元"),),
                total=("合计", "1,234,567,890.12元"),
            ),
            Paragraph(text=run),
            title="关于" + LONG_NAME * 2 + "一案的决定书",
            number=LONG_NAME + "援决字〔2026〕第1234567890号",
            sign_off=StampBox(unit=LONG_NAME * 3),
            copies=(LONG_NAME,) * 6,
            footer=LONG_NAME * 2,
        )
    )
    text = text_of(made)
    assert squeezed(run) in text and text.count("1,234,567,890.12元") == 2
    edges = boxes_of(made)
    assert min(left for left, _right in edges) >= 70  # 26 mm less a hair
    assert max(right for _left, right in edges) <= A4[0] - 70


def test_a_void_paper_says_so():
    made = rendering.render_pdf(paper(Paragraph(text="正文"), void_reason="编号误取"))
    text = text_of(made)
    assert "作废" in text and "事由：编号误取" in text
    assert "作废" not in text_of(rendering.render_pdf(paper(Paragraph(text="正文"))))


def test_citations_of_one_instrument_are_named_once():
    cite = Citation.parse
    note = Note("", (cite("法律援助法@2022-01-01:49"), cite("法律援助法@2022-01-01:43:1")))
    assert note.full_text() == "依据：《法律援助法》第43条第1款、第49条。"


def test_missing_fonts_say_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FONT_DIR", tmp_path)
    with pytest.raises(rendering.FontsMissing, match="make setup"):
        rendering.render_pdf(paper(Paragraph(text="正文")))


def test_a_table_refuses_rows_that_do_not_fit():
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table(columns=(Column("甲"),), rows=(("甲", "乙"),))


def test_a_qr_code_can_be_seen():
    with_code = rendering.render_pdf(paper(Qr(content="hengyuan:12", caption="核对")))
    with pypdfium2.PdfDocument(io.BytesIO(with_code)) as pdf:
        kinds = [found.type for found in pdf[0].get_objects(max_depth=5)]
    assert kinds.count(2) >= 1  # FPDF_PAGEOBJ_PATH
