"""The text layer is trusted only where it says something; what was read is not read again."""

import pytest

from hengyuan.inspection.pages import Box, How, Piece, as_plain, from_plain, lines_of
from hengyuan.inspection.reading import Cache, read
from hengyuan.inspection.reading.pdf import PdfSheets, can_be_trusted, placed
from hengyuan.inspection.sources import LIMITS, opened
from hengyuan.inspection.tests import dossiers


@pytest.mark.parametrize(
    ("text", "trusted"),
    [
        ("被告人陆小满盗窃一案，定于九时开庭。", True),
        ("The defendant was heard at nine.", True),
        ("第 3 页", False),
        ("\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009", False),
        ("ÄÏÈËÃñ·¨ÔºÐÌÊÂÅÐ¾öÊé", False),
        ("被告人陆小满盗窃一案" + "\ufffd" * 3, False),
    ],
)
def test_a_text_layer_is_trusted_when_its_signs_mean_something(text, trusted):
    assert can_be_trusted(text) is trusted


@pytest.mark.parametrize(
    ("turned", "box"),
    [
        (0, Box(0.1, 0.1, 0.2, 0.2)),
        (90, Box(0.8, 0.1, 0.9, 0.2)),
        (180, Box(0.8, 0.8, 0.9, 0.9)),
        (270, Box(0.1, 0.8, 0.2, 0.9)),
    ],
)
def test_a_box_turns_with_its_page(turned, box):
    found = placed((10, 80, 20, 90), (0, 0, 100, 100), turned)
    assert (found.left, found.top, found.right, found.bottom) == pytest.approx(
        (box.left, box.top, box.right, box.bottom)
    )


def test_a_crop_moves_the_fractions():
    assert placed((60, 60, 70, 70), (50, 50, 100, 100), 0).left == pytest.approx(0.2)


def test_pieces_of_one_height_are_a_line_and_touching_ones_a_piece():
    pieces = [
        Piece("行", Box(0.30, 0.1, 0.34, 0.12)),
        Piece("被告", Box(0.1, 0.101, 0.18, 0.121)),
        Piece("人", Box(0.18, 0.1, 0.22, 0.12)),
        Piece("下一行", Box(0.1, 0.14, 0.2, 0.16)),
    ]
    lines = lines_of(pieces)
    assert [line.text for line in lines] == ["被告人 行", "下一行"]
    assert lines[0].box_of(1, 3).left == pytest.approx(0.14)
    assert lines[0].box_of(4, 5).left == pytest.approx(0.30)


def test_a_page_survives_as_plain_values(tmp_path):
    page = _pages(tmp_path)[0]
    again = from_plain(as_plain(page), file=page.file, sha256=page.sha256, index=page.index)
    assert again.text == page.text
    assert as_plain(again) == as_plain(page)


def _pages(folder, cache=None):
    file = folder / "a.pdf"
    if not file.exists():  # made again it would bear another second
        file.write_bytes(
            dossiers.pdf(["#par[会见笔录的第一页文字]", "", "#par[第三页也有文字内容]"])
        )
    with opened(file) as found:
        return list(read(found.sources[0], cache=cache, engine=None, limits=LIMITS))


def test_an_empty_page_is_read_for_its_number(tmp_path):
    assert [page.how for page in _pages(tmp_path)] == [How.TEXT, How.TEXT, How.TEXT]


def page_with(content):
    """A PDF of one page with these objects, and "3-1" in its text layer."""
    stream = f"BT /F1 12 Tf 40 40 Td (3-1) Tj ET {content}".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources"
        b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    )
    body = b"".join(
        b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1)
    )
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


PICTURE = "q 300 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"
CURVES = "0 0 m 9 9 l S " * 60


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("", How.TEXT),  # a sheet that bears its number and nothing else
        ("0 0 m 99 99 l S", How.TEXT),
        (PICTURE, How.UNREAD),
        (CURVES, How.UNREAD),
    ],
)
def test_few_signs_are_the_page_where_nothing_else_stands_on_it(tmp_path, content, how):
    (tmp_path / "a.pdf").write_bytes(page_with(content))
    with opened(tmp_path / "a.pdf") as found:
        (page,) = read(found.sources[0], cache=None, engine=None, limits=LIMITS)
    assert page.how is how
    assert page.text == ("3-1" if how is How.TEXT else "")


def test_the_second_run_reads_no_page(tmp_path, monkeypatch):
    first = _pages(tmp_path, Cache(tmp_path / "kept"))

    def never(*_):
        raise AssertionError("read again")

    monkeypatch.setattr(PdfSheets, "read", never)
    assert _pages(tmp_path, Cache(tmp_path / "kept")) == first
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
