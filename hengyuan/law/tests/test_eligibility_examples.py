"""Every example a lawyer can read, run against the engine; one test a line of `then`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hengyuan.law.eligibility import Proposal, facts_from, propose
from hengyuan.law.errors import LawError

EXAMPLES = Path(__file__).parent.parent / "examples"


def load() -> list[Any]:
    return list(_lines())


def _lines() -> Iterator[Any]:
    for path in sorted(EXAMPLES.glob("eligibility*.yaml")):
        for example in yaml.safe_load(path.read_text(encoding="utf-8")):
            for number, line in enumerate(example["then"], 1):
                name = f"{path.stem}: {example['name']} [{number}]"
                yield pytest.param(example, line, id=name)


def read(proposal: Proposal) -> dict[str, Any]:
    """The proposal in the words of the examples."""
    told = proposal.as_dict()
    matter, mandatory = told["matter_check"], told["mandatory"]
    hardship, urgent = told["hardship"], told["urgent_44"]
    return {
        "outcome": told["outcome"],
        "code": told["code"],
        "pending": told["pending"],
        "regime": told["regime"],
        "notice": told["notice"],
        "mandatory": mandatory["code"] if mandatory["is"] else False,
        "mandatory_code": mandatory["code"],
        "matter": matter and matter["in_national_list"],
        "matter_code": matter and matter["code"],
        "place": matter and matter["in_catalogue"],
        "opened_by": matter and matter["opened_by"],
        "hardship": hardship["result"],
        "hardship_code": hardship["code"],
        "test": hardship["test"],
        "limit": hardship["limit_fen"],
        "per_head": hardship["per_head_fen"],
        "urgent": urgent["result"],
        "urgent_codes": urgent["codes"],
    }


@pytest.mark.parametrize(("example", "line"), load())
def test_example(example, line, monkeypatch):
    if example.get("local"):
        monkeypatch.setenv("HENGYUAN_LAW_DIR", str(EXAMPLES / "eligibility_local"))
    expect = dict(line["expect"])
    assert expect, "an example that expects nothing tests nothing"
    given = {**example["facts"], **line.get("with", {})}
    if "raises" in expect:
        with pytest.raises(LawError, match=expect["raises"]):
            propose(facts_from(given))
        return
    proposal = propose(facts_from(given))
    told = read(proposal)
    questions = "\n".join(proposal.questions_for_a_person)
    if "asks" in expect:
        assert expect.pop("asks") in questions
    if "asks_not" in expect:
        assert expect.pop("asks_not") not in questions
    if "article" in expect:
        assert expect.pop("article") in proposal.as_dict()["mandatory"]["article"]
    assert set(expect.pop("conditions", [])) <= set(proposal.conditions)
    assert {key: told[key] for key in expect} == expect
