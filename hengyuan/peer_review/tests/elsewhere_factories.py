"""Dossiers from elsewhere for the tests: lists, zips, and a bureau that keeps nothing else."""

import csv
import io
import zipfile
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from demo.cast import FOUNDED, OPENED, let_everybody_in
from hengyuan.inspection.bundle import unbundled
from hengyuan.inspection.tests import dossiers
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.law.review.standards import standard_for
from hengyuan.law.review.words import Field
from hengyuan.law.sampling import Settings
from hengyuan.orgs.commands import open_organisation
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.peer_review.commands import elsewhere, rounds
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.models import Handover, Round
from hengyuan.peer_review.queries.elsewhere import judged
from hengyuan.peer_review.rules.elsewhere import COLUMNS, read_row
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.tests.factories import DRAWN_AT, MORNING, TODAY
from hengyuan.people.commands import give_role, open_account
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

SECRETS = ("冯知行", "青石正平律师事务所", "陆小满", "云渡区法律援助中心", "沈阿根")


def told(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One row of a list by its keys."""
    return {
        "file": f"{number}号案卷", "number": f"云援刑字〔2026〕第{number}号", "kind": "刑事",
        "stage": "一审", "institution": "云渡区法律援助中心", "firm": "青石正平律师事务所",
        "handler": "冯知行", "recipient": "陆小满", "others": "沈阿根；蒋映川", "region": "990103",
        "closed_on": "2026-03-20", **changes,
    }  # fmt: skip


@cache
def paper(number: int = 1) -> bytes:
    """A PDF of one page that names everybody."""
    text = (
        f"会见笔录（第{number}件） 受援人陆小满 承办人冯知行 青石正平律师事务所 "
        "云渡区法律援助中心指派。对方沈阿根到场。起诉书认定的数额有两件没有追回。"
    )
    return dossiers.pdf([f"#par[{text}]"])


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def bundle_of(count: int) -> dict[str, bytes]:
    """A PDF for each of so many dossiers."""
    return {f"{number}号案卷.pdf": paper(number) for number in range(1, count + 1)}


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """A list as text, under the headers of the template."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.header for column in COLUMNS])
    writer.writerows([[row.get(column.key, "") for column in COLUMNS] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def sent(files: dict[str, bytes] | bytes, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the page of handing in sends."""
    content = files if isinstance(files, bytes) else zipped(files)
    return {
        "archive": SimpleUploadedFile("案卷.zip", content),
        "listing": SimpleUploadedFile("清单.csv", as_csv(rows)),
    }


class Alone:
    """A bureau that uses peer review alone: no institution, no firm, no roster, no case."""

    bureau: Organisation

    def __init__(self, readers: int = 3) -> None:
        self.bureau = open_organisation(
            organisation=Organisation(
                kind=Kind.BUREAU, name="青石市司法局", short_name="青石", region="990100",
                valid_from=FOUNDED,
            ),
            actor=SYSTEM, at=OPENED,
        )  # fmt: skip
        self.officer = self._account("bureau", "江明", Role.BUREAU_OFFICER)
        for number in range(1, readers + 1):
            self.reader(number)
        let_everybody_in()

    def _account(self, username: str, name: str, role: Role) -> Any:
        account = open_account(username=username, name=name, password=None, actor=SYSTEM, at=OPENED)
        give_role(account=account, role=role, organisation=self.bureau, valid_from=FOUNDED,
                  actor=SYSTEM, at=OPENED)  # fmt: skip
        return account

    def reader(self, number: int, name: str = "") -> Any:
        """One more reader of the pool."""
        account = self._account(f"reader_{number}", name or f"阅{number}", Role.REVIEWER)
        return enter_reader(
            pool=self.bureau, account=account,
            facts=Facts(None, None, "", tuple(Field), (), 2012, None),
            trained_on=date(2026, 1, 15), actor=self.actor, at=MORNING,
        )  # fmt: skip

    @property
    def actor(self) -> Actor:
        """The bureau's officer, acting."""
        found = actor_of(self.officer, TODAY)
        assert found is not None
        return found

    def opened(self, rate: str = "1", **changes: Any) -> Round:
        """A round over dossiers from elsewhere that closed in March."""
        standards = {field: standard_for(field, self.bureau.region, TODAY) for field in Field}
        columns: dict[str, Any] = {
            "organisation": self.bureau, "title": "外来案卷评估", "closed_from": date(2026, 3, 1),
            "closed_to": date(2026, 3, 31), "settings": Settings(rate=Fraction(rate), plans=100),
            "standards": standards, "chief": self.officer, "actor": self.actor, "at": MORNING,
            "from_elsewhere": True,
        }  # fmt: skip
        return rounds.open_round(**columns | changes)

    def handed_in(
        self, row: Round, folder: Path, rows: list[dict[str, Any]], files: dict[str, bytes]
    ) -> Handover:
        """A zip and its rows, in order, waiting."""
        (folder / "in.zip").write_bytes(zipped(files))
        read = [
            read_row(n, cells, (), row.closed_from, row.closed_to)
            for n, cells in enumerate(rows, start=2)
        ]
        with unbundled(folder / "in.zip", "in.zip") as bundle:
            found, others = judged(read, bundle, row)
            assert others == [] and not [one.wrong for one in found if one.wrong]
            return elsewhere.hand_in(
                round_=row, rows=found, members={one.name: one for one in bundle.members},
                actor=self.actor, at=MORNING,
            )  # fmt: skip

    def accepted(
        self, folder: Path, count: int = 4, rate: str = "1", files: dict[str, bytes] | None = None
    ) -> Round:
        """A round whose dossiers were accepted; of one page each, unless files are given."""
        row = self.opened(rate)
        rows = [told(number) for number in range(1, count + 1)]
        handover = self.handed_in(row, folder, rows, files or bundle_of(count))
        elsewhere.accept(handover=handover, actor=self.actor, at=MORNING)
        return row

    def being_read(
        self, folder: Path, count: int = 4, rate: str = "1", files: dict[str, bytes] | None = None
    ) -> Round:
        """The same, framed, drawn and with readers."""
        row = self.accepted(folder, count, rate, files)
        rounds.close_frame(round_=row, actor=self.actor, at=MORNING)
        rounds.draw(round_=row, actor=self.actor, at=DRAWN_AT)
        rounds.allocate_readers(round_=row, actor=self.actor, at=DRAWN_AT, on=TODAY)
        row.refresh_from_db()
        return row
