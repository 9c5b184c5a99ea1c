"""One civil case, from 接待 to 补贴, by filling the pages in a real browser; axe on every page."""

import re

import pytest
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.intake.models import Consultation
from hengyuan.ledger.verification import verify
from hengyuan.ui.tests.chromium import axe_violations
from tests.cast import PASSWORD, identity_number

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def seen_before(page, pause=0):
    """Wait until the page shows what the act would make of what stands in its form."""
    if page.locator(".hy-preview").count():
        page.wait_for_timeout(pause)
        page.wait_for_selector(".hy-preview:not(.htmx-request) h2")


class Walk:
    """A browser that is somebody of the cast, fills a page, and counts the acts."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.acts = 0
        self.contexts = {}

    def page(self, who):
        if who not in self.contexts:
            context = self.browser.new_context(
                base_url=self.address, locale="zh-CN", viewport={"width": 1440, "height": 900}
            )
            self.contexts[who] = context.new_page()
            self.log_in(self.contexts[who], who)
        return self.contexts[who]

    def log_in(self, page, who):
        """By name and password, as everybody does; the desk that follows is looked at as well."""
        page.goto(reverse("account_login"))
        if len(self.contexts) == 1:  # the same page for everybody
            assert axe_violations(page) == [], "login"
        page.fill("main [name=login]", who)
        page.fill("main [name=password]", PASSWORD)
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
        assert page.url == self.address + reverse("web:desk"), page.inner_text("main")[:600]
        assert axe_violations(page) == [], f"the desk of {who}"

    def act(self, who, path, **values):
        """Open a page as somebody, look at it with axe, fill it, send it; one act."""
        page = self.page(who)
        answer = page.goto(path)
        assert answer is not None and answer.status == 200, f"{path}: {answer and answer.status}"
        seen_before(page)
        assert axe_violations(page) == [], path
        for name, value in values.items():
            fill(page, name, value)
        if values:
            seen_before(page, pause=600)  # the page asks again once nobody types any more
        with page.expect_navigation():
            page.locator("main form button[type=submit].btn-primary").click()
        assert not page.url.endswith(path), page.inner_text("main")[:600]
        assert axe_violations(page) == [], f"after {path}"
        self.acts += 1
        return page


def fill(page, name, value):
    """One field, whatever its kind: text, choice, radio, boxes."""
    field = page.locator(f"main [name={name}]")
    assert field.count(), page.inner_text("main")[:900]
    kind = field.first.get_attribute("type")
    if kind == "radio":
        page.locator(f"main [name={name}][value={value}]").check()
    elif kind == "checkbox" and isinstance(value, list):
        for each in value:
            page.locator(f"main [name={name}][value={each}]").check()
    elif kind == "checkbox":
        field.set_checked(value)
    elif field.evaluate("element => element.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def url(name, case):
    return reverse(name, args=[case.pk])


def test_a_civil_case_from_reception_to_subsidy(chromium, site_address, cast):
    walk = Walk(chromium, site_address)
    case = received_and_granted(walk)
    handled(walk, case)
    closed_and_signed(walk, case)
    assert walk.acts <= 16
    case.refresh_from_db()
    assert case.stage == "subsidy_signed"
    walk.act("finance", reverse("money:batches"))
    case.refresh_from_db()
    assert case.stage == "paid"
    assert verify().is_sound
    narrow(walk, case)


def received_and_granted(walk):
    walk.act(
        "officer",
        reverse("intake:receive_visitor"),
        name="陈小工",
        question="拖欠三个月工资",
        answer="可以申请法律援助",
        result="turned_to_application",
    )
    consultation = Consultation.objects.get()
    walk.act(
        "officer",
        reverse("intake:receive_application", args=[consultation.pk]),
        identity_number=identity_number(77),
        matter="CV-05",
        cause="追索劳动报酬",
        opponents="某建筑劳务公司",
        groups=["migrant-worker"],
    )
    case = Case.objects.get()
    walk.act("officer", url("examination:examine", case), reasons="材料齐全")
    walk.act("head", url("examination:decide", case), decision="grant", reasons="符合条件")
    walk.act("assigner", url("assignment:assign", case))
    case.refresh_from_db()
    firm = "firm_1" if "正平" in case.firm.name else "firm_2"
    walk.act(firm, url("assignment:name_handler", case))
    return case


def handled(walk, case):
    case.refresh_from_db()
    handler = "handler" if case.handler.name == "周明远" else "second_handler"

    def page(name):
        return reverse("handling:record_act", args=[case.pk, name])

    walk.act(
        handler,
        page("agreement"),
        place="律师事务所",
        began_at="09:00",
        ended_at="10:00",
        rights_told=["free", "risk"],
        text="了解欠薪经过和证据",
    )
    walk.act(handler, page("filing"), text="向法院立案", case_number="（2026）青0102民初1号")
    walk.act(
        handler, page("hearing"), text="质证和辩论", court="第五法庭", opinion="应当支付劳动报酬"
    )
    walk.act(handler, page("result"), text="判决支持", document="判决书")
    walk.act(handler, url("closing:report_closing", case), outcome="won", summary="全部支持")


def closed_and_signed(walk, case):
    walk.act("second_officer", url("closing:examine_dossier_first", case))
    walk.act("quality", url("closing:close", case))
    case.refresh_from_db()
    assert case.stage == "closed"
    walk.act("archivist", url("closing:archive", case))
    assert walk.acts < 15  # the case stands at 补贴
    walk.act("quality", url("money:sign_subsidy", case), grade="qualified")


def narrow(walk, case):
    """The case page on a phone loses nothing, light and dark."""
    page = walk.page("officer")
    page.set_viewport_size({"width": 390, "height": 844})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(reverse("cases:case", args=[case.pk]))
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert re.search("补贴", page.inner_text("main"))
