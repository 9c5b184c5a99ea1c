"""What a person types is sealed in the ledger: it may name anybody, and the chain is for ever.

Two views of the same rule. From the source: a text that a command takes as an argument never
stands among an event's values in clear, unless it is a code. From a walk: a word that is typed
into every field of every act stands in no event.
"""

import ast
import uuid

import pytest

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.rules import METHOD_NAMES
from hengyuan.closing import commands as closing
from hengyuan.examination import commands as examination
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.law.methods import Method
from hengyuan.ledger.catalogue import all_types
from hengyuan.ledger.models import Event
from tests.architecture.test_commands_write_events import modules
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant, handle

# Arguments of type `str` (or lists of it) that hold a code or a number of the system's own making.
CODES = {
    "asked_by", "bound", "code", "command", "digest", "fact", "form", "ground", "grounds",
    "matter_kind", "month", "number", "outcome", "refusal_code", "relation", "row", "rule",
    "tags", "unit", "verdict",
}  # fmt: skip
TYPED = "欧阳无人知晓"


def texts_in_clear(module, tree):
    """(function, argument) for each text argument that reaches the `values` of an event.

    Values handed on to a function of the module are looked at where they are written down; what
    a paper says is sealed with the paper.
    """
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        arguments = [*function.args.args, *function.args.kwonlyargs]
        texts = {each.arg for each in arguments if is_text(each.annotation)}
        for call in ast.walk(function):
            if not isinstance(call, ast.Call):
                continue
            given = {each.arg: each.value for each in call.keywords}
            if "values" not in given or ast.unparse(call.func) == "issue_document":
                continue
            for used in names_told(written(given["values"], function)) & texts:
                yield f"{module}.{function.name}", used


def written(values, function):
    """The dictionary itself where a name stands for it."""
    if not isinstance(values, ast.Name):
        return values
    assigned = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == values.id
    ]
    return ast.Tuple(elts=[each for each in assigned if each is not None])


def is_text(annotation):
    return annotation is not None and ast.unparse(annotation) in (
        "str", "Sequence[str]", "list[str]", "tuple[str, ...]", "str | None",
    )  # fmt: skip


def names_told(values):
    """The names whose content stands in the values: not those that are only counted."""
    counted = {
        id(each)
        for call in ast.walk(values)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("len", "bool")
        for each in ast.walk(call)
    }
    return {
        each.id
        for each in ast.walk(values)
        if isinstance(each, ast.Name) and id(each) not in counted
    }


def test_no_command_puts_a_typed_text_into_an_event_in_clear():
    found = {pair for module, tree in modules() for pair in texts_in_clear(module, tree)}
    assert {pair for pair in found if pair[1] not in CODES} == set()
    assert len(found) > 10  # the look-out sees something at all


@pytest.mark.parametrize("event", all_types(), ids=lambda event: event.key)
def test_a_declaration_seals_what_it_calls_words(event):
    assert not set(event.words) & set(event.personal)
    usual = {"reason", "note", "remarks", "missing", "papers", "title", "late_reason"}
    assert event.placeholders & usual <= set(event.words)


def test_every_way_of_assigning_has_its_name_for_the_ledger():
    assert {method.value: method.name_zh for method in Method} == METHOD_NAMES


@pytest.mark.django_db
def test_what_is_typed_into_every_act_stands_in_no_event(cast):
    case = apply(cast, facts=TYPED, papers=(f"{TYPED}的身份证",), opponents=(TYPED,))
    officer, head, day = cast.actor("officer"), cast.actor("head"), "2026-03-03"
    intake.request_supplement(
        case=case, missing=[TYPED], due_on=at("2026-03-15 09:00").date(), actor=officer,
        at=at(f"{day} 09:00"),
    )  # fmt: skip
    intake.receive_supplement(case=case, papers=[TYPED], actor=officer, at=at(f"{day} 10:00"))
    examination.examine(
        case=case, conclusion=examination.rules.Conclusion.GRANT, reasons=TYPED, proposal={},
        actor=officer, at=at(f"{day} 11:00"),
    )  # fmt: skip
    examination.return_to_examiner(case=case, reason=TYPED, actor=head, at=at(f"{day} 12:00"))
    examine_and_grant(cast, case)
    assignment.propose_designation(
        case=case, firm=cast.firms[0], ground="major", note=TYPED, actor=cast.actor("assigner"),
        at=at("2026-03-05 08:00"),
    )  # fmt: skip
    assignment.reject_designation(case=case, reason=TYPED, actor=head, at=at("2026-03-05 08:30"))
    handler = assign_and_name(cast, case)
    handle(case, handler)
    handling.record_acts(
        case=case, acts=[DoneAct(Act.MEDIATION, at("2026-04-19 09:00").date(), TYPED)],
        token=uuid.uuid4(), actor=handler, at=at("2026-04-19 17:00"),
    )  # fmt: skip
    closing.report_closing(
        case=case, outcome="won", summary=TYPED, actor=handler, at=at("2026-04-20 09:00")
    )
    closing.return_dossier(
        case=case, missing=[TYPED], remarks=TYPED, actor=officer, at=at("2026-04-20 10:00")
    )
    events = list(Event.objects.all())
    shown = [event.values + event.sealed + event.sentence for event in events]
    assert len(events) > 50 and not [text for text in shown if TYPED in text]
    opened = [event.opened_sentence for event in Event.objects.select_related("stream")]
    assert f"不同意指定：{TYPED}" in opened and f"退回重新审查：{TYPED}" in opened
