"""Every bad file gets its own clear verdict, and the rest of the dossier goes on."""

import struct
import zipfile

import docx
import pypdfium2
import pytest
from PIL import Image

from hengyuan.inspection.reading import read
from hengyuan.inspection.sources import LIMITS, Limits, Trouble, opened
from hengyuan.inspection.tests import dossiers

GOOD = dossiers.pdf(["#par[会见笔录]", "#par[第二页的文字内容]"])


def judged(path, limits=LIMITS):
    """Names that can be read, and the troubles."""
    with opened(path, limits) as found:
        return (
            [source.name for source in found.sources],
            [(verdict.file, verdict.trouble) for verdict in found.verdicts],
        )


def pages_of(path, limits=LIMITS):
    with opened(path, limits) as found:
        return [p for source in found.sources
                for p in read(source, cache=None, engine=None, limits=limits)]  # fmt: skip


def test_a_folder_is_read_in_natural_order_and_hidden_files_are_left(tmp_path):
    for name in ("10.pdf", "2.pdf", "1 封面.pdf"):
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    assert judged(tmp_path) == (["1 封面.pdf", "2.pdf", "10.pdf"], [])


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"hello", Trouble.UNKNOWN_KIND),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, Trouble.OLD_WORD),
    ],
)
def test_a_file_of_no_known_kind_is_refused(tmp_path, content, trouble):
    file = tmp_path / "a.doc"
    file.write_bytes(content)
    assert judged(file) == ([], [("a.doc", trouble)])


def test_no_such_file(tmp_path):
    assert judged(tmp_path / "none.pdf") == ([], [("none.pdf", Trouble.NO_SUCH_FILE)])


def test_a_file_over_the_limit_is_refused(tmp_path):
    (tmp_path / "a.pdf").write_bytes(GOOD)
    assert judged(tmp_path, Limits(file_bytes=10))[1] == [("a.pdf", Trouble.TOO_BIG)]


def test_an_image_named_pdf_is_read_as_what_it_is(tmp_path):
    Image.new("RGB", (40, 60), "white").save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.pdf")
    assert judged(tmp_path) == (["a.pdf"], [("a.pdf", Trouble.OTHER_NAME)])


def test_a_truncated_pdf_is_told_and_the_next_file_is_read(tmp_path):
    (tmp_path / "1.pdf").write_bytes(GOOD[:300])
    (tmp_path / "2.pdf").write_bytes(GOOD)
    found = pages_of(tmp_path)
    assert [one.trouble for one in found[:1]] == [Trouble.BROKEN]
    assert [one.index for one in found[1:]] == [0, 1]


def test_a_pdf_without_pages(tmp_path):
    empty = pypdfium2.PdfDocument.new()
    empty.save(tmp_path / "0.pdf")
    assert [one.trouble for one in pages_of(tmp_path)] in ([Trouble.NO_PAGES], [Trouble.BROKEN])


def test_ten_thousand_pages_are_refused_before_one_is_read(tmp_path):
    large = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        large.new_page(10, 10)
    large.save(tmp_path / "large.pdf")
    (told,) = pages_of(tmp_path)
    assert told.trouble is Trouble.TOO_MANY_PAGES
    assert "10000" in told.sentence


def test_an_encrypted_pdf_is_told(tmp_path):
    (tmp_path / "locked.pdf").write_bytes(locked_pdf())
    (told,) = pages_of(tmp_path)
    assert told.trouble is Trouble.ENCRYPTED


def locked_pdf():
    """A PDF that asks for a password: an encryption dictionary whose keys fit nothing."""
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32
        + b">>>endobj\n",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for part in parts:
        places.append(len(out))
        out += part
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n"
    return out + b"startxref\n%d\n%%%%EOF" % start


def test_a_zip_is_read_and_its_bad_member_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "卷.zip", "w") as archive:
        archive.writestr("2/会见.pdf", GOOD)
        archive.writestr("1.pdf", GOOD)
        archive.writestr("../../etc/notes.txt", "no")
        archive.writestr("__MACOSX/._1.pdf", "x")
    names, troubles = judged(tmp_path / "卷.zip")
    assert names == ["1.pdf", "2/会见.pdf"]
    assert troubles == [("../../etc/notes.txt", Trouble.UNKNOWN_KIND)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("会见", "gbk"),
        ("模", "gbk"),  # its two bytes are a Latin letter in UTF-8
        ("会见", "utf-8"),  # macOS, and zip on Linux
        ("甲卷／起诉状", "utf-8"),
    ],
)
def test_names_whose_code_the_zip_does_not_say_are_read(tmp_path, name, code):
    held = b"X" * len(name.encode(code))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(f"{held.decode()}.pdf", GOOD)
    raw = (tmp_path / "a.zip").read_bytes().replace(held + b".pdf", f"{name}.pdf".encode(code))
    (tmp_path / "a.zip").write_bytes(raw)
    assert judged(tmp_path / "a.zip")[0] == [f"{name}.pdf"]


def test_a_zip_bomb_is_refused_by_what_it_says(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.pdf", b"\0" * (80 << 20))
    assert judged(tmp_path / "a.zip") == ([], [("a.zip", Trouble.ZIP_BOMB)])


def test_a_zip_of_too_many_members_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", "a")
    assert judged(tmp_path / "a.zip", Limits(members=4))[1] == [("a.zip", Trouble.ZIP_BOMB)]


def test_a_zip_that_lies_about_its_sizes_is_stopped(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.pdf", GOOD + b"\0" * 2_000_000)
    raw = (tmp_path / "a.zip").read_bytes()
    true = struct.pack("<L", len(GOOD) + 2_000_000)
    (tmp_path / "a.zip").write_bytes(raw.replace(true, struct.pack("<L", 10)))
    names, troubles = judged(tmp_path / "a.zip", Limits(unpacked_bytes=1_000_000))
    assert names == []
    assert troubles[0][1] in (Trouble.ZIP_BOMB, Trouble.BROKEN)


def test_more_than_there_is_room_for_ends_the_unpacking(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("0.pdf", GOOD)
        archive.writestr("1.pdf", GOOD)
    limits = Limits(unpacked_bytes=len(GOOD) * 2)
    assert judged(tmp_path / "a.zip", limits)[0] == ["0.pdf", "1.pdf"]
    assert judged(tmp_path / "a.zip", Limits(unpacked_bytes=len(GOOD)))[1] == [
        ("a.zip", Trouble.ZIP_BOMB)
    ]


def test_a_locked_zip_and_a_broken_one_are_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("0.pdf", GOOD)
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    entry = raw.rindex(b"PK\x01\x02")
    raw[entry + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(raw)
    (tmp_path / "broken.zip").write_bytes(bytes(raw)[: len(raw) // 2])
    assert judged(tmp_path / "locked.zip")[1] == [("locked.zip", Trouble.ENCRYPTED)]
    assert judged(tmp_path / "broken.zip")[1] == [("broken.zip", Trouble.BROKEN)]


def word(path, *texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "会见人", "冯知行"
    document.save(path)


def test_word_gives_its_words_and_tables(tmp_path):
    word(tmp_path / "a.docx", "会见笔录", "问：" + "是" * 100)
    (page,) = pages_of(tmp_path)
    assert page.lines[0].text == "会见笔录"
    assert page.lines[-1].text == "会见人 冯知行"
    assert max(len(line.text) for line in page.lines) == 40


def test_word_with_macros_is_refused(tmp_path):
    word(tmp_path / "a.docx", "会见笔录")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    assert judged(tmp_path / "a.docx") == ([], [("a.docx", Trouble.MACROS)])


def test_word_that_is_broken_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<no")
        archive.writestr("word/document.xml", "<no")
    (told,) = pages_of(tmp_path)
    assert told.trouble is Trouble.BROKEN


def test_an_image_that_is_broken_is_told_and_one_page_stands_for_it(tmp_path):
    Image.new("RGB", (400, 600), "white").save(tmp_path / "a.png")
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[: len(whole) // 2])
    told, page = pages_of(tmp_path)
    assert told.trouble is Trouble.BROKEN
    assert page.how == "unread"
