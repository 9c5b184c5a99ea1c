"""归档目录: which papers a dossier has to hold, when, and what is missing; and the forms D-01 … 43.

Serves 办理法律援助案件程序规定 and 《法律援助文书格式》.
"""

from hengyuan.law.catalogue.completeness import Completeness, check
from hengyuan.law.catalogue.forms import Form, form, forms
from hengyuan.law.catalogue.rows import Moment, Need, Part, Row, catalogue, facts

__all__ = [
    "Completeness", "Form", "Moment", "Need", "Part", "Row",
    "catalogue", "check", "facts", "form", "forms",
]  # fmt: skip
