"""Declarations in a real browser: a lawyer's own page on a phone, an officer's ties; axe."""

import pytest
from django.urls import reverse

from hengyuan.assignment.models import DeclaredInterest, Tie
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def test_a_lawyer_and_an_officer_declare(chromium, site_address, cast):
    walk, handler = Walk(chromium, site_address), cast.providers["handler"]
    walk.act("handler", reverse("assignment:declare_interest", args=[handler.pk]),
             relation="kin", name="周明堂")  # fmt: skip
    walk.act("handler", reverse("assignment:declare_post", args=[handler.pk]),
             authority="云渡区人民法院", left_on="2020-05-01")  # fmt: skip
    interest = DeclaredInterest.objects.get()
    page = walk.act(
        "handler", reverse("assignment:end_interest", args=[handler.pk, interest.pk]),
        reason="已经离婚",
    )  # fmt: skip
    narrow(page)
    whom = f"{handler.organisation_id}:{handler.pk}"
    page = walk.act("assigner", reverse("assignment:declare_tie"), relation="kin", whom=whom)
    assert Tie.objects.get().provider == handler
    narrow(page)


def narrow(page):
    """On a phone, light and dark, nothing is lost."""
    page.set_viewport_size({"width": 390, "height": 844})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(reverse("assignment:own_declarations"))
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
