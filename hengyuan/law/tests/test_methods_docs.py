"""The page of assignment: its example runs, and it names every method."""

import re
from pathlib import Path

from hengyuan.law.methods import Method, Scope

PAGE = (Path(__file__).parents[3] / "docs" / "law" / "assignment.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_runs():
    (code,) = re.findall("```python\n(.*?)```", PAGE, re.DOTALL)
    found = {}
    exec(code, found)
    assert found["plan"].methods_for(found["Matter"](found["Kind"].CIVIL))[:2] == (
        Method.BY_CHOICE, Method.BY_CONTINUITY,
    )  # fmt: skip
    assert found["plan"].reaches("510104") == ("5101",)


def test_the_page_names_every_method_and_scope():
    assert [word for word in (*Method, *Scope) if f"`{word.value}`" not in PAGE] == []
