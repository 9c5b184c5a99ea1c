"""The table of training needs of a round."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import name_of
from hengyuan.law.review.words import Field
from hengyuan.ui.tables import HouseTable


class TrainingTable(HouseTable):
    """Who lacks what: one row for each item and handler."""

    always = ("item", "handler")

    item = tables.Column(verbose_name=_("不足的项目"), orderable=False)
    field = tables.Column(verbose_name=_("类别"), orderable=False)
    handler = tables.Column(verbose_name=_("承办人"), orderable=False)
    firm = tables.Column(verbose_name=_("承办单位"), orderable=False)
    short = tables.Column(verbose_name=_("不足的案卷"), orderable=False)
    of = tables.Column(verbose_name=_("评到这一项的案卷"), orderable=False)

    def value_field(self, value: str) -> str:
        """The field as a word."""
        return name_of(Field.parse(value))

    render_field = value_field
