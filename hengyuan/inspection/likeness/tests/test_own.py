"""What belongs to a case alone: templates stand out, honest prose with much law in it does not."""

import numpy as np
import pytest

from hengyuan.inspection.likeness import Store, grams_of, own_share, signature_of
from hengyuan.inspection.likeness.tests.prose import STOCK, Writer

NOTHING = np.zeros(0, np.uint64)
LAW = [
    "公民因经济困难没有委托代理人的，可以向法律援助机构申请法律援助，由法律援助机构审查决定",
    "用人单位应当按照约定和国家规定向劳动者及时足额支付报酬，不得克扣或者无故拖欠",
    "行为人因过错侵害他人民事权益造成损害的，应当承担侵权责任，另有规定的从其规定",
    "犯罪以后自动投案，如实供述自己的罪行的，是自首，可以从轻或者减轻处罚",
]


def test_the_law_and_the_form_are_nobody_s():
    law = grams_of(LAW[0])
    found = own_share(grams_of(f"《法律援助法》：{LAW[0]}。"), [law], law.distinct)
    assert found.printed == law.letters
    assert (found.shared, found.own) == (0, 5)


def test_a_text_with_only_the_law_in_it_leaves_nothing_to_judge():
    law = grams_of(LAW[1])
    assert own_share(law, [law], law.distinct).share == 1.0


def test_a_changed_name_does_not_make_a_copy_one_s_own():
    one = "本案中的被告人张三归案后如实供述自己的罪行，当庭自愿认罪，建议从轻处罚"
    other = one.replace("张三", "李小四")
    assert own_share(grams_of(one), [grams_of(other)], NOTHING).share == 0.0


def test_the_order_of_sentences_does_not_matter():
    first, second = "被告人系初犯偶犯主观恶性不深", "且已取得被害人家属书面谅解并赔偿"
    found = own_share(
        grams_of(f"{first}。{second}"), [grams_of(f"{second}。其他。{first}")], NOTHING
    )
    assert found.share == 0.0


def test_without_relatives_all_is_one_s_own():
    assert own_share(grams_of("本案事实与众不同"), [], NOTHING).share == 1.0


@pytest.fixture(scope="module")
def shares():
    """The own shares of 240 honest opinions and of 120 from six templates, each against the
    relatives that the store finds among all the others."""
    writer = Writer(11)
    printed = grams_of("。".join([*LAW, *STOCK])).distinct
    honest = [writer.honest(LAW) for _ in range(240)]
    templates = [writer.template() for _ in range(6)]
    copied = [writer.filled(template, LAW) for template in templates for _ in range(20)]
    grams = [grams_of(text) for text in honest + copied]
    store = Store()
    free = [signature_of(each.without(printed)) for each in grams]
    store.add_all(range(len(grams)), np.stack(free))
    found: list[float] = []
    for name, each in enumerate(grams):
        near = store.look_up(free[name], least=0.05, most=6)
        relatives = [grams[other.name] for other in near if other.name != name]
        found.append(own_share(each, relatives, printed).share)
    return np.array(found[:240]), np.array(found[240:])


def test_templates_with_changed_words_and_order_are_told_from_honest_prose(shares):
    honest, copied = shares
    above = (honest[:, None] > copied[None, :]).mean()
    ties = (honest[:, None] == copied[None, :]).mean()
    assert above + ties / 2 > 0.98


def test_honest_prose_full_of_statutes_raises_no_alarm(shares):
    honest, copied = shares
    assert (honest < 0.5).mean() < 0.01
    assert (copied < 0.5).mean() > 0.9
