"""What resembles a text is found, nothing else is, and the folder survives being cut off."""

import random
from pathlib import Path

import numpy as np
import pytest

from hengyuan.inspection.likeness import Store, grams_of, jaccard, likeness_of, signature_of
from hengyuan.inspection.likeness.signature import SIZE
from hengyuan.inspection.likeness.store import LEAST
from hengyuan.inspection.likeness.tests.prose import FIRST, LAST


def written(seed, length=600):
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(FIRST, LAST)) for _ in range(length))


def edited(text, seed, places):
    chance, letters = random.Random(seed), list(text)
    for place in chance.sample(range(len(letters)), places):
        letters[place] = chr(chance.randrange(FIRST, LAST))
    return "".join(letters)


def test_the_estimate_is_near_the_truth():
    errors = []
    for seed in range(60):
        text = written(seed, 1000)
        one, other = grams_of(text), grams_of(edited(text, seed, 5 + seed * 2))
        truth = jaccard(one, other)
        errors.append(likeness_of(signature_of(one), signature_of(other)) - truth)
    assert abs(np.mean(errors)) < 0.02
    assert np.std(errors) < 0.07


def test_near_copies_among_many_are_found():
    store = Store()
    texts = [written(seed) for seed in range(400)]
    store.add_all(range(400), np.stack([signature_of(grams_of(text)) for text in texts]))
    asked = found = 0
    for seed, text in enumerate(texts):
        copy = grams_of(edited(text, seed, 12))
        if jaccard(copy, grams_of(text)) < 0.8:
            continue
        asked += 1
        near = store.look_up(signature_of(copy))
        assert {each.name for each in near} <= {seed}  # nobody else resembles it
        found += bool(near)
    assert asked > 150
    assert found >= 0.99 * asked


def test_one_by_one_and_all_at_once_are_the_same():
    signatures = np.random.default_rng(3).integers(0, 2**32, (LEAST * 2 + 7, SIZE), dtype=np.uint32)
    one, all_at_once = Store(), Store()
    for name, signature in enumerate(signatures):
        one.add(name, signature)
    all_at_once.add_all(range(len(signatures)), signatures)
    for name in (0, LEAST, LEAST + 1, len(signatures) - 1):
        for store in (one, all_at_once):
            (found,) = store.look_up(signatures[name])
            assert (found.name, found.likeness) == (name, 1.0)
    assert len(one) == len(all_at_once) == len(signatures)
    assert one.size <= 400 * len(one)


def test_an_empty_store_and_a_text_of_nothing():
    store = Store()
    assert store.look_up(signature_of(grams_of(""))) == []
    store.add(7, signature_of(grams_of("")))
    assert [each.name for each in store.look_up(signature_of(grams_of("同意")))] == [7]


def test_a_crowd_does_not_hide_its_members():
    """Three thousand copies of one template: twenty of them are told, none of others."""
    text = written(5)
    store = Store()
    copies = [edited(text, seed, 30) for seed in range(30)]
    signatures = np.stack([signature_of(grams_of(each)) for each in copies] * 100)
    store.add_all(range(3000), signatures)
    store.add(9999, signature_of(grams_of(written(6))))
    found = store.look_up(signature_of(grams_of(text)), least=0.3)
    assert len(found) == 20
    assert 9999 not in {each.name for each in found}


def test_a_folder_keeps_it(tmp_path):
    store = Store()
    signatures = [signature_of(grams_of(written(seed))) for seed in range(20)]
    for name, signature in enumerate(signatures[:10]):
        store.add(name, signature)
    store.save(tmp_path)
    again = Store.load(tmp_path)
    for name, signature in enumerate(signatures[10:], start=10):
        again.add(name, signature)
    assert [again.look_up(each)[0].name for each in signatures] == list(range(20))
    again.save(tmp_path)
    assert len(Store.load(tmp_path)) == 20
    assert len(list(tmp_path.glob("*.npy"))) == 4


def test_a_writing_that_was_cut_off_leaves_the_one_before(tmp_path, monkeypatch):
    store = Store()
    store.add(1, signature_of(grams_of(written(1))))
    store.save(tmp_path)
    store.add(2, signature_of(grams_of(written(2))))
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(OSError, match="killed"):
        store.save(tmp_path)
    assert len(Store.load(tmp_path)) == 1


def killed(*_words):
    raise OSError("killed")


def test_no_folder_is_an_empty_store(tmp_path):
    assert len(Store.load(tmp_path / "none")) == 0
