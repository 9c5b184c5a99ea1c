"""Pages of a dossier for a reader who must not learn whose it is."""

from hengyuan.inspection.blinding.blinded import BlindPage, CannotBlind, blind
from hengyuan.inspection.blinding.picture import Mask
from hengyuan.inspection.blinding.search import Sure
from hengyuan.inspection.blinding.secrets import Kind, Secret
from hengyuan.inspection.blinding.signs import signs_of

__all__ = ["BlindPage", "CannotBlind", "Kind", "Mask", "Secret", "Sure", "blind", "signs_of"]
