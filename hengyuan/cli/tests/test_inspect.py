"""`hengyuan inspect`: its files, its exit status, and what a batch does with a bad dossier."""

import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from hengyuan.cli.tests.test_main import status_of
from hengyuan.inspection.sources import Trouble
from hengyuan.inspection.tests import dossiers

SCHEMA = Path(__file__).parents[3] / "docs" / "guide" / "inspection.schema.json"
# The last two: the generator writes both dossiers from the same ten facts.
FOUND = ["IN-04", "IN-07", "IN-16", "IN-15"]
CALL = ("inspect", "--kind", "criminal.trial", "--on", "2026-08-03")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "好.pdf").write_bytes(dossiers.dossier(21))
    (tmp_path / "差<b>.pdf").write_bytes(dossiers.dossier(22, "case_number", "unsigned:D-22"))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    return tmp_path


def run(folder, *words):
    return status_of(*CALL, "--cache", str(folder / "kept"), *words)[0]


def test_a_sound_dossier_is_zero_and_a_finding_one(folder):
    assert run(folder, str(folder / "好.pdf")) == 0
    assert run(folder, str(folder / "差<b>.pdf")) == 1
    assert run(folder, str(folder / "坏.pdf")) == 1


@pytest.mark.parametrize("kind", ["criminal", "criminal.nothing", "nothing.trial"])
def test_a_wrong_kind_is_one_line_and_two(folder, kind):
    status, said = status_of("inspect", str(folder / "好.pdf"), "--kind", kind)
    assert (status, said.count("\n")) == (2, 1)


def test_an_unknown_fact_is_two(folder):
    assert run(folder, str(folder / "好.pdf"), "--happened", "nonsense") == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_writes_every_dossier_in_order(folder, jobs):
    names = ["好.pdf", "坏.pdf", "差<b>.pdf", "无.pdf"]
    out = folder / "out"
    words = ("--jobs", jobs, "--json", f"{folder}/a.json", "--xlsx", f"{folder}/a.xlsx")
    assert run(folder, *(str(folder / n) for n in names), *words, "--html", str(out)) == 1
    answer = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    told = {one["dossier"]: one for one in answer["dossiers"]}
    assert list(told) == names
    assert [v["trouble"] for v in told["坏.pdf"]["verdicts"]] == ["broken"]
    assert [v["trouble"] for v in told["无.pdf"]["verdicts"]] == ["no_such_file"]
    assert [f["rule"] for f in told["差<b>.pdf"]["findings"]] == FOUND
    fits(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    book = openpyxl.load_workbook(folder / "a.xlsx", read_only=True)
    assert [row[0] for row in book["案卷"].values] == ["案卷", *names]
    assert [row[2] for row in book["发现"].values] == ["规则", "IN-16", "IN-15", *FOUND]
    page = (out / "差<b>.pdf.html").read_text(encoding="utf-8")
    assert "差&lt;b&gt;.pdf" in page and "差<b>" not in page
    assert page.count("data:image/jpeg") == len(told["差<b>.pdf"]["pages"])
    assert not re.search(r"(src|href)=['\"]https?:", page)


def test_an_english_reader_gets_an_english_report(folder):
    names = [str(folder / name) for name in ("差<b>.pdf", "坏.pdf")]
    words = ("--json", f"{folder}/a.json", "--xlsx", f"{folder}/a.xlsx", "--html", f"{folder}/out")
    call = (*CALL, "--cache", str(folder / "kept"), *names, *words, "--english")
    done = subprocess.run(
        [sys.executable, "-m", "hengyuan.cli", *call], capture_output=True, text=True, check=False
    )
    said = done.stdout
    assert done.returncode == 1
    assert "case number" in said and "the file is damaged" in said
    assert "写有案号" not in said and "识别" not in said
    page = (folder / "out" / "差<b>.pdf.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "Hints, no grades" in page
    assert "本案为" not in page and "第 1 /" not in page
    book = openpyxl.load_workbook(folder / "a.xlsx", read_only=True)
    assert [row[3] for row in book["Findings"].values][1:] == [
        "A signature is missing", "Another case's number"
    ]  # fmt: skip
    answer = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in answer["dossiers"][0]["findings"]} == {
        "应当签名处空白", "出现他案案号"
    }  # fmt: skip


def test_the_schema_knows_every_verdict():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    verdict = schema["$defs"]["dossier"]["properties"]["verdicts"]["items"]
    assert verdict["properties"]["trouble"]["enum"] == list(Trouble)


def fits(value, schema, root=None):
    """Hold a value against the part of JSON Schema that ours uses."""
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    kinds = {"object": dict, "array": list, "string": str, "number": int | float,
             "integer": int, "null": type(None)}  # fmt: skip
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert any(isinstance(value, kinds[kind]) for kind in wanted), (value, schema)
    assert value in schema.get("enum", [value])
    if isinstance(value, dict):
        assert set(value) == set(schema["required"]) == set(schema["properties"])
        for key, inner in schema["properties"].items():
            fits(value[key], inner, root)
    if isinstance(value, list):
        for one in value:
            fits(one, schema["items"], root)
