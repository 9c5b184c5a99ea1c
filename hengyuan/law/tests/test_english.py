"""The English of the law floor: complete, and the same text gives the same answer years later."""

import ast
from datetime import date, datetime
from pathlib import Path

import pytest

from hengyuan.law import eligibility, subsidy
from hengyuan.law.deadlines import Pause, compute
from hengyuan.law.english import HAN, SLOT, english, sentences
from hengyuan.law.vocabulary import Kind, Stage

LAW = Path(__file__).resolve().parents[1]
MODULES = (
    "radar/shared.py", "radar/volume.py", "radar/kinds/*.py",
    "scorecard/*.py", "scorecard/indicators/*.py",
    "eligibility/*.py", "deadlines/compute.py", "deadlines/judge.py", "subsidy/*.py",
    "follow_up/*.py", "supervision/words.py", "supervision/rules/*.py",
    "sampling/*.py", "observation/*.py", "opinions/*.py", "complaints/*.py", "contacts/*.py",
)  # fmt: skip
AT = datetime.fromisoformat("2026-02-10T09:30+08:00")
FILLED = str.maketrans({"{": "<", "}": ">"})


def sentences_of(node):
    """Chinese literals below a node, values as {0}, {1} …; no docstrings."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr):
        parts, values = [], 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(part.value)
            else:
                parts.append(f"{{{values}}}")
                values += 1
        yield "".join(parts)
    elif isinstance(node, ast.Constant):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from sentences_of(child)


@pytest.mark.parametrize("modules", MODULES)
def test_every_chinese_sentence_has_its_english(modules):
    found = {
        text
        for path in sorted(LAW.glob(modules))
        for text in sentences_of(ast.parse(path.read_text("utf-8")))
        if isinstance(text, str) and HAN.search(text) and "in force from" not in text
    }
    assert found
    assert {text for text in found if HAN.search(english(text.translate(FILLED)))} == set()


def test_values_stand_where_the_english_wants_them():
    assert english("“示例”不是330106的标准") == "“示例” is not the schedule of 330106"
    for zh, en in sentences().items():
        assert set(SLOT.findall(zh)) == set(SLOT.findall(en)), zh


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("春节，不计入", "Spring Festival, not counted"),
        ("春节，不计入，期间最后一日", "Spring Festival, not counted, last day of the period"),
        ("满24小时：09:30，节假日不顺延", "24 hours full: 09:30; rest days do not move it"),
        ("1日", "1 day"),
        ("7日", "7 days"),
        ("5个工作日", "5 working days"),
        ("1个月又15日", "1 month and 15 days"),
        ("《法律援助法》第43条第1款第2项", "Legal Aid Law art. 43 para. 1 item 2"),
        ("《法律援助法》", "Legal Aid Law"),
        ("《青石市办法》第3条", "《青石市办法》 art. 3"),
        ("没有人写过的话", "没有人写过的话"),
        ("DF-01", "DF-01"),
        ("", ""),
    ],
)
def test_examples(zh, en):
    assert english(zh) == en


def test_whole_derivations_read_in_english():
    deadline = compute("AP-02", date(2026, 2, 10), pauses=[Pause(date(2026, 2, 12), None, "PA-01")])
    told = [step.note for step in (*deadline.steps, *compute("AS-01", AT).steps)]
    claim = subsidy.Claim(kind=subsidy.ClaimKind.CIVIL, stage=Stage.TRIAL_FIRST_INSTANCE)
    paid = subsidy.compute(claim, jurisdiction="990102", on=date(2026, 3, 2))
    told += [line.text_zh for line in paid.lines] + list(paid.warnings) + [paid.schedule_zh]
    facts = eligibility.Facts(applied_on=date(2026, 3, 2), region="990102", kind=Kind.CIVIL)
    proposal = eligibility.propose(facts)
    told += [text for step in proposal.steps for text in (step.name_zh, step.note)]
    told += [proposal.reason_zh, proposal.outcome.name_zh, *proposal.questions]
    told += [cite for step in proposal.as_dict()["steps"] for cite in step["articles"]]
    assert [text for text in map(english, told) if HAN.search(text) and "《" not in text] == []
