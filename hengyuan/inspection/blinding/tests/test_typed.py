"""Typed words lose names, firms and numbers, and keep the rest."""

import pytest

from hengyuan.inspection.blinding import Kind, Secret
from hengyuan.inspection.blinding.typed import masked

SECRETS = [
    Secret(Kind.HANDLER, "周明远"), Secret(Kind.RECIPIENT, "陈小工"),
    Secret(Kind.FIRM, "青石正平律师事务所"), Secret(Kind.AID_NUMBER, "青援申字〔2026〕第61号"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("周明远没有会见陈小工", "〔承办人〕没有会见〔受援人〕"),
        ("周 明 远没有签名", "〔承办人〕没有签名"),
        ("周律师的笔录", "〔承办人〕的笔录"),
        ("青石正平律所的案卷，青援申字〔2026〕第61号", "〔承办单位〕的案卷，〔援助编号〕"),
        ("电话13812345678，第3页", "电话〔电话〕，第3页"),
        ("笔录没有写明结束时间", "笔录没有写明结束时间"),
        ("", ""),
    ],
)
def test_names_firms_and_numbers_are_masked(typed, left):
    assert masked(typed, SECRETS) == left
