"""The guide lists every form with its values, as the code has them."""

from collections.abc import Iterator
from pathlib import Path

from hengyuan.dossier import rendering

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "documents.md"
BEGIN, END = "<!-- forms: written from the code -->", "<!-- end of forms -->"


def lines_of(specs: tuple[rendering.ValueSpec, ...], prefix: str = "") -> Iterator[str]:
    for spec in specs:
        must = "yes" if spec.is_required else ""
        yield f"| `{prefix}{spec.key}` | {spec.label} | {spec.kind} | {must} |"
        yield from lines_of(spec.group, f"{prefix}{spec.key}[].")


def section() -> str:
    parts = []
    for form in rendering.FORMS.values():
        parts += [
            f"### {form.form_id} {form.title}",
            "",
            "| key | says | kind | must |",
            "| --- | --- | --- | --- |",
            *lines_of(form.specs()),
            "",
        ]
    return "\n".join(parts)


def test_the_guide_lists_every_value_of_every_form():
    text = GUIDE.read_text(encoding="utf-8")
    written = text[text.index(BEGIN) + len(BEGIN) : text.index(END)]
    assert written.strip() == section().strip()
