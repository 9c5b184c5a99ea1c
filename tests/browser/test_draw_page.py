"""The stand-alone page of the lot against the command's verifier: the same verdict on everything.

The two were written apart, from docs/law/draw.md; here they meet.
"""

import json
import random
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from hengyuan.law.draw import LedgerAnchor, dump, verify
from hengyuan.law.draw.canonical import canonical, sm3
from hengyuan.law.draw.lot import draw, seed_of
from hengyuan.law.draw.page import PAGE, content_policy
from hengyuan.law.draw.words import CAUTIONS, DIFFERENCES, STAGES
from hengyuan.law.tests.draw_cheats import CHEATS, honest, planted
from hengyuan.ui.tests.chromium import axe_violations

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "docs" / "law" / "draw-example.json"
DRAWS, BATCH = 100_000, 10_000


@pytest.fixture(scope="module")
def page(one_chromium):
    """The page opened from the disk; it must ask for nothing else and report no error."""
    page = one_chromium.new_page(locale="zh-CN", viewport={"width": 1440, "height": 900})
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(PAGE.as_uri())
    yield page
    assert complaints == []
    assert asked == [PAGE.as_uri()]
    page.close()


def by_command(record, given):
    """The command's verdict as the page tells it."""
    told = verify(
        record,
        previous_records=given.get("previous"),
        ledger_anchor=LedgerAnchor.of(given["ledger"]) if "ledger" in given else None,
        announced=given.get("announced"),
        pool=frozenset(given["pool"]) if "pool" in given else None,
        external_value=given.get("external"),
    ).as_dict()
    return told | {"passed": [each["code"] for each in told["passed"]]}


def by_page(page, cases):
    return page.evaluate("cases => cases.map(([record, held]) => verify(record, held))", cases)


def test_both_say_the_same_words(page):
    said = page.evaluate("SAYINGS")
    assert said == {
        kind: {code: list(pair) for code, pair in table.items()}
        for kind, table in (
            ("stages", STAGES), ("differences", DIFFERENCES), ("cautions", CAUTIONS),
        )
    }  # fmt: skip


def test_both_hash_the_same(page):
    messages = [bytes(index % 251 for index in range(size)) for size in range(300)]
    found = page.evaluate(
        "all => all.map(each => hex(sm3(unhex(each))))", [m.hex() for m in messages]
    )
    assert found == [sm3(each).hex() for each in messages]
    value = {"b": ['\x1f\b\n"\\/\x7f\u2028律', None, -5], "a": {"z": 10**11, "Z": ""}}
    assert page.evaluate("C", value) == canonical(value).decode()


def a_question(chance):
    """Commitment, secrets, number in print, weights, how many win: as any round may have them."""
    size = chance.choice((1, 2, 3, 5, 8, 13, 40))
    heaviest = chance.choice((1, 3, 10, 300, 70_000, 1_000_000))
    return [
        chance.randbytes(32).hex(),
        [chance.randbytes(32).hex() for _ in range(chance.randrange(4))],
        chance.choice(("", "7", "03 08 15 22 27 31 11")),
        [chance.randint(1, heaviest) for _ in range(size)],
        chance.randint(1, min(size, 4)),
    ]


def answered(question):
    commitment, nonces, printed, weights, count = question
    seed = seed_of(commitment, nonces, printed)
    steps = draw(seed, [(str(index), weight) for index, weight in enumerate(weights)], count)
    return [seed, [[step.below, list(step.taken), step.winner] for step in steps]]


# As text in both directions: the bridge to the browser is slow with trees of small values.
ANSWERS = """text => JSON.stringify(JSON.parse(text).map(
  ([commitment, nonces, printed, weights, count]) => {
    const seed = seedOf(commitment, nonces, printed);
    const people = weights.map((weight, id) => ({id: String(id), weight}));
    const steps = draw(seed, people, count);
    return [seed, steps.map(step => [step.below, step.taken, step.winner])];
  }))"""


def test_both_draw_the_same_a_hundred_thousand_times(page):
    chance = random.Random(20260302)
    for _ in range(DRAWS // BATCH):
        questions = [a_question(chance) for _ in range(BATCH)]
        found = json.loads(page.evaluate(ANSWERS, json.dumps(questions)))
        assert found == [answered(each) for each in questions]


@pytest.mark.parametrize("name", [each[0] for each in CHEATS])
def test_both_name_the_cheat_alike(page, name):
    world, code = planted(name)
    given = world.evidence()
    (found,) = by_page(page, [[world.record, given]])
    assert found == by_command(world.record, given)
    assert found["difference"]["code"] == code


def test_both_find_honest_rounds_sound_whatever_is_held(page):
    world = honest()
    cases = [
        [record, {"previous": world.records[:index]}] for index, record in enumerate(world.records)
    ]
    cases += [[record, {}] for record in world.records]
    for held in ("previous", "ledger", "announced", "pool", "external"):
        world.only(held)
        cases.append([world.record, world.evidence()])
    found = by_page(page, cases)
    assert all(each["sound"] for each in found)
    assert found == [by_command(*each) for each in cases]


def leaves(value, path=()):
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*path, key))
    yield path


def mutated(record, place, chance):
    changed = json.loads(json.dumps(record))
    if not place:
        return chance.choice([[], None, 5, "text"])
    inner = changed
    for key in place[:-1]:
        inner = inner[key]
    value = inner[place[-1]]
    if isinstance(inner, dict) and chance.random() < 0.1:
        inner["extra"] = 1
        return changed
    if chance.random() < 0.1:
        del inner[place[-1]]
        return changed
    choices = [None, 0, -1, 10**12, "", "0" * 64, "é", [], {}, "A" * 201]
    if isinstance(value, int):
        choices += [value + 1, value + 2, value * 2] * 4
    if isinstance(value, str) and value:
        choices += [value[:-1] + ("1" if value[-1] != "1" else "2"), value + "\n"] * 6
    inner[place[-1]] = chance.choice(choices)
    return changed


def test_both_find_the_same_difference_wherever_a_value_is_changed(page):
    chance = random.Random(7)
    cases = []
    for record in honest().records:
        places = list(leaves(record))
        for place in places * 2:
            held = {"announced": record["announcement"]} if chance.random() < 0.3 else {}
            cases.append([mutated(record, place, chance), held])
    found = by_page(page, cases)
    told = [by_command(*each) for each in cases]
    assert len(cases) > 800
    for case, one, other in zip(cases, found, told, strict=True):
        assert one == other, case
    assert len({each["difference"]["code"] for each in found if each["difference"]}) > 20


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":1}', '{"a":1.0}', '{"a":1e3}', '{"a":-0}', r'"\u0061"', r'"\ud800"', r'"\/"'],
)
def test_the_page_refuses_texts_with_two_readings(page, text):
    ask = "text => { try { readText(text); return ''; } catch (found) { return found.code; } }"
    assert page.evaluate(ask, text) == "text"
    assert page.evaluate(ask, EXAMPLE.read_text(encoding="utf-8")) == ""


# The page as people see it


def given_files(page, folder, world):
    evidence = world.evidence()
    files = []
    for index, record in enumerate(world.records):
        files.append(folder / f"round-{index + 1}.json")
        files[-1].write_text(dump(record), encoding="utf-8")
    for name in {"ledger", "pool", "announced"} & set(evidence):
        files.append(folder / f"{name}.json")
        files[-1].write_text(json.dumps(evidence[name]), encoding="utf-8")
    page.evaluate("document.getElementById('told').replaceChildren()")  # of the files before
    page.fill("#printed", evidence.get("external", ""))
    page.set_input_files("#files", files)
    page.wait_for_selector("#told .verdict")


def test_a_stranger_verifies_by_choosing_files(page, tmp_path):
    given_files(page, tmp_path, honest())
    told = page.inner_text("#told")
    assert told.count("核对无误") == 4
    assert "宁法援〔2026〕12号 · 第4轮 · 周明远、格桑" in told
    assert "第3轮 · 作废" in told
    assert "12（弃去），3" in told
    assert page.locator("#told .card").last.locator(".cautions").count() == 0
    page.click("#tongue")
    assert page.inner_text("#told").count("Everything holds") == 4
    page.click("#tongue")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_cheat_is_shown_and_the_page_is_accessible(page, tmp_path, width, scheme):
    world, _ = planted("a_number_too_large_is_reduced")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    given_files(page, tmp_path, world)
    assert "第一处不符：第1次：取到的数" in page.inner_text("#told")
    assert page.inner_text("#told").count("核对无误") == 3
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_what_is_pasted_is_recognised(page):
    page.set_input_files("#files", [])
    page.fill("#pasted", "{")
    page.click("#go")
    assert "不是JSON" in page.inner_text("#held")
    page.fill("#pasted", "[]")
    page.click("#go")
    assert "认不出是什么" in page.inner_text("#held")
    page.fill("#pasted", dump(honest().record).replace('"count": 2', '"count": 3, "count": 2'))
    page.click("#go")
    assert "记录文本可有两种读法" in page.inner_text("#told")
    page.fill("#pasted", "\n".join(json.dumps(each) for each in honest().ledger["checkpoints"]))
    page.click("#go")
    assert "账本" in page.inner_text("#held")
    page.fill("#pasted", EXAMPLE.read_text(encoding="utf-8"))
    page.click("#go")
    assert page.inner_text("#told").count("核对无误") == 4
    page.fill("#pasted", "")
    page.click("#go")
    assert "怎样核对" in page.inner_text("#told")


def test_nothing_can_leave_the_page(chromium):
    ask = "fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', PAGE.read_text("utf-8"))
    assert policy[1] == content_policy()
    other = chromium.new_page()
    other.goto(PAGE.as_uri())
    assert other.evaluate(ask) == "refused"
    other.close()


class Served(BaseHTTPRequestHandler):
    """The page as a site serves it, under its policy."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", content_policy())
        self.end_headers()
        self.wfile.write(PAGE.read_bytes())

    def log_message(self, *words):
        """Say nothing."""


def test_it_runs_when_a_site_serves_it(chromium):
    server = HTTPServer(("127.0.0.1", 0), Served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.fill("#pasted", EXAMPLE.read_text(encoding="utf-8"))
    page.click("#go")
    assert page.locator("#told .good").count() == 4
    page.close()
    server.shutdown()
    server.server_close()
