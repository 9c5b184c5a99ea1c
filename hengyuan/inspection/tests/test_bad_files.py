"""Files made to break a reader: each costs its own verdict, never the dossier, never the memory."""

import os
import socket
import struct
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
import pytest
from PIL import Image

from hengyuan.inspection.pages import Box, How, Page, Piece, lines_of
from hengyuan.inspection.reading import Cache, read
from hengyuan.inspection.reading.images import ImageSheets
from hengyuan.inspection.sources import LIMITS, Limits, Trouble, opened
from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_sources import judged, pages_of, word

GOOD = dossiers.pdf(["#par[会见笔录的第一页文字]", "#par[第二页的文字内容]"])


class Asked:
    """An engine that says one line of every picture, so that a test sees what came to it."""

    name = "asked"

    def __init__(self):
        self.sizes = []

    def read(self, image):
        self.sizes.append(image.size)
        return [Piece("阅卷笔录", Box(0.1, 0.1, 0.3, 0.12))], 0, 0.9


def read_by(path, engine, cache=None):
    with opened(path) as found:
        return [one for source in found.sources
                for one in read(source, cache=cache, engine=engine, limits=LIMITS)]  # fmt: skip


def by_hand(page, content, *more):
    """A PDF of one page, written by hand: the page's own entries, its content, further objects."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + page + b">>",
        b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
        *more,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj" % number + part + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)
    return out


def test_a_pipe_and_a_socket_are_told_and_never_waited_for(tmp_path):
    (tmp_path / "1.pdf").write_bytes(GOOD)
    os.mkfifo(tmp_path / "2.pdf")
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(os.path.relpath(tmp_path / "3.pdf"))
        assert judged(tmp_path) == (
            ["1.pdf"], [("2.pdf", Trouble.NO_FILE), ("3.pdf", Trouble.NO_FILE)]
        )  # fmt: skip
    assert judged(tmp_path / "2.pdf") == ([], [("2.pdf", Trouble.NO_FILE)])


def test_a_link_is_told_and_not_followed(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir(), inside.mkdir()
    (outside / "other.pdf").write_bytes(GOOD)
    (inside / "file.pdf").symlink_to(outside / "other.pdf")
    (inside / "folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    (inside / "lost.pdf").symlink_to(tmp_path / "none")
    names = ["file.pdf", "folder", "lost.pdf", "round"]
    assert judged(inside) == ([], [(name, Trouble.LINK) for name in names])


@pytest.fixture
def nobody():
    """The test's own files, but without the right to pass over their permissions."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.usefixtures("nobody")
def test_what_may_not_be_read_is_told():
    # Where tests run as root their own folder is closed to others: the files lie beside it.
    with TemporaryDirectory() as place:
        folder = Path(place) / "案"
        (folder / "里").mkdir(parents=True)
        for name in ("1.pdf", "2.pdf"):
            (folder / name).write_bytes(GOOD)
        (folder / "1.pdf").chmod(0)
        (folder / "里").chmod(0)
        found = judged(folder)
        (folder / "里").chmod(0o700)
    assert found == (["2.pdf"], [("里", Trouble.NOT_ALLOWED), ("1.pdf", Trouble.NOT_ALLOWED)])


def test_an_empty_folder_is_told(tmp_path):
    (tmp_path / "空").mkdir()
    assert judged(tmp_path / "空") == ([], [("空", Trouble.EMPTY)])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\x1b[31m\x07.pdf", "a�[31m�.pdf"),
        ("a\u202efdp.exe.pdf".encode(), "a�fdp.exe.pdf"),
        ("会见.pdf".encode("gbk"), "会见.pdf"),
        (b"\xff.pdf", "�.pdf"),
    ],
)
def test_a_name_gives_no_order_to_a_terminal(tmp_path, name, shown):
    (tmp_path / os.fsdecode(name)).write_bytes(GOOD)
    assert judged(tmp_path)[0] == [shown]
    shown.encode()


def test_a_file_that_changes_while_it_is_read_is_told_and_not_kept(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(GOOD)
    kept = Cache(tmp_path / "kept")
    with opened(file) as found:
        (source,) = found.sources
        pages = read(source, cache=kept, engine=None, limits=LIMITS)
        assert next(pages).how is How.TEXT
        file.write_bytes(GOOD + b"\n")
        told, page = pages
        assert (told.trouble, page.how) == (Trouble.CHANGED, How.UNREAD)
        assert kept.get(source, 0, None, halves=False) is not None
        assert kept.get(source, 1, None, halves=False) is None


def test_a_file_that_goes_before_it_is_opened_is_told(tmp_path):
    for name in ("a.pdf", "b.png", "c.docx"):
        (tmp_path / name).write_bytes(GOOD)
        with opened(tmp_path / name) as found:
            (source,) = found.sources
            (tmp_path / name).unlink()
            (told,) = read(source, cache=None, engine=None, limits=LIMITS)
            assert told.trouble in (Trouble.CHANGED, Trouble.BROKEN)


def test_a_zip_within_a_zip_or_a_folder_is_told(tmp_path):
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("1.pdf", GOOD)
    with zipfile.ZipFile(tmp_path / "外.zip", "w") as archive:
        archive.writestr("里.zip", inner.getvalue())
        archive.writestr("2.pdf", GOOD)
    assert judged(tmp_path / "外.zip") == (["2.pdf"], [("里.zip", Trouble.NESTED_ZIP)])
    assert judged(tmp_path) == ([], [("外.zip", Trouble.NESTED_ZIP)])


def test_members_that_share_their_bytes_are_refused(tmp_path):
    """The bomb without nesting: many names in the list, one body in the file."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("0.pdf", GOOD)
    whole = (tmp_path / "a.zip").read_bytes()
    listed, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entry = whole[listed:end]
    tail = bytearray(whole[end:])
    struct.pack_into("<HHL", tail, 8, 9, 9, len(entry) * 9)
    (tmp_path / "a.zip").write_bytes(whole[:listed] + entry * 9 + bytes(tail))
    assert judged(tmp_path / "a.zip") == ([], [("a.zip", Trouble.ZIP_BOMB)])


def test_a_list_longer_than_its_members_may_be_is_refused_before_it_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(200):
            archive.writestr(f"{number}" * 100, "")
    assert judged(tmp_path / "a.zip", Limits(members=10)) == (
        [], [("a.zip", Trouble.ZIP_BOMB)]
    )  # fmt: skip


def test_a_macro_document_under_another_name_is_refused(tmp_path):
    word(tmp_path / "a.docx", "会见笔录")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    (tmp_path / "a.docx").rename(tmp_path / "会见笔录.pdf")
    assert judged(tmp_path)[1] == [("会见笔录.pdf", Trouble.MACROS)]


def test_a_word_file_with_a_password_is_said_to_have_one(tmp_path):
    held = b"\xd0\xcf\x11\xe0" + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.docx").write_bytes(held)
    assert judged(tmp_path)[1] == [("a.docx", Trouble.ENCRYPTED)]


def test_a_word_file_that_unpacks_to_too_much_is_refused(tmp_path):
    word(tmp_path / "a.docx", "会见笔录")
    with zipfile.ZipFile(tmp_path / "a.docx", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b" " * (21 << 20))
    (told,) = pages_of(tmp_path)
    assert told.trouble is Trouble.ZIP_BOMB


def test_entities_in_word_are_not_unfolded(tmp_path):
    word(tmp_path / "a.docx", "会见笔录 LAUGH")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    with (
        zipfile.ZipFile(tmp_path / "a.docx") as old,
        zipfile.ZipFile(tmp_path / "b.docx", "w") as new,
    ):
        for part in old.namelist():
            content = old.read(part).decode("utf-8", "surrogateescape")
            if part == "word/document.xml":
                head, rest = content.split("?>", 1)
                content = f"{head}?><!DOCTYPE d [{laughs}]>{rest.replace('LAUGH', '&l8;')}"
            new.writestr(part, content.encode("utf-8", "surrogateescape"))
    found = pages_of(tmp_path / "b.docx")
    assert sum(len(page.text) for page in found if hasattr(page, "text")) < 1000


def test_a_font_without_mapping_goes_to_the_engine(tmp_path):
    """Chinese in GBK bytes under a Latin font: the layer says ÄÏÈË where the paper says 判决书."""
    garbled = "人民法院刑事判决书被告人".encode("gbk")
    content = b"BT /F1 20 Tf 50 700 Td <" + garbled.hex().encode() + b"> Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>"
    (tmp_path / "a.pdf").write_bytes(by_hand(page, content, font))
    engine = Asked()
    (found,) = read_by(tmp_path, engine)
    assert (found.how, found.text, len(engine.sizes)) == (How.OCR, "阅卷笔录", 1)


@pytest.mark.parametrize("size", [(14_200, 14_200), (1, 14_000), (14_000, 1), (0, 0)])
def test_a_page_of_any_size_is_drawn_within_bounds(tmp_path, size):
    """Five metres square, or a strip: what is drawn stays a picture of a page."""
    page = b"/MediaBox[0 0 %d %d]" % size
    (tmp_path / "a.pdf").write_bytes(by_hand(page, b"0 0 9 9 re f"))
    engine = Asked()
    (found,) = read_by(tmp_path, engine)
    assert found.how is How.OCR
    assert max(engine.sizes[0]) <= 4 * 1654


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_picture_of_huge_dimensions_is_refused_before_it_is_unpacked(tmp_path, mode):
    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, {"L": 0, "RGB": 2}[mode], 0, 0, 0)
    chunk = b"IHDR" + head
    (tmp_path / "a.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + chunk
        + struct.pack(">L", crc32(chunk)) + b"\0\0\0\0IEND\xaeB`\x82"
    )  # fmt: skip
    (told,) = pages_of(tmp_path)
    assert told.trouble is Trouble.TOO_BIG


def test_a_later_frame_that_is_too_large_is_told_and_the_first_is_read(tmp_path):
    small, large = Image.new("1", (400, 600), 1), Image.new("1", (9_000, 9_000), 1)
    small.save(tmp_path / "a.tif", save_all=True, append_images=[large], compression="group4")
    found = read_by(tmp_path, Asked())
    assert [getattr(one, "trouble", None) or one.how for one in found] == [
        How.OCR, Trouble.TOO_BIG, How.UNREAD
    ]  # fmt: skip


def test_sixteen_bits_and_transparent_paper_keep_their_letters(tmp_path):
    grey = np.full((300, 200), 60_000, dtype=np.uint16)
    grey[100:120, 50:150] = 1_000
    Image.fromarray(grey).save(tmp_path / "deep.png")
    clear = Image.new("RGBA", (200, 300), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (50, 100, 150, 120))
    clear.save(tmp_path / "clear.png")
    for name in ("deep.png", "clear.png"):
        shown = ImageSheets(tmp_path / name).image(0, 200)
        assert shown.getpixel((10, 10))[0] > 200
        assert shown.getpixel((100, 110))[0] < 60


def test_the_preview_in_a_photograph_is_no_second_page(tmp_path):
    picture = Image.new("RGB", (400, 600), "white")
    picture.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[picture.resize((40, 60))])
    assert len(read_by(tmp_path, Asked())) == 1


def test_a_page_at_which_the_reader_stumbles_costs_that_page(tmp_path):
    class Stumbles(Asked):
        def read(self, image):
            if len(self.sizes) == 1:
                self.sizes.append(None)
                raise RuntimeError("no tensor")
            return super().read(image)

    for number in range(3):
        Image.new("RGB", (40, 60), "white").save(tmp_path / f"{number}.png")
    found = read_by(tmp_path, Stumbles())
    assert [getattr(one, "trouble", None) or one.how for one in found] == [
        How.OCR, Trouble.BROKEN, How.UNREAD, How.OCR
    ]  # fmt: skip


def test_a_page_of_more_signs_than_anyone_writes_is_told(tmp_path):
    content = b"BT /F1 1 Tf 1 TL 50 800 Td " + b"(%s) ' " % (b"a" * 200) * 600 + b"ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>"
    (tmp_path / "a.pdf").write_bytes(by_hand(page, content, font))
    told, _ = pages_of(tmp_path)
    assert told.trouble is Trouble.TOO_BIG


ENGLISH = "The defendant was heard at nine in the morning and said that he was not there. "
KOREAN = "피고인은 오전 아홉 시에 심문을 받았으며 그곳에 있지 않았다고 말하였다 "
UYGHUR = "ئەيىبلەنگۈچى ئەتىگەن سائەت توققۇزدا سوراققا تارتىلدى ۋە ئۇ يەردە بولمىغانلىقىنى ئېيتتى "
JAPANESE = (
    "被告人は午前九時に取り調べを受けたのであり、その場所にはいなかったと述べたとされているが、それについては何も知らなかったという。"
    * 2
)


@pytest.mark.parametrize("text", [ENGLISH, KOREAN * 3, UYGHUR, JAPANESE])
def test_a_page_in_another_language_is_told(text):
    assert page_of(text).is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "会见笔录，" + "问：你是否同意？答：同意。" * 9,
        "6222 0212 " * 40,
        "A B C",
        "张三 Zhang San " * 9,
    ],
)
def test_a_chinese_page_and_one_of_numbers_are_not(text):
    assert not page_of(text).is_foreign


def page_of(text):
    return Page("a.pdf", "", 0, How.TEXT, lines_of([Piece(text, Box(0.1, 0.1, 0.9, 0.12))]))


def test_foreign_pages_are_named_in_one_verdict(tmp_path):
    latin = f"#par[{ENGLISH}]"
    (tmp_path / "a.pdf").write_bytes(dossiers.pdf(["#par[会见笔录的第一页文字]", latin, latin]))
    found = pages_of(tmp_path)
    assert [page.how for page in found[:3]] == [How.TEXT] * 3
    assert found[3].trouble is Trouble.OTHER_LANGUAGE
    assert "第 2、3 页" in found[3].sentence


def test_a_pdf_that_is_cut_anywhere_gives_pages_or_a_verdict(tmp_path):
    for cut in range(0, len(GOOD), max(len(GOOD) // 40, 1)):
        (tmp_path / "a.pdf").write_bytes(GOOD[:cut] or b"%PDF-")
        found = pages_of(tmp_path)
        assert found, cut


def test_a_pdf_of_random_hurts_never_raises(tmp_path):
    dice = np.random.default_rng(7)
    for _ in range(60):
        raw = bytearray(GOOD)
        for place in dice.integers(8, len(raw), 30):
            raw[place] = int(dice.integers(0, 256))
        (tmp_path / "a.pdf").write_bytes(raw)
        pages_of(tmp_path)


def test_a_page_count_that_lies_is_told(tmp_path):
    raw = GOOD.replace(b"/Count 2", b"/Count 9")
    (tmp_path / "a.pdf").write_bytes(raw)
    found = pages_of(tmp_path)
    assert [page.how for page in found if isinstance(page, Page)][:2] == [How.TEXT] * 2
