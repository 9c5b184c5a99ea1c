"""One self-contained HTML page a dossier: page pictures with the evidence boxed, no server."""

import base64
import json
from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any, TextIO

from hengyuan.inspection.english import Say, chinese
from hengyuan.inspection.findings import SEVERITIES, Severity
from hengyuan.inspection.inspect import Inspected
from hengyuan.inspection.report import alike
from hengyuan.inspection.report.whole import replaced

WIDTH = 1000  # pixels of a page's picture
QUALITY = 55
QUOTED = 160  # signs of the evidence told beside a finding; the boxes show all of it
PAGES, END = "<!-- pages -->\n", "<!-- end of pages -->\n"  # around what is drawn only once
HINT = "提示，不是评分：每一条由人核实。原件未作改动，本页只是副本。键盘 J / K 上下。"
NOTHING = "没有发现问题，仍请人工核对。"
STATES = {"found": ("✓", "有"), "missing": ("✗", "缺"), "not_asked": ("—", "不要求")}


def write(done: Inspected, plain: dict[str, Any], path: Path, say: Say = chinese) -> None:
    """Write the page; the pictures go through one at a time."""
    with replaced(path) as fresh, fresh.open("w", encoding="utf-8") as file:
        _write(plain, lambda: _write_pages(done, plain, file, say), file, say)


def tell_anew(plain: dict[str, Any], path: Path, say: Say = chinese) -> None:
    """Tell other findings on a page that is written already; its pictures stay as they are."""
    with (
        replaced(path) as fresh,
        path.open(encoding="utf-8") as old,
        fresh.open("w", encoding="utf-8") as file,
    ):
        _write(plain, lambda: file.writelines(_pages_of(old)), file, say)


def _write(plain: dict[str, Any], write_pages: Callable[[], None], file: TextIO, say: Say) -> None:
    template = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    if say is not chinese:
        template = template.replace('lang="zh-CN"', 'lang="en"', 1)
    head, _mark, tail = template.partition("$pages\n")
    values = _values(plain, say)
    file.write(Template(head).substitute(values) + PAGES)
    write_pages()
    file.write(END + Template(tail).substitute(values))


def _pages_of(page: TextIO) -> Iterator[str]:
    """The lines of a written page between the marks."""
    for line in page:
        if line == PAGES:
            break
    for line in page:
        if line == END:
            break
        yield line


def _values(plain: dict[str, Any], say: Say) -> dict[str, str]:
    missing = sum(1 for row in plain["catalogue"] if row["state"] == "missing")
    asked = sum(1 for row in plain["catalogue"] if row["state"] != "not_asked")
    return {
        "title": escape(plain["dossier"]),
        "facts": escape(
            " · ".join(
                part
                for part in (
                    say(f"受援人 {plain['recipient']}") if plain["recipient"] else "",
                    plain["case_number"],
                    say(f"{len(plain['pages'])} 页"),
                    say(f"识别 {sum(1 for d in plain['documents'] if d['type'])} 份文书"),
                )
                if part
            )
        ),
        "files": "".join(
            f"<li>{escape(one['name'])} <code>SHA-256 {one['sha256']}</code></li>"
            for one in plain["files"]
        ),
        "verdicts": "".join(
            f"<li>{escape(one['file'])}：{escape(say(one['sentence']))}</li>"
            for one in plain["verdicts"]
        ),
        "words_head": say("案卷检查"),
        "words_hint": say(HINT),
        "words_files": say("原件"),
        "words_rows": say("目录"),
        "words_pages": say("案卷页"),
        "words_findings": say("发现"),
        "count": say(f"发现 {len(plain['findings'])} 条（提示，不是评分）"),
        "complete": say(f"目录 · 要求 {asked - missing} / {asked}"),
        "rows": "".join(_rows(plain, say)),
        "alike": alike.side_by_side(plain, say),
        "findings": "".join(_findings(plain, say)) or f"<p class='none'>{say(NOTHING)}</p>",
        "evidence": json.dumps(
            [one["evidence"] for one in plain["findings"]], ensure_ascii=False
        ).replace("<", "\\u003c"),
    }


def _rows(plain: dict[str, Any], say: Say) -> Iterator[str]:
    for row in plain["catalogue"]:
        sign, word = STATES[row["state"]]
        pages = "、".join(
            f"<a href='#p{a}'>{a if a == b else f'{a}–{b}'}</a>" for a, b in row["pages"]
        )
        yield (
            f"<li class='{row['state']}'><b aria-hidden='true'>{sign}</b>"
            f"<span>{escape(say(row['name']))}</span><i>{pages or say(word)}</i></li>"
        )
    for one in plain["documents"]:
        if one["grounds"]:
            said = say(f"按内容识别，把握 {one['confidence']:.0%}")
            held = "、".join(f"<q>{escape(phrase)}</q>" for phrase in one["grounds"])
            yield (
                f"<li class='unknown'><b aria-hidden='true'>≈</b><span>{escape(say(one['name']))}"
                f"<br><small>{said}：{held}</small></span>"
                f"<i><a href='#p{one['first']}'>{one['first']}–{one['last']}</a></i></li>"
            )
    unknown = [one for one in plain["documents"] if not one["type"]]
    for one in unknown:
        yield (
            f"<li class='unknown'><b aria-hidden='true'>?</b><span>{say('未能识别')}</span>"
            f"<i><a href='#p{one['first']}'>{one['first']}–{one['last']}</a></i></li>"
        )


def _findings(plain: dict[str, Any], say: Say) -> Iterator[str]:
    for number, one in enumerate(plain["findings"]):
        pages = sorted({spot["page"] for spot in one["evidence"]})
        where = say(f"第 {'、'.join(map(str, pages))} 页" if pages else "全卷")
        sure = say(f"把握 {one['confidence']:.0%}")
        quotes = "；".join(spot["quote"] for spot in one["evidence"] if spot["quote"])
        if len(quotes) > QUOTED:
            quotes = f"{quotes[:QUOTED]}……"
        yield (
            f"<button class='finding' data-n='{number}'><span class='{one['severity']}'>"
            f"{say(SEVERITIES[Severity(one['severity'])])}</span>"
            f"<strong>{escape(say(one['sentence']))}</strong>"
            f"<small>{escape(where)} · {one['rule']} {escape(say(one['name']))} · "
            f"{sure}</small>"
            + (f"<q>{escape(quotes)}</q>" if quotes else "")
            + f"<small>{escape(say(one['indicator']))}<br>"
            f"{escape('、'.join(map(say, one['cites'])))}</small>"
            "</button>"
        )
        if one["relatives"]:
            told = say(f"并排对照 {len(one['relatives'])} 份")
            yield f"<p><a href='#alike-{number}'>{told}</a></p>"


def _write_pages(done: Inspected, plain: dict[str, Any], file: TextIO, say: Say) -> None:
    names = {
        number: one["name"]
        for one in plain["documents"]
        for number in range(one["first"], one["last"] + 1)
    }
    for number, page in enumerate(done.dossier.pages, start=1):
        place = say(f"第 {number} / {len(done.dossier.pages)} 页")
        head = f"{place} · {say(names[number])} · {page.file}"
        file.write(f"<figure id='p{number}'><figcaption>{escape(head)}</figcaption><div>")
        picture = done.dossier.pictures(number, WIDTH)
        if picture is None:
            lines = "".join(
                f"<p style='top:{line.box.top:.2%};left:{line.box.left:.2%}'>"
                f"{escape(line.text)}</p>"
                for line in page.lines
            )
            file.write(f"<div class='words'>{lines}</div>")
        else:
            file.write(
                f"<img loading='lazy' width='{picture.width}' height='{picture.height}' "
                f"alt='{escape(head)}' src='data:image/jpeg;base64,"
            )
            file.write(_jpeg(picture.convert("RGB")))
            file.write("'>")
        file.write("</div></figure>\n")


def _jpeg(picture: Any) -> str:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return base64.b64encode(out.getvalue()).decode()
