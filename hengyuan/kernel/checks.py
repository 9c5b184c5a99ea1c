"""System checks that refuse a wrongly set up site before it can do harm.

Each message has an id (kernel.E…, kernel.W…), says what is wrong and what to do. Django runs them
before its own commands; `hengyuan serve` and `migrate` also ask about the database.
"""

import hashlib
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connections

from hengyuan.kernel import crypto, keys

KEYS_TO_FIT = ("data", "index", "checkpoint")  # the session key may be changed at any time
LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})


def fingerprint(name: str) -> str:
    """What the database keeps of the site's own key of this name."""
    return fingerprint_of(keys.load(settings.KEYS_DIR, name), name)


def fingerprint_of(key: bytes, name: str) -> str:
    """Enough of a key to know it again, nothing to work with."""
    return crypto.hmac_sm3(key, f"hengyuan fingerprint of {name}".encode()).hex()


@register(Tags.compatibility)
def time_is_legal_time(**_: Any) -> list[CheckMessage]:
    """Legal days are days in Shanghai, instants are aware."""
    if settings.USE_TZ and settings.TIME_ZONE == "Asia/Shanghai":
        return []
    return [
        Error(
            f"USE_TZ is {settings.USE_TZ} and TIME_ZONE is {settings.TIME_ZONE}.",
            hint="Deadlines are counted in Shanghai days: USE_TZ=True, TIME_ZONE='Asia/Shanghai'.",
            id="kernel.E001",
        )
    ]


@register(Tags.compatibility)
def algorithms_are_there(**_: Any) -> list[CheckMessage]:
    """SM3 and SM4 come from OpenSSL, which some distributions build without them."""
    try:
        hashlib.new("sm3", b"")
        crypto.unseal(bytes(16), crypto.seal(bytes(16), b""))
    except Exception as error:  # OpenSSL raises differently in every version; each one means no
        return [
            Error(
                f"SM3 or SM4 is missing: {error}",
                hint="Use an OpenSSL of 3.0 or later that is not limited to FIPS algorithms.",
                id="kernel.E002",
            )
        ]
    return []


@register(Tags.security)
def keys_are_private(**_: Any) -> list[CheckMessage]:
    """Key files are readable by the owner alone and have their full length."""
    found: list[CheckMessage] = []
    for path in sorted(Path(settings.KEYS_DIR).glob("*.key")):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            found.append(
                Error(
                    f"Others on this machine may read the key file {path.name} (mode {mode:o}).",
                    hint=f"Run: chmod 600 {path}",
                    id="kernel.E003",
                )
            )
        length = keys.LENGTHS.get(path.stem)
        if length is not None and path.stat().st_size != length:
            found.append(
                Error(
                    f"The key file {path.name} has {path.stat().st_size} bytes, not {length}.",
                    hint="Restore the key folder from its backup; never make a new key by hand.",
                    id="kernel.E004",
                )
            )
    return found


@register(Tags.security)
def hosts_fit_the_mode(**_: Any) -> list[CheckMessage]:
    """Debug pages and demo logins are for this machine only; the open net needs HTTPS."""
    away = sorted(set(settings.ALLOWED_HOSTS) - LOCAL)
    if not away:
        return []
    found: list[CheckMessage] = []
    names = ", ".join(away)
    if settings.DEBUG:
        found.append(
            Error(
                f"Debug pages would show case data to {names}.",
                hint="Unset HENGYUAN_DEBUG, or serve localhost only.",
                id="kernel.E005",
            )
        )
    if settings.DEMO:
        found.append(
            Caution(
                f"The demo's known logins are served to {names}.",
                hint="Unset HENGYUAN_DEMO where real cases are kept.",
                id="kernel.W001",
            )
        )
    if not settings.SESSION_COOKIE_SECURE:
        found.append(
            Caution(
                f"Sessions go to {names} without HTTPS.",
                hint="Put a TLS proxy in front and set HENGYUAN_HTTPS=1.",
                id="kernel.W002",
            )
        )
    return found


@register(Tags.database)
def sqlite_is_set_for_many(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """On SQLite the ledger needs one writer at a time from the start of each transaction."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    options = database.get("OPTIONS", {})
    found: list[CheckMessage] = []
    if options.get("transaction_mode") != "IMMEDIATE":
        found.append(
            Error(
                "SQLite transactions do not begin IMMEDIATE; two acts at once would both fail.",
                hint="Set OPTIONS['transaction_mode'] = 'IMMEDIATE'.",
                id="kernel.E006",
            )
        )
    if "foreign_keys=on" not in str(options.get("init_command", "")).replace(" ", "").lower():
        found.append(
            Error(
                "SQLite does not enforce foreign keys.",
                hint="Put PRAGMA foreign_keys=ON into OPTIONS['init_command'].",
                id="kernel.E007",
            )
        )
    return found


@register(Tags.database)
def keys_fit_the_database(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """The key folder is the one that this database was filled with."""
    if "default" not in (databases or ()):
        return []
    connection = connections["default"]
    if "kernel_keyfingerprint" not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, fingerprint FROM kernel_keyfingerprint")
        recorded = dict(cursor.fetchall())
    strange = [name for name in KEYS_TO_FIT if recorded.get(name, "") != fingerprint(name)]
    if not recorded:
        return [
            Caution(
                "This database has no record of its keys.",
                hint="It was emptied by hand: make it again with migrate.",
                id="kernel.W003",
            )
        ]
    return [
        Error(
            f"The key {name} in {settings.KEYS_DIR} is not the one of this database.",
            hint="Restore the key folder that belongs to the database (HENGYUAN_KEYS).",
            id="kernel.E008",
        )
        for name in strange
    ]
