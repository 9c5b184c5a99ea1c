"""The same question as a GoRules decision graph, evaluated by zen-engine (Rust)."""

import json
from typing import Any

import zen
from question import ELDERLY_FROM, LIMIT_FEN, MATTERS, measure, report


def _table() -> dict[str, Any]:
    """First row that matches wins; an empty cell matches anything."""
    columns = ("matter", "group", "paper", "steady", "age", "per_head")
    rows = (
        {"matter": f"not ($ in {json.dumps(MATTERS)})", "out": "no-matter"},
        {
            "group": '"elderly"',
            "paper": "true",
            "steady": "false",
            "age": f">= {ELDERLY_FROM}",
            "out": "NC-1",
        },
        {"group": '"social-assistance"', "paper": "true", "out": "NC-2"},
        {"group": '"migrant-worker"', "paper": "true", "matter": '"CV-05"', "out": "NC-3"},
        {"per_head": f"< {LIMIT_FEN}", "out": "passes"},
        {"out": "fails"},
    )
    return {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "out", "name": "answer", "field": "answer"}],
        "rules": [
            {
                "_id": str(n),
                **{name: row.get(name, "") for name in columns},
                "out": json.dumps(row["out"]),
            }
            for n, row in enumerate(rows)
        ],
    }


def _graph() -> str:
    per_head = {"id": "1", "key": "per_head", "value": "sum(fen) / len(fen)"}
    means = {"expressions": [per_head], "passThrough": True}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "means", "name": "means", "type": "expressionNode", "content": means},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": _table()},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    order = ("in", "means", "table", "out")
    edges = [
        {"id": f"e{n}", "sourceId": order[n], "targetId": order[n + 1], "type": "edge"}
        for n in range(3)
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


DECISION = zen.ZenEngine().create_decision(_graph())


def _answer(household: dict[str, Any], *, trace: bool) -> str:
    found: dict[str, Any] = DECISION.evaluate(household, {"trace": trace})
    return str(found["result"]["answer"])


if __name__ == "__main__":
    report(
        plain=measure(lambda household: _answer(household, trace=False)),
        traced=measure(lambda household: _answer(household, trace=True)),
    )
