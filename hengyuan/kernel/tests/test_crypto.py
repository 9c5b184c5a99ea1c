"""SM3, HMAC-SM3 and SM4-GCM against published vectors; sealing and its refusals."""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.kernel import crypto

KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")


def test_sm3_gives_the_examples_of_the_standard():
    """GB/T 32905-2016 appendix A: one block, and sixty-four bytes."""
    assert crypto.sm3_hex(b"abc") == (
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )
    assert crypto.sm3(b"abcd" * 16).hex() == (
        "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    )


def test_sm4_is_the_cipher_of_the_standard():
    """GB/T 32907-2016 appendix A example 1."""
    encryptor = Cipher(algorithms.SM4(KEY), modes.ECB()).encryptor()
    assert encryptor.update(KEY).hex() == "681edf34d206965e86b3e94f536e4246"


def test_hmac_sm3_is_the_construction_of_rfc_2104():
    def by_hand(key: bytes, data: bytes) -> bytes:
        block = (crypto.sm3(key) if len(key) > 64 else key).ljust(64, b"\0")
        inner = crypto.sm3(bytes(b ^ 0x36 for b in block) + data)
        return crypto.sm3(bytes(b ^ 0x5C for b in block) + inner)

    for key in (b"", b"k", bytes(64), bytes(range(100))):
        assert crypto.hmac_sm3(key, b"message") == by_hand(key, b"message")


@given(st.binary(max_size=500), st.binary(max_size=40))
def test_what_was_sealed_is_unsealed(plain, place):
    sealed = crypto.seal(KEY, plain, bound_to=place)
    assert crypto.unseal(KEY, sealed, bound_to=place) == plain
    assert len(sealed) == len(plain) + 1 + crypto.NONCE + crypto.TAG


@given(st.binary(min_size=1, max_size=60), st.data())
def test_any_changed_byte_is_refused(plain, data):
    sealed = bytearray(crypto.seal(KEY, plain))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(crypto.CannotUnseal):
        crypto.unseal(KEY, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x02" + bytes(40), b"\x01" + bytes(27)])
def test_what_was_never_sealed_is_refused(sealed):
    with pytest.raises(crypto.CannotUnseal):
        crypto.unseal(KEY, sealed)


def test_another_key_or_place_is_refused():
    sealed = crypto.seal(KEY, "王小明".encode(), bound_to=b"case:1")
    for key, place in ((bytes(16), b"case:1"), (KEY, b"case:2"), (KEY, b"")):
        with pytest.raises(crypto.CannotUnseal):
            crypto.unseal(key, sealed, bound_to=place)


def test_sealing_twice_gives_two_texts():
    assert crypto.seal(KEY, b"same") != crypto.seal(KEY, b"same")


def test_a_blind_index_finds_again_and_keeps_kinds_apart(settings, tmp_path):
    index = crypto.blind_index("identity", "99010219900101001X")
    assert index == crypto.blind_index("identity", "99010219900101001X")
    assert index != crypto.blind_index("phone", "99010219900101001X")
    assert index != crypto.blind_index("identity", "990102199001010028")
    assert len(index) == 64
    settings.KEYS_DIR = tmp_path
    assert index != crypto.blind_index("identity", "99010219900101001X")
