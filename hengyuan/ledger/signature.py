"""Ed25519 signatures of checkpoints, by the key file `checkpoint`."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from hengyuan.kernel import keys


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.load(settings.KEYS_DIR, "checkpoint"))


def public_key() -> str:
    """The site's public key, 64 hexadecimal characters."""
    raw = _private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return raw.hex()


def sign(checkpoint_hash: str) -> str:
    """The signature over the hash's 32 bytes, 128 hexadecimal characters."""
    return _private().sign(bytes.fromhex(checkpoint_hash)).hex()


def is_signed(checkpoint_hash: str, signature: str, by: str) -> bool:
    """Whether the public key `by` signed this hash; False too for what is no hexadecimal."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(by))
        key.verify(bytes.fromhex(signature), bytes.fromhex(checkpoint_hash))
    except (InvalidSignature, ValueError):
        return False
    return True
