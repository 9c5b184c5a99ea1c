"""Proofs that one event is under a signed checkpoint, checked without the database.

A proof gives the event's hash, the siblings on the way to the Merkle root, and the checkpoint with
its signature. Whoever kept the site's public key can check it for good.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.ledger import rules, signature
from hengyuan.ledger.models import Checkpoint

HOLDS = gettext_lazy("证明成立：该事件在已签署的校验点之内。")


def objection_to(proof: dict[str, Any], *, key: str = "") -> str:
    """Why the proof does not hold, "" if it does; `key` is the public key that the reader kept.

    Raises ValueError, TypeError or KeyError for what is no proof at all.
    """
    checkpoint = Checkpoint.from_export(proof["checkpoint"])
    steps = [rules.ProofStep(step["side"], step["hash"]) for step in proof["steps"]]
    if key and checkpoint.public_key != key.lower():
        return _("校验点由另一把密钥签署。")
    if rules.checkpoint_hash(checkpoint.content()) != checkpoint.hash:
        return _("校验点的内容与哈希不符。")
    if not signature.is_signed(checkpoint.hash, checkpoint.signature, checkpoint.public_key):
        return _("校验点的签名不符。")
    if rules.root_from(bytes.fromhex(proof["event"]["hash"]), steps) != checkpoint.root:
        return _("事件的哈希与校验点的根不相连。")
    return ""
