"""Invented opinions: prose of words in chance order, the law quoted between, templates filled in.

What matters to a gram is which characters stand side by side, not what they mean; a pool of words
in chance order has less in common than any two honest texts, so stock phrases that everybody uses
are put between the sentences.
"""

import random
from collections.abc import Sequence

FIRST, LAST = 0x4E00, 0x9FA0
STOCK = (
    "本代理人认为", "根据事实和法律", "请求人民法院依法支持", "上述事实有证据证明",
    "被告应当承担相应的民事责任", "综上所述", "以上意见请合议庭采纳", "原告的诉讼请求应予支持",
    "双方对此没有异议", "证据真实合法且与本案有关联", "受法律援助机构指派", "依法担任本案代理人",
)  # fmt: skip


class Writer:
    """Writes with one vocabulary; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        """A vocabulary of three thousand words of two characters."""
        self.chance = random.Random(seed)
        self.words = [
            chr(self.chance.randrange(FIRST, LAST)) + chr(self.chance.randrange(FIRST, LAST))
            for _ in range(3000)
        ]

    def sentence(self) -> list[str]:
        """Six to fourteen words, one in four sentences begun by a stock phrase."""
        begun = [self.chance.choice(STOCK)] if self.chance.random() < 0.25 else []
        return begun + [self.chance.choice(self.words) for _ in range(self.chance.randint(6, 14))]

    def honest(self, law: Sequence[str], sentences: int = 60) -> str:
        """Own prose, a fifth as many articles of the law between."""
        parts = ["".join(self.sentence()) for _ in range(sentences)]
        parts += self.chance.choices(law, k=sentences // 5)
        self.chance.shuffle(parts)
        return "。".join(parts)

    def template(self, sentences: int = 60) -> list[list[str]]:
        """What somebody fills in for every case."""
        return [self.sentence() for _ in range(sentences)]

    def filled(self, template: list[list[str]], law: Sequence[str], changed: float = 0.15) -> str:
        """Some words exchanged, the sentences in another order, a few of the case's own."""
        parts = [
            "".join(self.chance.choice(self.words) if self.chance.random() < changed else word
                    for word in each)
            for each in template
        ]  # fmt: skip
        parts += ["".join(self.sentence()) for _ in range(4)]
        parts += self.chance.choices(law, k=len(template) // 5)
        self.chance.shuffle(parts)
        return "。".join(parts)
