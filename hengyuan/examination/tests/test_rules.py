"""What the approval form says of the rules' proposal."""

from datetime import date

from hengyuan.examination.rules import in_short
from hengyuan.law import eligibility


def test_the_form_names_matter_route_urgency_and_version():
    facts = eligibility.Facts(
        applied_on=date(2026, 3, 2),
        region="990102",
        groups=(eligibility.Shown(group="migrant-worker", has_paper=True),),
        matter="CV-05",
        preservation=eligibility.Need.YES,
    )

    found = in_short(eligibility.propose(facts).as_dict())

    assert found["rule_version"] == "2026-03-02"
    assert found["hardship"].startswith("免予核查经济困难状况：申请支付劳动报酬")
    assert found["urgency"] == "需要立即申请财产保全、证据保全或者先予执行"
    assert "劳动报酬" in found["matter_name"]


def test_a_plain_case_is_not_urgent():
    facts = eligibility.Facts(applied_on=date(2026, 3, 2), region="990102", matter="CV-04")

    found = in_short(eligibility.propose(facts).as_dict())

    assert (found["urgency"], found["hardship"]) == ("没有", "按标准核查")


def test_a_proposal_that_could_not_be_computed_says_nothing():
    found = in_short({"outcome": "for_a_person", "steps": [], "error": "x"})
    assert found == {"rule_version": ""}
