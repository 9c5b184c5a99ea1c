"""The stand-alone page that verifies a record in any browser, without a server or a network."""

import base64
import hashlib
import re
from pathlib import Path

PAGE = Path(__file__).parent / "verify.html"


def content_policy() -> str:
    """The Content-Security-Policy under which the page runs when a site serves it.

    Its own script and style, by their hashes, and nothing else; no connection anywhere.
    """
    page = PAGE.read_text(encoding="utf-8")
    return (
        f"default-src 'none'; script-src {_hash(page, 'script')}; style-src {_hash(page, 'style')};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(page: str, tag: str) -> str:
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()) for each in found]
    return " ".join(f"'sha256-{digest.decode()}'" for digest in digests)
