"""Names and codes of places."""

import pytest

from hengyuan.law.errors import UnknownRule
from hengyuan.law.places import code_of, full_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330106", "浙江省杭州市西湖区"),
        ("310110", "上海市杨浦区"),
        ("370000", "山东省"),
        ("469001", "海南省五指山市"),
        ("990102", ""),
    ],
)
def test_a_place_is_called_by_its_whole_name(code, name):
    assert full_name(code) == name


def test_a_text_that_is_no_code_is_refused():
    with pytest.raises(UnknownRule, match="no region code"):
        full_name("west")


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("山东省", "烟台市"), "370600"),
        (("上海市", "", "杨浦区"), "310110"),
        (("辽宁省", "铁岭市", "西丰县"), "211223"),
        (("江苏省", "", "某县"), "320000"),
        (("浙江省", "杭州市", "不存在的区"), "330100"),
        (("江苏省", "鼓楼区"), "320000"),  # Nanjing and Xuzhou both have one
        (("西湖区",), ""),
        ((), ""),
    ],
)
def test_a_place_is_found_by_its_names(names, code):
    assert code_of(*names) == code
