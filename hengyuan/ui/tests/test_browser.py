"""In a real browser: axe is silent, nothing typed is lost, nothing is sent twice."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from hengyuan.ui.tests.chromium import axe_violations, sign_in

pytestmark = pytest.mark.browser
FORM = "form[data-draft=sample]"


@pytest.fixture
def context(chromium, site_address):
    context = chromium.new_context(base_url=site_address, locale="zh-CN")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def guide():
    return reverse("ui:style_guide")


def listen(page):
    """Collect errors of scripts and refusals of the content policy."""
    heard = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda line: heard.append(line.text) if line.type == "error" else None)
    return heard


def settle(page):
    """Wait until the draft is written: it is kept 300 ms after the last key."""
    page.wait_for_timeout(600)
    assert drafts(page)


def drafts(page):
    return page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('hy.draft.'))")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_style_guide_is_clean(chromium, site_address, client, account, guide, theme, width):
    size = {"width": width, "height": 900}
    context = chromium.new_context(base_url=site_address, color_scheme=theme, viewport=size)
    sign_in(context, client, account, site_address)
    page = context.new_page()
    heard = listen(page)
    page.goto(guide)
    assert page.get_attribute("html", "data-bs-theme") == theme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    assert heard == []
    context.close()


def test_a_draft_survives_a_closed_page_and_is_unreadable_on_disk(
    context, site_address, client, account, guide
):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.fill(f"{FORM} [name=name]", "欧阳测试")
    page.check(f"{FORM} [name=promise]")
    settle(page)
    assert "欧阳测试" not in page.evaluate("JSON.stringify(localStorage)")
    page.close()
    page = context.new_page()
    page.goto(guide)
    page.wait_for_selector(".hy-draft-notice")
    assert page.input_value(f"{FORM} [name=name]") == "欧阳测试"
    assert page.is_checked(f"{FORM} [name=promise]")
    page.click(".hy-draft-notice button")
    assert page.input_value(f"{FORM} [name=name]") == ""


def test_another_account_finds_no_draft(context, site_address, client, account, outsider, guide):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.fill(f"{FORM} [name=name]", "欧阳测试")
    settle(page)
    client.logout()
    sign_in(context, client, outsider, site_address)
    page.goto(guide)
    page.wait_for_selector(f"{FORM}[data-draft-on]")
    page.wait_for_timeout(300)
    assert page.input_value(f"{FORM} [name=name]") == ""


def test_a_refused_form_keeps_its_draft_and_a_sent_one_clears_it(
    context, site_address, client, account, guide
):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.fill(f"{FORM} [name=name]", "欧阳测试")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for_selector("[data-error-summary]")
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert page.input_value(f"{FORM} [name=name]") == "欧阳测试"
    page.fill(f"{FORM} [name=birth]", "1990-01-02")
    page.select_option(f"{FORM} [name=kind]", "civil")
    page.check(f"{FORM} [name=way] >> nth=0")
    page.fill(f"{FORM} [name=facts]", "拖欠工资")
    page.check(f"{FORM} [name=promise]")
    page.click(f"{FORM} button[type=submit]")
    page.wait_for_selector('[data-toast="success"]')
    assert drafts(page) == []


def test_a_second_press_sends_nothing(context, guide):
    page = context.new_page()
    page.goto(guide)
    sent = page.evaluate(
        """() => {
          const form = document.querySelector("form[data-guard][data-draft]");
          let passed = 0;
          document.addEventListener("submit", (event) => {
            passed += !event.defaultPrevented;
            event.preventDefault();
          });
          form.requestSubmit();
          form.requestSubmit();
          return passed;
        }"""
    )
    assert sent == 1


def test_the_panel_opens_beside_the_page_and_closes_with_escape(context, guide):
    page = context.new_page()
    page.goto(guide)
    page.click(".hy-station a.hy-chip >> nth=0")
    page.wait_for_selector("#hy-panel-body h3")
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('hy-panel').open")


def test_the_keyboard_walks_the_rows(context, guide):
    page = context.new_page()
    page.goto(guide)
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    assert "319" in page.inner_text(".hy-row-on")


def test_columns_are_chosen_into_the_address(context, guide):
    page = context.new_page()
    page.goto(guide)
    page.click("summary:has-text('列')")
    page.uncheck("form[data-columns] input[value=handler]")
    page.click("form[data-columns] button")
    page.wait_for_url("**columns=**")
    assert page.locator("thead th").count() == 4


def test_the_theme_is_remembered_before_the_first_paint(context, guide):
    page = context.new_page()
    page.goto(guide)
    page.click("[data-theme-toggle]")
    page.goto(guide, wait_until="commit")
    page.wait_for_selector("body", state="attached")
    assert page.get_attribute("html", "data-bs-theme") == "dark"


PLACE = f"{FORM} [name=place]"
BOX = f"{FORM} .ts-wrapper [role=combobox]"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_long_list_is_searched_by_keyboard_alone(
    chromium, site_address, client, account, guide, theme, width
):
    size = {"width": width, "height": 900}
    context = chromium.new_context(base_url=site_address, color_scheme=theme, viewport=size)
    sign_in(context, client, account, site_address)
    page = context.new_page()
    heard = listen(page)
    page.goto(guide)
    page.focus(f"{FORM} [name=kind]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    page.keyboard.type("37")
    expect(page.locator(".ts-dropdown .option")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    page.keyboard.press("Enter")
    assert page.input_value(PLACE) == "37"
    page.keyboard.press("Escape")
    assert page.locator(".ts-dropdown:visible").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "way"
    assert heard == []
    context.close()


def test_what_fits_nothing_says_so_and_changes_nothing(
    context, site_address, client, account, guide
):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.click(f"{FORM} label[for^=id_place]")
    page.keyboard.type("没有这个地方")
    page.wait_for_selector(".hy-no-choice")
    assert axe_violations(page) == []
    page.keyboard.press("Tab")
    assert page.input_value(PLACE) == ""


def test_a_short_list_is_the_browsers_own(context, site_address, client, account, guide):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    assert page.evaluate(f"document.querySelector('{FORM} [name=kind]').tomselect") is None
    assert page.evaluate(f"Boolean(document.querySelector('{PLACE}').tomselect)")


def test_a_draft_shows_in_the_search_box(context, site_address, client, account, guide):
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.focus(BOX)
    page.keyboard.type("第12法")
    page.keyboard.press("Enter")
    settle(page)
    page.close()
    page = context.new_page()
    page.goto(guide)
    page.wait_for_selector(".hy-draft-notice")
    assert page.inner_text(f"{FORM} .ts-control .item") == "衡州市第12法律援助工作站"
    page.click(".hy-draft-notice button")
    assert page.input_value(PLACE) == ""
    assert "第12法" not in page.inner_text(f"{FORM} .ts-control")


def test_without_script_a_long_list_is_a_plain_select(
    chromium, site_address, client, account, guide
):
    context = chromium.new_context(base_url=site_address, java_script_enabled=False)
    sign_in(context, client, account, site_address)
    page = context.new_page()
    page.goto(guide)
    page.select_option(PLACE, "37")
    assert page.input_value(PLACE) == "37"
    context.close()
