"""What was made to fill the memory stays under 2 GiB, in every process of the real command."""

import json
import subprocess
import sys
import zipfile

import pypdfium2
from PIL import Image

from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_bad_files import by_hand

BOUND = 2 << 20  # KiB
MEASURE = (
    "import resource, subprocess, sys\n"
    "status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n"
    "print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)


def inspected(folder, *names):
    """The answers by dossier, and the most that one process took, in KiB."""
    call = [sys.executable, "-m", "hengyuan.cli", "inspect", *names, "--kind", "criminal.trial"]
    call += ["--on", "2026-08-03", "--json", "a.json", "--no-cache"]
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *call], cwd=folder, capture_output=True, check=True,
        timeout=300, text=True,
    )  # fmt: skip
    status, most = told.stdout.split()[-2:]
    assert status == "1", told.stderr
    answer = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    return {one["dossier"]: one for one in answer["dossiers"]}, int(most)


def troubles(answer):
    return [one["trouble"] for one in answer["verdicts"]]


def gigabyte(path):
    """A sound PDF with a hole of a gigabyte between its objects and its table."""
    raw = by_hand(b"/MediaBox[0 0 595 842]", b"")
    start = raw.rindex(b"xref\n0")
    table = raw[start:].replace(b"startxref\n%d" % start, b"startxref\n%d" % (1 << 30))
    with path.open("wb") as file:
        file.write(raw[:start])
        file.seek(1 << 30)
        file.write(table)


def test_files_made_to_fill_the_memory_stay_under_two_gib(tmp_path):
    good = dossiers.dossier(31, layout=0)
    (tmp_path / "good.pdf").write_bytes(good)
    gigabyte(tmp_path / "gigabyte.pdf")
    many = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        many.new_page(595, 842)
    many.save(tmp_path / "pages.pdf")
    Image.new("RGBA", (8_000, 9_900), "white").save(tmp_path / "large.png", compress_level=1)
    Image.new("1", (10_000, 10_000), 1).save(tmp_path / "huge.tif", compression="group4")
    with (
        zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("0.pdf", "w", force_zip64=True) as member,
    ):
        for _ in range(300):
            member.write(bytes(1 << 20))
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/FlateDecode/Length 8>>stream\n"
        b"x\x9c\x03\0\0\0\0\x01\nendstream"
    )
    page = b"/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>"
    drawn = by_hand(page, b"595 0 0 842 0 0 cm /I Do", picture)
    (tmp_path / "picture.pdf").write_bytes(drawn)
    names = sorted(file.name for file in tmp_path.iterdir())
    found, most = inspected(tmp_path, *names)
    assert most < BOUND
    assert sorted(found) == names
    assert {name for name in names if found[name]["error"]} == set()
    assert found["good.pdf"]["pages"] and troubles(found["good.pdf"]) == []
    assert troubles(found["pages.pdf"]) == ["too_many_pages"]
    assert troubles(found["huge.tif"]) == ["too_big"]
    assert troubles(found["bomb.zip"]) == ["zip_bomb"]
    assert [page["how"] for page in found["large.png"]["pages"]] == ["blank"]
    assert [page["how"] for page in found["gigabyte.pdf"]["pages"]] == ["blank"]
