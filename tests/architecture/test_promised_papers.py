"""Every paper that the table of moves promises is issued by the act that promises it.

Read from the source: from the command of a move, calls are followed down to those that issue
papers; the forms that are named on the way are what the act can issue.
"""

import ast
import re

import pytest

from hengyuan.cases.rules import MOVES
from tests.architecture.test_commands_write_events import call_graph, modules
from tests.architecture.test_moves import APPS, COMMANDS

FORM = re.compile(r"D-\d\d")
ISSUE = "hengyuan.dossier.commands.papers.issue_document"
# The register's own paper: it stands there, and in no dossier.
SHEET = "hengyuan.intake.commands.register_sheet.issue_sheet"
# One move, several acts of which each makes it.
WAYS = {"assign": ("assign", "assign_by_choice", "assign_by_lot", "assign_by_rotation")}


def forms_named():
    """Each function of the commands modules → the forms that it, or a constant it uses, names."""
    named = {}
    for module, tree in modules():
        constants = {
            ast.unparse(node.targets[0]): forms_in(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign)
        }
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
                meant = (constants.get(name, set()) for name in used)
                named[f"{module}.{node.name}"] = forms_in(node).union(*meant)
    return named


def forms_in(tree):
    words = [each.value for each in ast.walk(tree) if isinstance(each, ast.Constant)]
    return {word for word in words if isinstance(word, str) and FORM.fullmatch(word)}


CALLS, PUBLIC, ALIASES = call_graph()
NAMED = forms_named()


def reached_from(address, seen):
    """Every function that the act runs, whether it is ours to read or not."""
    address = address if address in CALLS else ALIASES.get(address, address)
    if address not in seen:
        seen.add(address)
        for each in CALLS.get(address, ()):
            reached_from(each, seen)
    return seen


def issued_by(address):
    """The forms named in the functions of an act from which a paper is issued."""
    forms = {"D-01"} if SHEET in reached_from(address, set()) else set()
    for each in reached_from(address, set()):
        if ISSUE in reached_from(each, set()):
            forms |= NAMED.get(each, set())
    return forms


def acts_of(command):
    names = WAYS.get(command, (COMMANDS.get(command, command),))
    found = [each for each in PUBLIC if each.split(".")[1] in APPS and each.split(".")[-1] in names]
    assert len(found) == len(names), command
    return found


PROMISING = [move for move in MOVES if move.documents]


@pytest.mark.parametrize("move", PROMISING, ids=lambda move: move.command)
def test_the_act_issues_what_the_table_promises(move):
    for act in acts_of(move.command):
        assert set(move.documents) <= issued_by(act), act


def test_an_act_that_issues_nothing_keeps_no_promise():
    assert [issued_by(act) for act in acts_of("pay")] == [set()]
    assert [issued_by(act) for act in acts_of("receive_supplement")] == [set()]
    assert "D-12" not in issued_by("hengyuan.examination.commands.grant")
