"""The tool that collects what the screens say: what it finds, and what it refuses."""

import importlib.util
import sys
from pathlib import Path

import polib
import pytest

TOOL = Path(__file__).resolve().parents[3] / "tools" / "messages.py"


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """The tool, pointed at a small package of its own."""
    spec = importlib.util.spec_from_file_location("messages_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "messages_tool", module)
    spec.loader.exec_module(module)
    package = tmp_path / "hengyuan"
    (package / "templates").mkdir(parents=True)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PACKAGE", package)
    monkeypatch.setattr(module, "CATALOGUE", package / "locale/en/LC_MESSAGES/django.po")
    (package / "rules.py").write_text('x = _("受理")\ny = ngettext("%(n)s 件", "%(n)s 件", n)\n')
    (package / "templates" / "a.html").write_text(
        '{% load i18n %}<div>\n   {% translate "给予" %}\n'
        "{% blocktranslate trimmed with who=x %}\n  待{{ who }}办理\n{% endblocktranslate %}"
    )
    return module


def fill(tool, **english):
    """Write English into the catalogue."""
    catalogue = polib.pofile(str(tool.CATALOGUE))
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "%(n)s case", 1: "%(n)s cases"}
        else:
            entry.msgstr = english.get(entry.msgid, "something")
    catalogue.save()


def test_python_and_templates_are_collected(tool):
    found = {message.msgid for message in tool.collect().values()}
    assert found == {"受理", "%(n)s 件", "给予", "待%(who)s办理"}


def test_what_is_missing_is_named_with_its_file(tool):
    assert tool.check() == 1
    tool.update()
    assert any("no English: '受理' (hengyuan/rules.py)" in line for line in tool.problems())


def test_a_complete_catalogue_passes_and_compiles(tool):
    tool.update()
    fill(tool, **{"待%(who)s办理": "waits for %(who)s"})
    assert tool.problems() == []
    tool.update()  # nothing that is translated gets lost
    assert tool.problems() == []
    tool.compile_all()
    assert tool.CATALOGUE.with_suffix(".mo").stat().st_size > 100


def test_a_name_that_the_chinese_does_not_give_is_refused(tool):
    tool.update()
    fill(tool, **{"待%(who)s办理": "waits for %(whom)s"})
    assert tool.problems() == ["other names in the English: '待%(who)s办理'"]


def test_a_sentence_that_nobody_says_is_reported_and_taken_out(tool):
    tool.update()
    fill(tool, **{"待%(who)s办理": "waits for %(who)s"})
    (tool.PACKAGE / "rules.py").write_text("")
    assert any("nobody says it any more: '受理'" in line for line in tool.problems())
    tool.update()
    assert tool.problems() == []
