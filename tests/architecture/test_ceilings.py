"""No module over 400 lines, no function over 40: what outgrows them is cut."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for folder in ("hengyuan", "demo")
    for path in (ROOT / folder).rglob("*.py")
    if not {"migrations", "tests"} & set(path.parts)
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_keeps_its_ceilings(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    long = [
        (node.name, length)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (length := body_lines(node)) > 40
    ]
    assert long == []


def body_lines(node):
    """Lines of the statements: signature and docstring say what, the body how."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno - body[0].lineno + 1) if body else 0
