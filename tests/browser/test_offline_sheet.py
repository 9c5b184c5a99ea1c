"""A sheet without a network in a real browser: taken, filled by keys, exported, brought back.

The page works out by itself what `law.review` does here; the two are held against each other.
"""

import json
import random

import pytest
from django.urls import reverse
from django.utils import translation

from hengyuan.kernel import clock
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import missing
from hengyuan.law.review.words import Answer, Grade
from hengyuan.law.tests.test_review_sheet import GRADES, INVESTIGATION, MIXED, POINTS, TRIAL
from hengyuan.peer_review.commands import sheets as commands
from hengyuan.peer_review.forms.sheets import marks_from
from hengyuan.peer_review.models import Dossier, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.offline import STATIC, fields_of, law_for_page
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.tasks import blind_dossier
from hengyuan.peer_review.tests.elsewhere_factories import SECRETS, Alone
from hengyuan.peer_review.tests.factories import READ_AT, reader_actor, sheets_of
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
SHEETS = 400  # made up for each standard, stage and language
TEXTS = ("", "", "附卷没有笔录", "  ")
PAGES = ("", "", "3", "0", "3，4；12")


@pytest.fixture
def walk(chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return Walk(chromium, site_address)


@pytest.fixture
def sheet(walk, tmp_path):
    Alone(readers=3).being_read(tmp_path, 1)
    dossier = Dossier.objects.get()
    blind_dossier.call(str(dossier.pk))
    return sheets_of(dossier)[0]


def away(walk, sheet, folder):
    """The file, downloaded by its button; and a browser without a network that opened it."""
    page = walk.page(sheet.reader.account.username)
    page.goto(reverse("peer_review:sheet", args=[sheet.pk]))
    with page.expect_download() as download:
        page.click("text=带走离线评估")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    context = walk.browser.new_context(
        locale="zh-CN", viewport={"width": 1440, "height": 900}, accept_downloads=True
    )
    context.set_offline(True)
    alone = context.new_page()
    asked = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(path.as_uri())
    alone.wait_for_selector("[data-state]:has-text('已保存在本机')")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    return page, alone


def export(page, folder):
    with page.expect_download() as download:
        page.keyboard.press("Control+Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_it_is_read_and_filled_in_without_a_network_and_signed_here(walk, sheet, tmp_path):
    page, alone = away(walk, sheet, tmp_path)
    assert not [secret for secret in SECRETS if secret in alone.content()]
    alone.wait_for_function("() => document.querySelector('[data-page] img').naturalWidth > 500")
    for width, scheme in ((390, "dark"), (1440, "light")):
        alone.set_viewport_size({"width": width, "height": 900})
        alone.emulate_media(color_scheme=scheme)
        assert axe_violations(alone) == [], width
        assert alone.evaluate("document.documentElement.scrollWidth") <= width
    items = alone.locator("[data-item]").count()
    alone.keyboard.press("j")
    alone.keyboard.press("2")
    alone.keyboard.type("第二次会见没有笔录")
    alone.keyboard.press("Escape")
    alone.keyboard.press("p")
    alone.keyboard.press("j")
    for _each in range(items - 1):
        alone.keyboard.press("1")
    alone.wait_for_selector("[data-count]:text-is('1')")
    alone.reload()  # the browser keeps it
    alone.wait_for_selector("[data-count]:text-is('1')")
    assert alone.inner_text("[data-proposed]") == "优秀"
    alone.locator("input[name=grade][value=excellent]").focus()
    alone.keyboard.press("Space")
    alone.wait_for_selector("[data-count]:text-is('0')")
    path = export(alone, tmp_path)
    assert Sheet.objects.get(pk=sheet.pk).saved == 0
    brought(page, sheet, path)
    assert "只在离线文件中改动" in page.inner_text("[data-compared]")
    page.click("text=收下，到评估表签署")
    page.wait_for_selector("[data-count]:text-is('0')")
    page.locator("[data-item]").first.focus()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sheets/")
    row = Sheet.objects.get(pk=sheet.pk)
    assert (row.state, row.grade) == ("signed", "excellent")
    [remark] = row.marks["marks"]["meeting"]["remarks"].values()
    assert remark == {"text": "第二次会见没有笔录", "pages": [1]}


def brought(page, sheet, path):
    page.goto(reverse("peer_review:bring_back", args=[sheet.pk]))
    assert axe_violations(page) == []
    page.set_input_files("[name=file]", path)
    page.click("text=核对改动")
    page.wait_for_selector("[data-compared]")
    for width, scheme in ((390, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe_violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_was_changed_here_meanwhile_is_shown_before_it_gives_way(walk, sheet, tmp_path):
    page, alone = away(walk, sheet, tmp_path)
    standard = queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    alone.check("input[name='answer:meeting:record'][value=partly]")
    alone.fill("input[name='pages:meeting:record']", "三")
    alone.wait_for_selector("[data-state]:has-text('页码应当是数字')")
    alone.fill("input[name='pages:meeting:record']", "3")
    alone.wait_for_selector("[data-state]:has-text('已保存在本机')")
    here = marks_from({"answer:meeting:record": "no", "reason": "在系统中写的"}, standard)
    commands.keep(sheet=sheet, marks=here, saved=0, actor=reader_actor(sheet))
    brought(page, sheet, export(alone, tmp_path))
    shown = page.inner_text("[data-compared]")
    assert "有 1 处将被离线文件覆盖" in shown and "在系统中写的" in shown
    page.click("text=收下，到评估表签署")
    page.wait_for_selector("[data-count]")
    assert fields_of(marks_of(Sheet.objects.get(pk=sheet.pk))) == {
        "answer:meeting:record": "partly", "pages:meeting:record": "3", "reason": "在系统中写的",
    }  # fmt: skip


def test_an_exported_file_is_opened_again_and_the_machine_forgets(walk, sheet, tmp_path):
    _page, alone = away(walk, sheet, tmp_path)
    alone.check("input[name='answer:meeting:record'][value=no]")
    path = export(alone, tmp_path)
    alone.on("dialog", lambda dialog: dialog.accept())
    alone.click("[data-forget]")
    assert not alone.is_checked("input[name='answer:meeting:record'][value=no]")
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"seal": "x", "fields": {}}), encoding="utf-8")
    alone.set_input_files("[data-open]", other)
    alone.wait_for_selector("[data-state]:has-text('不是从这份离线评估表导出的文件')")
    alone.set_input_files("[data-open]", path)
    alone.wait_for_selector("input[name='answer:meeting:record'][value=no]:checked")


def made_up(dice, standard):
    """Fields of a sheet as anybody may leave them: good and bad ones, half of them whole."""
    is_open, quality = dice.random() < 0.5, dice.choice((0, 0.5, 0.9, 1))

    def one_of(words):
        return words[0] if dice.random() < quality else dice.choice(words)

    found = {"grade": dice.choice(["", *Grade]), "reason": dice.choice(TEXTS)}
    for one in standard.indicators:
        found[f"waived:{one.id}"] = dice.choice(["", "", "", "", "无需"])
        found[f"points:{one.id}"] = one_of(["", f"{dice.randrange(one.weight + 3)}.5"])
        found[f"grade:{one.id}"] = one_of([*Grade, *([""] if is_open else [])])
        for item in ("", *(item.id for item in one.items)):
            name = f"{one.id}:{item}"
            found[f"text:{name}"], found[f"pages:{name}"] = dice.choice(TEXTS), dice.choice(PAGES)
            if item:
                found[f"answer:{name}"] = one_of([*Answer, *([""] if is_open else [])])
    for veto in standard.vetoes:
        if dice.random() < 0.1:
            found[f"veto:{veto.id}"] = "yes"
        name = f"veto:{veto.id}"
        found[f"text:{name}"], found[f"pages:{name}"] = dice.choice(TEXTS), dice.choice(PAGES)
    return {name: str(getattr(told, "value", told)) for name, told in found.items()}


def judged(fields, standard, stage, components, language):
    """What the site says of the same."""
    marks = marks_from(fields, standard)
    verdict = work_out(standard, stage, marks, components)
    lacks = missing(standard, stage, marks, verdict.proposed)
    is_zh = language == "zh"
    return [
        verdict.proposed.value if verdict.proposed else "",
        verdict.why_zh if is_zh else verdict.why_en,
        [one.zh if is_zh else one.en for one in lacks],
        ["i-" + "-".join(filter(None, (one.indicator, one.item)))
         if one.indicator or one.item else "whole" for one in lacks],
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", [TRIAL, INVESTIGATION])
@pytest.mark.parametrize("standard", [POINTS, GRADES, MIXED], ids=lambda one: one.model.value)
def test_the_page_works_out_what_the_law_floor_does(chromium, standard, stage, language):
    dice = random.Random(f"{standard.id} {stage} {language}")
    page = chromium.new_context().new_page()
    page.add_script_tag(content=(STATIC / "offline.js").read_text(encoding="utf-8"))
    components = {one.id: dice.randrange(60, 101) for one in standard.components}
    proposed = set()
    for given in (components, {}):
        with translation.override("en" if language == "en" else "zh-hans"):
            law = law_for_page(standard, stage, given)
        sheets = [made_up(dice, standard) for _each in range(SHEETS)]
        told = page.evaluate(
            "([law, sheets]) => sheets.map(offlineLaw(law)).map((one) => [one.proposed, one.why, "
            "one.missing.map(({text}) => text), one.missing.map(({at}) => at)])",
            [law, sheets],
        )
        expected = [judged(one, standard, stage, given, language) for one in sheets]
        assert told == expected
        proposed |= {one[0] for one in told}
    assert len(proposed) == 1 + len(Grade)  # none yet, and each grade
