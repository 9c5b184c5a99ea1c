"""Every write leaves a trace: each public command reaches the ledger's `append` by its calls.

Read from the source: calls are followed by name through imports and within modules, from every
public function of a `commands` module down to `hengyuan.ledger.commands.append`.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPEND = "hengyuan.ledger.commands.append"
APPEND_TO_EACH = "hengyuan.ledger.commands.append_to_each"
SILENT = {
    # A step of an act whose own event is written by the command that turns the clock.
    "hengyuan.cases.commands.start_clock",
    "hengyuan.cases.commands.start_clock_on",
    "hengyuan.cases.commands.stop_clock",
    "hengyuan.cases.commands.pause_clock",
    "hengyuan.cases.commands.resume_clock",
    # A page that was sent is taken in the transaction of its act, which writes the event.
    "hengyuan.cases.commands.claim_form",
    # A grade that a review writes down to the case: its decision writes the event.
    "hengyuan.cases.commands.note_review_grade",
    "hengyuan.cases.commands.forget_sent_forms",
    # How far a computation has come: its end writes the event.
    "hengyuan.assignment.commands.batch.note_progress",
    "hengyuan.dossier.commands.inspections.note_pages_read",
    # A step of the end of an inspection, whose event tells it.
    "hengyuan.dossier.commands.texts.keep_signatures",
    "hengyuan.dossier.commands.texts.keep_texts",
    # A file: what it belongs to tells it.
    "hengyuan.dossier.commands.papers.drop_files",
    "hengyuan.dossier.commands.papers.store_file",
    # The mirror before closing leaves nothing; what was read of a page is a cache.
    "hengyuan.dossier.commands.readings.ask_reading",
    "hengyuan.dossier.commands.readings.drop_readings",
    "hengyuan.dossier.commands.readings.keep_page",
    # A sheet while it is written: what is signed is sealed by the event of signing.
    "hengyuan.peer_review.commands.sheets.keep",
    "hengyuan.peer_review.commands.self_check.keep_self_sheet",
    # Files from elsewhere that are dropped: the act that does so tells it.
    "hengyuan.peer_review.commands.entry_files.drop_files_of",
    "hengyuan.peer_review.commands.entry_files.drop_undrawn",
    # Steps of an act of assignment, whose own event tells them.
    "hengyuan.assignment.commands.made.end_current",
    "hengyuan.assignment.commands.made.keep_record",
    "hengyuan.assignment.commands.turns.give_place_back",
    "hengyuan.assignment.commands.turns.give_turn_back",
    "hengyuan.assignment.commands.turns.note_turns",
    "hengyuan.assignment.commands.turns.take_firm_turn",
    "hengyuan.assignment.commands.turns.take_person_turn",
    "hengyuan.assignment.commands.turns.take_place",
    # The ledger's own seal over the events; it is a row of its own chain, not an event.
    "hengyuan.ledger.commands.checkpoint",
    "hengyuan.ledger.commands.settled",
    "hengyuan.ledger.commands.wait_for_appends",
    "hengyuan.ledger.commands.wait_for_checkpoint",
    # The queue's own bookkeeping: what a job does writes its event, and so does what a person
    # does with a job, and a job that was given up.
    "hengyuan.queue.commands.announce",
    "hengyuan.queue.commands.call_due",
    "hengyuan.queue.commands.call_follower",
    "hengyuan.queue.commands.enqueue",
    "hengyuan.queue.commands.finish",
    "hengyuan.queue.commands.keep",
    "hengyuan.queue.commands.prune",
    # A preference of one person.
    "hengyuan.ui.commands.save_view",
    "hengyuan.ui.commands.forget_view",
}
# Questions and answers that a commands module offers beside its writes.
ANSWERS = {
    "hengyuan.assignment.commands.made.check_no_tie",
    "hengyuan.assignment.commands.rounds.check_assignable",
    "hengyuan.assignment.commands.rounds.check_hand",
    "hengyuan.assignment.commands.rounds.check_holder",
    "hengyuan.assignment.commands.rounds.check_seeds",
    "hengyuan.assignment.commands.rounds.hexadecimal",
    "hengyuan.assignment.commands.rounds.locked",
    "hengyuan.assignment.commands.rounds.moved",
    "hengyuan.assignment.commands.turns.place_limit",
    "hengyuan.assignment.commands.turns.who_took_the_last",
    "hengyuan.cases.commands.applies",
    "hengyuan.cases.commands.stage_moved",
    "hengyuan.intake.commands.advice.check_role",
    "hengyuan.intake.commands.advice.subject_of",
    "hengyuan.people.commands.roles.check_is_not_last",
    "hengyuan.peer_review.commands.rounds.running",
    "hengyuan.pool.commands.members.check_decides",
    "hengyuan.pool.commands.members.check_keeps",
    "hengyuan.pool.commands.recruitment.check_approves",
    "hengyuan.pool.commands.recruitment.check_runs",
}


def modules():
    """Dotted name → tree, for commands.py and every module of a commands package."""
    paths = [
        *(ROOT / "hengyuan").glob("*/commands.py"),
        *(ROOT / "hengyuan").glob("*/commands/*.py"),
    ]
    for path in sorted(paths):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield dotted.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


def names_in(module, tree):
    """What each name of a module stands for, as a dotted address."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                known[each.asname or each.name] = f"{node.module}.{each.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            known[node.name] = f"{module}.{node.name}"
    return known


def call_graph():
    """Every function of the commands modules → the addresses that it calls."""
    calls, public, aliases = {}, set(), {}
    for module, tree in modules():
        known = names_in(module, tree)
        aliases |= {f"{module}.{name}": address for name, address in known.items()}
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef):
                continue
            address = f"{module}.{node.name}"
            calls[address] = {called(each.func, known) for each in calls_of(node)}
            if not node.name.startswith("_"):
                public.add(address)
    return calls, public, aliases


def calls_of(node):
    return [each for each in ast.walk(node) if isinstance(each, ast.Call)]


def called(function, known):
    """The address of what is called: a name, or an attribute of an imported module."""
    if isinstance(function, ast.Name):
        return known.get(function.id, function.id)
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{known.get(function.value.id, function.value.id)}.{function.attr}"
    return ""


def reaches_append(address, calls, aliases, seen):
    if address in (APPEND, APPEND_TO_EACH):
        return True
    if address in seen:
        return False
    seen.add(address)
    if address not in calls and aliases.get(address, address) != address:
        return reaches_append(aliases[address], calls, aliases, seen)
    return any(reaches_append(each, calls, aliases, seen) for each in calls.get(address, ()))


def test_every_command_reaches_the_ledger():
    calls, public, aliases = call_graph()
    assert len(public) > 40
    silent = {each for each in public if not reaches_append(each, calls, aliases, set())}
    assert silent == SILENT | ANSWERS


def test_every_command_is_one_transaction():
    bare = set()
    for module, tree in modules():
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            takes = {each.arg for each in node.args.kwonlyargs}
            marks = {ast.unparse(each) for each in node.decorator_list}
            inner = "transaction.atomic" in ast.unparse(node)
            if {"actor", "at"} <= takes and "transaction.atomic" not in marks and not inner:
                bare.add(f"{module}.{node.name}")
    assert bare == {APPEND, APPEND_TO_EACH}  # it demands the transaction of its caller
