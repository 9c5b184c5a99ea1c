"""Translations without the gettext binaries: collect, check, compile.

The msgid is the Chinese sentence; hengyuan/locale/en/LC_MESSAGES/django.po holds the English.

  python tools/messages.py            collect from Python and templates into the catalogue
  python tools/messages.py --check    list what is missing, empty, fuzzy or out of date; exit 1
  python tools/messages.py --compile  write the .mo that Django reads
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract_python

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hengyuan"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
Places = tuple[int | tuple[int, int] | tuple[int, str], ...]
KEYWORDS: dict[str, dict[int | None, Places | None] | Places | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "WrongIdentityNumber": None,
}
# Rules know no Django, so their tables and objections stand unmarked; the screens translate them.
UNMARKED = ("*/rules.py", "*/rules/*.py", "web/case_page.py", "law/eligibility/proposal.py")
HAN = re.compile(r"[\u4e00-\u9fff]")
NAMED = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
METADATA = {
    "Project-Id-Version": "hengyuan",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


@dataclass
class Message:
    """One sentence of the screens and the files that say it."""

    msgid: str
    plural: str = ""
    context: str = ""
    places: set[str] = field(default_factory=set)


Catalogue = dict[tuple[str, str], Message]


def sources() -> Iterator[Path]:
    """Python and templates of the package, without tests, migrations and vendored assets."""
    for path in sorted(PACKAGE.rglob("*")):
        parts = set(path.relative_to(PACKAGE).parts)
        if parts & {"tests", "migrations", "static", "locale", "node_modules"}:
            continue
        is_template = path.suffix in {".html", ".txt"} and "templates" in parts
        if path.suffix == ".py" or is_template:
            yield path


def collect() -> Catalogue:
    """Every sentence marked for translation."""
    found: Catalogue = {}
    for path in sources():
        text = path.read_text("utf-8")
        if path.suffix != ".py":
            text = _as_python(text, path)
        stream = io.BytesIO(text.encode("utf-8"))
        calls = extract_python(stream, KEYWORDS, [], {"encoding": "utf-8"})
        for _line, name, words, _comments in calls:
            message = _message(str(name), words)
            if message is None:
                continue
            kept = found.setdefault((message.context, message.msgid), message)
            kept.plural = kept.plural or message.plural
            kept.places.add(path.relative_to(ROOT).as_posix())
    for path, sentence in _unmarked():
        kept = found.setdefault(("", sentence), Message(sentence))
        kept.places.add(path.relative_to(ROOT).as_posix())
    return found


def _unmarked() -> Iterator[tuple[Path, str]]:
    """The Chinese literals of the rules, which screens translate when they show them."""
    for pattern in UNMARKED:
        for path in sorted(PACKAGE.glob(pattern)):
            for sentence in _sentences(ast.parse(path.read_text("utf-8"))):
                yield path, sentence


def _sentences(node: ast.AST) -> Iterator[str]:
    """Han literals below a node, without docstrings, citations and texts with values inside."""
    match node:
        case ast.Constant(value=str(text)) if HAN.search(text):
            yield text
        case ast.JoinedStr() | ast.Expr(value=ast.Constant()):
            return
        case ast.Call(func=ast.Name(id="Citation")):
            return
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _sentences(child)


def _as_python(text: str, path: Path) -> str:
    """The calls that Django's lexer finds, on one line: what is between them has no grammar."""
    from django.utils.translation.template import templatize

    lines = str(templatize(text, origin=str(path))).splitlines()
    return " ".join(line for line in lines if not line.lstrip().startswith("#")) + "\n"


def _message(name: str, words: object) -> Message | None:
    parts: list[object] = list(words) if isinstance(words, tuple | list) else [words]
    context = ""
    if name.startswith("pgettext"):
        context, parts = str(parts[0]), parts[1:]
    if not parts or not isinstance(parts[0], str) or not parts[0]:
        return None
    plural = parts[1] if name.startswith("ngettext") and len(parts) > 1 else ""
    return Message(parts[0], str(plural or ""), context)


def load() -> polib.POFile:
    """The catalogue as it stands, or an empty one."""
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = dict(METADATA)
    return catalogue


def update() -> int:
    """Bring the catalogue up to date; a sentence that nobody says any more is taken out."""
    catalogue, found = load(), collect()
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = dict(METADATA)
    for key, message in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        entry = known.get(key) or polib.POEntry(
            msgid=message.msgid, msgctxt=message.context or None
        )
        entry.occurrences = [(place, "") for place in sorted(message.places)]
        _fit_plural(entry, message)
        fresh.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    missing = sum(not _is_translated(entry) for entry in fresh)
    print(f"messages: {len(fresh)} sentences, {missing} without English")
    return 0


def _fit_plural(entry: polib.POEntry, message: Message) -> None:
    if message.plural and not entry.msgid_plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: entry.msgstr, 1: entry.msgstr}
        entry.msgstr = ""
    elif not message.plural and entry.msgid_plural:
        entry.msgstr = entry.msgstr_plural.get(1, "")
        entry.msgid_plural, entry.msgstr_plural = "", {}


def _is_translated(entry: polib.POEntry) -> bool:
    if entry.msgid_plural:
        return all(entry.msgstr_plural.get(n) for n in (0, 1))
    return bool(entry.msgstr)


def problems() -> list[str]:
    """What keeps the English catalogue from being complete, one line each."""
    catalogue, found = load(), collect()
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    lines = [
        f"not in the catalogue: {message.msgid!r} ({min(message.places)})"
        for key, message in found.items()
        if key not in known
    ]
    for key, entry in known.items():
        if key not in found:
            lines.append(f"nobody says it any more: {entry.msgid!r}")
        elif entry.fuzzy:
            lines.append(f"fuzzy: {entry.msgid!r}")
        elif not _is_translated(entry):
            lines.append(f"no English: {entry.msgid!r} ({min(found[key].places)})")
        else:
            lines += _wrong_names(entry)
    return lines


def _names(text: str) -> set[str]:
    return {match[1] or match[2] for match in NAMED.finditer(text)}


def _wrong_names(entry: polib.POEntry) -> list[str]:
    """A name that the English fills in must be one that the Chinese gives, and the reverse."""
    given = _names(entry.msgid) | _names(entry.msgid_plural or "")
    texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return [
        f"other names in the English: {entry.msgid!r}" for text in texts if _names(text) != given
    ]


def check() -> int:
    """Print what is wrong; 1 if anything is."""
    lines = problems()
    for line in lines:
        print(line)
    if lines:
        print(f"messages: {len(lines)} to mend; run `make messages` and fill in the English")
    return int(bool(lines))


def compile_all() -> int:
    """Write a .mo beside each .po."""
    for path in sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/*.po")):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return 0


def main() -> int:
    """Collect, check or compile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail if the English is incomplete")
    parser.add_argument("--compile", action="store_true", help="write the .mo files")
    arguments = parser.parse_args()
    if arguments.compile:
        return compile_all()
    _configure()
    return check() if arguments.check else update()


def _configure() -> None:
    """Django's template lexer wants settings, but none of the site's."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)


if __name__ == "__main__":
    sys.exit(main())
