"""The new picture holds nothing but what was read and found clean."""

from io import BytesIO

import numpy as np
import pytest
import segno
from PIL import Image

from hengyuan.inspection.blinding import CannotBlind, Kind, Secret, blind, blinded, marks, picture
from hengyuan.inspection.blinding.tests.pages import SECRETS, bound, drawn, page
from hengyuan.inspection.pages import Box, How, Page, Piece
from hengyuan.inspection.tests.dossiers import scan_pdf
from hengyuan.inspection.tests.markup import body, seal, sign, title

LETTER = title("法律援助公函", 0) + body("白渡市人民法院：", "冯知行律师承办陆小满一案，特此函告。")
STROKES = (
    "#place(top + left, dx: {x}pt, dy: {y}pt, curve(stroke: 1.6pt, curve.move((0pt, 0pt)), "
    "curve.quad((20pt, 24pt), (40pt, 0pt)), curve.quad((60pt, -20pt), (70pt, 9pt))))"
)


def dark(image, left=0.0, top=0.0, right=1.0, bottom=1.0):
    """How many dots of a part are dark, or red."""
    dots = np.asarray(image)
    high, wide = dots.shape[:2]
    part = dots[int(top * high) : int(bottom * high), int(left * wide) : int(right * wide)]
    return int((part.min(axis=2) < 140).sum())


def test_two_names_of_one_length_give_the_same_picture_and_the_same_list():
    one = drawn(LETTER)[0]
    names = {"冯知行": "宋启明", "陆小满": "沈阿根"}
    secrets = [Secret(each.kind, names.get(each.name, each.name)) for each in SECRETS]
    swapped = LETTER.replace("冯知行", "宋启明").replace("陆小满", "沈阿根")
    other = drawn(swapped, secrets=secrets)[0]
    assert one.png() == other.png()
    assert (one.text, one.masks) == (other.text, other.masks)
    assert {mask.kind for mask in one.masks} >= {Kind.HANDLER, Kind.RECIPIENT}


def test_a_mask_is_of_one_width_where_the_line_has_room():
    found = [
        next(mask.box for mask in drawn(body(f"承办人：{name}"), secrets=secrets)[0].masks)
        for name, secrets in (
            ("冯知行", SECRETS), ("边禾", [Secret(Kind.HANDLER, "边禾")]),
        )
    ]  # fmt: skip
    assert found[0].right - found[0].left == pytest.approx(found[1].right - found[1].left, abs=0.02)


def test_ink_that_nobody_read_is_not_copied():
    one = drawn(body("会见笔录") + STROKES.format(x=300, y=400))[0]
    assert dark(one.image, top=0.3) <= dark(drawn(body("会见笔录"))[0].image, top=0.3)
    assert [mask.kind for mask in one.masks] == [Kind.UNREAD]
    assert "〔未读出〕" in one.text


def test_a_signature_behind_its_label_is_told_and_not_shown():
    blank = drawn(sign("承办人签名", "") + body("以上属实"))[0]
    one = drawn(sign("承办人签名", "") + body("以上属实") + STROKES.format(x=100, y=32))[0]
    assert "〔签名〕" in one.text and "〔签名〕" not in blank.text
    assert dark(one.image) <= dark(blank.image) + 10


def test_a_seal_is_burnt_whole_and_the_day_beneath_stays_in_the_words():
    one = drawn(LETTER + seal("浙江瀚海律师事务所", "2026年3月5日"))[0]
    red = np.asarray(one.image).astype(int)
    assert not ((red[:, :, 0] - red[:, :, 1]) > 60).any()
    assert Kind.SEAL in {mask.kind for mask in one.masks}
    assert "2026年3月5日" in one.text and "瀚海" not in one.text


def test_red_over_a_line_is_not_copied_even_where_no_seal_is_known(monkeypatch):
    ring = '#place(dx: 30pt, dy: -60pt, circle(radius: 48pt, stroke: 2.4pt + rgb("#d8232a")))'
    source = LETTER + ring
    monkeypatch.setattr(marks, "seals_in", lambda image: [])
    red = np.asarray(drawn(source)[0].image).astype(int)
    assert not ((red[:, :, 0] - red[:, :, 1]) > 20).any()
    monkeypatch.setattr(picture, "MOSTLY", 0)  # the mending taken out: each row counts as red
    red = np.asarray(drawn(source)[0].image).astype(int)
    assert ((red[:, :, 0] - red[:, :, 1]) > 20).any()


@pytest.mark.parametrize("mending", [True, False])
def test_unread_ink_shows_only_without_the_white_sheet(mending, monkeypatch):
    if not mending:
        monkeypatch.setattr(picture.Canvas, "allow", lambda self: self.read.fill(True))
    one = drawn(body("会见笔录") + STROKES.format(x=300, y=400))[0]
    assert (dark(one.image, top=0.4, bottom=0.8) == 0) is mending


def test_bars_of_a_code_are_no_rules():
    bars = "".join(
        f"#place(top + left, dx: {100 + 4 * n}pt, dy: 300pt, rect(width: 2pt, height: 90pt, "
        "fill: black))"
        for n in range(40)
    )
    one = drawn(body("会见笔录在看守所第三会见室制作") + bars)[0]
    assert dark(one.image, top=0.3, bottom=0.8) == 0


def test_a_code_on_a_scan_is_burnt_though_an_engine_took_it_for_signs(monkeypatch):
    code = BytesIO()
    segno.make("https://example.org/990101").save(code, kind="png", scale=9)
    paper = Image.new("RGB", (1240, 1754), "white")
    paper.paste(Image.open(code).convert("RGB"), (124, 400))
    top = (400 + 100) / 1754
    given = page("会見田圓圓", top=top)

    def shown():
        (one,) = blind([given], SECRETS, pictures=lambda number, width: paper)
        return one

    monkeypatch.setattr(blinded, "COVERED", 0)
    one = shown()
    assert Kind.CODE in {mask.kind for mask in one.masks}
    assert len(np.unique(np.asarray(one.image)[450:640, 150:380].reshape(-1, 3), axis=0)) == 1
    monkeypatch.setattr(blinded, "codes_on", lambda image: [])
    assert len(np.unique(np.asarray(shown().image)[450:640, 150:380])) > 1


class Second:
    """An engine that reads a secret as often as it is told to."""

    name = "second"

    def __init__(self, times):
        self.left = times

    def read(self, image):
        self.left -= 1
        said = "承办人冯知行" if self.left >= 0 else "会见笔录"
        return [Piece(said, Box(0.1, 0.1, 0.4, 0.12))], 0, 0.99


@pytest.mark.parametrize(("times", "trouble"), [(1, None), (2, CannotBlind.STILL_THERE)])
def test_what_a_second_reading_finds_is_burnt_and_else_the_page_is_refused(times, trouble):
    paper = Image.new("RGB", (1240, 1754), "white")
    given = [page("会见笔录")]
    (one,) = blind(given, SECRETS, pictures=lambda number, width: paper, again=Second(times))
    assert one.trouble is trouble
    assert (one.image is None) is (trouble is not None)
    if trouble is None:
        assert Kind.HANDLER in {mask.kind for mask in one.masks}


def test_a_long_stroke_of_a_name_is_no_rule():
    name = [Secret(Kind.HANDLER, "一一一")]
    one = drawn("#text(60pt)[一一一]" + body("会见笔录在看守所制作"), secrets=name)[0]
    box = next(mask.box for mask in one.masks if mask.kind is Kind.HANDLER)
    inside = np.asarray(one.image)[
        int(box.top * 1754) + 2 : int(box.bottom * 1754) - 2,
        int(box.left * 1240) + 2 : int(box.right * 1240) - 2,
    ]
    assert len(np.unique(inside.reshape(-1, 3), axis=0)) == 1


def test_rules_of_a_table_stay():
    one = drawn("#table(columns: 2, inset: 12pt, [承办人], [冯知行], [地点], [看守所])")[0]
    dots = np.asarray(one.image)
    assert ((dots < 100).all(axis=2)).any(axis=1).sum() > 40
    assert "冯" not in one.text


def test_nothing_of_the_file_is_in_what_comes_out():
    one = drawn(LETTER, name="冯知行")[0]
    made = Image.open(BytesIO(one.png()))
    assert made.info == {} and not made.getexif()
    assert "冯知行".encode() not in one.png()
    assert not hasattr(one, "file") and "冯知行" not in repr(one)


def test_a_list_never_holds_the_secret():
    one = drawn(LETTER)[0]
    assert one.masks
    assert not any(each.name in repr(one.masks) for each in SECRETS)


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        (Page("a", "0", 0, How.UNREAD), CannotBlind.NOT_READ),
        (page("Bu sahifa boshqa tilda yozilgan " * 3), CannotBlind.FOREIGN),
        (Page("a", "0", 0, How.OCR, page("会见笔录").lines, 0, 0.4), CannotBlind.UNSURE),
    ],
)
def test_a_page_that_cannot_be_read_is_not_shown(given, trouble):
    (one,) = blind([given], SECRETS, pictures=lambda number, width: Image.new("RGB", (1240, 1754)))
    assert one.trouble is trouble
    assert one.image is None and one.text == "" and one.png() is None


def test_a_scan_whose_words_lie_elsewhere_than_was_said_is_not_shown():
    paper = Image.new("RGB", (1240, 1754), "white")
    dots = np.asarray(paper).copy()
    dots[900:1500:30, 200:900] = 0
    dots[905:1505:30, 200:900:9] = 0
    image = Image.fromarray(dots)
    image.paste((0, 0, 0), (300, 1000, 360, 1040))
    (one,) = blind([page("会见笔录")], SECRETS, pictures=lambda number, width: image)
    assert one.trouble is CannotBlind.UNSURE


def test_a_blank_page_shows_nothing_of_its_paper():
    shade = Image.new("RGB", (1240, 1754), (236, 230, 222))
    given = Page("a", "0", 0, How.BLANK)
    (one,) = blind([given], SECRETS, pictures=lambda number, width: shade)
    assert np.asarray(one.image).min() == 255


def test_one_picture_at_a_time():
    asked = []

    def pictures(number, width):
        asked.append(number)
        return Image.new("RGB", (620, 877), "white")

    pages = [page("会见笔录", how=How.TEXT, index=index) for index in range(3)]
    made = blind(pages, SECRETS, pictures=pictures)
    next(made)
    assert asked == [1]


def test_a_sloped_scan_is_burnt_where_its_words_are():
    from hengyuan.inspection.reading.ocr import engine
    from hengyuan.inspection.tests.dossiers import pdf, scanned

    source = LETTER + body(*["审判员已经核对笔录，没有补充意见。"] * 8)
    scans = scanned(pdf([source]), skew=1.5)
    (one,) = bound(scan_pdf(scans), engine=engine(1), again=engine(1))
    assert one.trouble is None
    said = "".join(piece.text for piece in engine(1).read(one.image)[0])
    assert "核对笔录" in said
    assert "知行" not in said and "小满" not in said
