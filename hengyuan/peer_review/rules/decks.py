"""培训教材 made of what readers disputed: how many cards, and how far a deck has come."""

from hengyuan.law.vocabulary import Word

MOST_ITEMS = 5  # of each field, those that cause most disagreement
EACH = 2  # dossiers for an item, those furthest apart


class DeckState(Word):
    """How far a deck has come."""

    DRAFT = "draft", "待组长写明参考答案", "waits for the chief's answers"
    ISSUED = "issued", "已发布", "issued"
