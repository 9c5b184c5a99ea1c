"""SM3, HMAC-SM3 and SM4-GCM (GB/T 32905, GB/T 32907), by the `cryptography` library.

Sealed bytes are: one byte of format version, twelve of nonce, ciphertext, sixteen of tag.
"""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

from hengyuan.kernel import keys

FORMAT = b"\x01"
NONCE = 12
TAG = 16


class CannotUnseal(Exception):
    """The sealed bytes were changed, or belong to another key or another place."""


def sm3(data: bytes) -> bytes:
    """The SM3 digest, 32 bytes."""
    return hashlib.new("sm3", data).digest()


def sm3_hex(data: bytes) -> str:
    """The SM3 digest as 64 hexadecimal characters."""
    return hashlib.new("sm3", data).hexdigest()


def hmac_sm3(key: bytes, data: bytes) -> bytes:
    """HMAC-SM3, 32 bytes."""
    code = hmac.HMAC(key, hashes.SM3())
    code.update(data)
    return code.finalize()


def seal(key: bytes, plain: bytes, *, bound_to: bytes = b"") -> bytes:
    """Encrypt under SM4-GCM; `bound_to` must be given again to unseal."""
    nonce = secrets.token_bytes(NONCE)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound_to)
    return FORMAT + nonce + encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def unseal(key: bytes, sealed: bytes, *, bound_to: bytes = b"") -> bytes:
    """The plain bytes again; raises CannotUnseal."""
    if sealed[:1] != FORMAT or len(sealed) < 1 + NONCE + TAG:
        raise CannotUnseal("not sealed by this system")
    nonce, body, tag = sealed[1 : 1 + NONCE], sealed[1 + NONCE : -TAG], sealed[-TAG:]
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(bound_to)
    try:
        return decryptor.update(body) + decryptor.finalize()
    except InvalidTag as error:
        raise CannotUnseal("the sealed value was changed or belongs to another key") from error


def data_key() -> bytes:
    """The site's SM4 key for columns and for the keys of people."""
    return keys.load(settings.KEYS_DIR, "data")


def blind_index(kind: str, value: str) -> str:
    """HMAC-SM3 of a value to search by without decrypting; `kind` keeps indexes apart."""
    key = keys.load(settings.KEYS_DIR, "index")
    return hmac_sm3(key, f"{kind}\x00{value}".encode()).hex()
