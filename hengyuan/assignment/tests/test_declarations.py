"""What is declared keeps somebody out from then on; it ends with a reason and is never erased."""

import pytest
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.models import Assignment, DeclaredInterest, FormerPost, Tie
from hengyuan.assignment.queries import consider
from hengyuan.assignment.tests.factories import TODAY, granted
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.people.commands import give_role
from hengyuan.people.models import Account
from hengyuan.people.rules import Role
from tests.cast import at

pytestmark = pytest.mark.django_db
NINE = at("2026-03-05 09:00")


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NINE)


def why(case, provider):
    rows = [each for row in consider(case, TODAY) for each in row.people]
    return next(each.why for each in rows if each.provider.pk == provider.pk)


def declared(cast, name="周明堂", who="handler"):
    return commands.declare_interest(
        provider=cast.providers["handler"], relation="kin", name=name, actor=cast.actor(who),
        at=NINE,
    )  # fmt: skip


def test_kin_declared_by_oneself_keep_one_out_until_it_ends(cast):
    case, handler = granted(cast, "甲某", 11, opponents=("周明堂",)), cast.providers["handler"]
    found = declared(cast)
    assert "近亲属" in why(case, handler)
    with pytest.raises(commands.CannotDeclare, match="已经申报过"):
        declared(cast, " 周明堂 ")
    with pytest.raises(commands.CannotDeclare, match="理由"):
        commands.end_interest(interest=found, reason=" ", actor=cast.actor("handler"), at=NINE)
    commands.end_interest(
        interest=found, reason="已离婚", actor=cast.actor("assigner"), at=at("2026-03-05 10:00")
    )
    assert why(case, handler) == "" and DeclaredInterest.objects.count() == 1
    assert not Event.objects.filter(values__contains="周明堂").exists()


def test_a_former_judge_declares_the_court_and_may_correct_it(cast):
    case, handler = granted(cast, "甲某", 11), cast.providers["handler"]
    with pytest.raises(commands.CannotDeclare, match="晚于今天"):
        commands.declare_post(
            provider=handler, authority="云渡区人民法院", left_on=TODAY.replace(year=2027),
            was_dismissed=False, actor=cast.actor("handler"), at=NINE,
        )  # fmt: skip
    post = commands.declare_post(
        provider=handler, authority="云渡区人民法院", left_on=TODAY.replace(year=2025),
        was_dismissed=False, actor=cast.actor("handler"), at=NINE,
    )  # fmt: skip
    assert "C-5" in why(case, handler)
    commands.withdraw_post(post=post, reason="登记错人", actor=cast.actor("handler"), at=NINE)
    assert why(case, handler) == "" and FormerPost.objects.get().ended_at == NINE


@pytest.mark.parametrize("who", ["second_handler", "officer", "firm_1", "outsider"])
def test_nobody_declares_for_somebody_else(cast, who):
    with pytest.raises(NotAllowed):
        declared(cast, who=who)


def tied(cast, firm, who="assigner", provider=None):
    return commands.declare_tie(
        firm=firm, provider=provider, relation="kin", note="配偶在该所", actor=cast.actor(who),
        at=NINE,
    )  # fmt: skip


def test_an_officer_with_a_tie_assigns_nothing_there_and_is_told_who_else(cast):
    give_role(
        account=cast.accounts["officer"], role=Role.ASSIGNER, organisation=cast.institution,
        valid_from=TODAY, actor=cast.actor("head"), at=NINE,
    )  # fmt: skip
    case = granted(cast, "甲某", 11)
    ties = [tied(cast, firm) for firm in cast.firms]
    with pytest.raises(commands.CannotAssign, match=f"C-6.*{cast.accounts['officer'].name}"):
        commands.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=NINE)
    with pytest.raises(commands.CannotAssign, match="C-6"):
        commands.propose_designation(
            case=case, firm=cast.firms[0], ground="major", note="", actor=cast.actor("assigner"),
            at=NINE,
        )  # fmt: skip
    assert not Assignment.objects.exists()
    with pytest.raises(NotAllowed):
        commands.end_tie(tie=ties[0], reason="错", actor=cast.actor("head"), at=NINE)
    for tie in ties:
        commands.end_tie(tie=tie, reason="已调离", actor=cast.actor("assigner"), at=NINE)
    assert commands.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=NINE)


def test_the_head_with_a_tie_approves_no_designation(cast):
    case = granted(cast, "甲某", 11)
    commands.propose_designation(
        case=case, firm=cast.firms[0], ground="major", note="", actor=cast.actor("assigner"),
        at=NINE,
    )  # fmt: skip
    tied(cast, cast.firms[0], who="head")
    with pytest.raises(commands.CannotAssign, match="C-6"):
        commands.approve_designation(case=case, actor=cast.actor("head"), at=NINE)
    with pytest.raises(NotAllowed):
        tied(cast, cast.firms[0], who="finance")


def test_declarations_are_replayed_and_a_changed_one_is_named(cast):
    found = declared(cast)
    commands.end_interest(interest=found, reason="已故", actor=cast.actor("handler"), at=NINE)
    post = commands.declare_post(
        provider=cast.providers["handler"], authority="某检察院", left_on=TODAY,
        was_dismissed=True, actor=cast.actor("handler"), at=NINE,
    )  # fmt: skip
    commands.withdraw_post(post=post, reason="错", actor=cast.actor("handler"), at=NINE)
    tie = tied(cast, cast.firms[0], provider=cast.providers["handler"])
    assert audit.run().differences == []
    Tie.objects.filter(pk=tie.pk).update(ended_at=NINE)
    DeclaredInterest.objects.update(name="别人")
    changed = {(each.table, each.column) for each in audit.run().differences}
    assert changed == {("assignment.Tie", "ended_at"), ("assignment.DeclaredInterest", "name")}


def signed_in(client, who):
    client.force_login(Account.objects.get(username=who))
    return client


def test_the_pages_of_a_provider(client, cast):
    handler, own = cast.providers["handler"], reverse("assignment:own_declarations")
    signed_in(client, "handler")
    args = [handler.pk]
    declare = reverse("assignment:declare_interest", args=args)
    sent = client.post(declare, {"relation": "own", "name": "某公司"})
    assert sent["Location"] == own
    assert "某公司" in client.get(own).content.decode()
    client.post(
        reverse("assignment:declare_post", args=args),
        {"authority": "某法院", "left_on": "2020-01-01"},
    )
    end = reverse("assignment:withdraw_post", args=[handler.pk, FormerPost.objects.get().pk])
    assert client.post(end, {"reason": "错"})["Location"] == own
    assert client.get(end).status_code == 404
    interest = DeclaredInterest.objects.get()
    client.post(
        reverse("assignment:end_interest", args=[handler.pk, interest.pk]), {"reason": "已转让"}
    )
    shown = client.get(own).content.decode()
    assert "已结束" in shown and "已更正" in shown
    listed = reverse("assignment:declarations", args=args)
    assert "某公司" in signed_in(client, "assigner").get(listed).content.decode()
    assert listed in client.get(reverse("people:provider", args=args)).content.decode()
    for who in ("second_handler", "outsider", "officer", "firm_1"):
        assert signed_in(client, who).get(listed).status_code == 404, who
        assert client.get(declare).status_code == 404, who
    for who in ("finance", "officer"):
        assert signed_in(client, who).get(own).status_code == 404, who


def test_the_pages_of_an_officer(client, cast):
    signed_in(client, "assigner")
    declare = reverse("assignment:declare_tie")
    firm, handler = cast.firms[0], cast.providers["handler"]
    sent = client.post(
        declare, {"relation": "kin", "whom": f"{handler.organisation_id}:{handler.pk}"}
    )
    assert sent["Location"] == reverse("assignment:own_declarations")
    tie = Tie.objects.get()
    assert (tie.firm_id, tie.provider) == (handler.organisation_id, handler)
    assert client.post(declare, {"relation": "kin", "whom": "x"}).status_code == 422
    client.post(declare, {"relation": "own", "whom": f"{firm.pk}"})
    case = granted(cast, "甲某", 11)
    page = client.get(reverse("assignment:assign", args=[case.pk])).content.decode()
    assert "指派即表示" in page
    assert client.post(reverse("assignment:end_tie", args=[tie.pk]), {"reason": "离职"})
    assert "已结束" in client.get(reverse("assignment:own_declarations")).content.decode()
    assert signed_in(client, "head").get(
        reverse("assignment:end_tie", args=[Tie.objects.last().pk])
    ).status_code == 404  # fmt: skip
    assert signed_in(client, "handler").get(declare).status_code == 404
