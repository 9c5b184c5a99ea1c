"""What a pool calls its fields of practice, its groups, its grades and its languages.

The lists are this system's own (design): no national list of fields or grades was found.
"""

from collections.abc import Mapping
from datetime import date

from hengyuan.law.vocabulary import Word


class Field(Word):
    """A field of practice of somebody in the pool."""

    LABOUR = "labour", "劳动争议", "labour disputes"
    WORK_INJURY = "work_injury", "工伤", "work injury"
    FAMILY = "family", "婚姻家庭", "marriage and family"
    MINORS = "minors", "未成年人", "minors"
    WOMEN = "women", "妇女权益", "women's rights"
    ELDERLY = "elderly", "老年人权益", "rights of the old"
    DISABLED = "disabled", "残疾人权益", "rights of disabled people"
    TRAFFIC = "traffic", "交通事故", "traffic accidents"
    MEDICAL = "medical", "医疗纠纷", "medical disputes"
    PROPERTY = "property", "房产土地", "housing and land"
    ENVIRONMENT = "environment", "生态环境", "environment"
    MILITARY = "military", "军人军属", "soldiers and their families"
    ADMINISTRATIVE = "administrative", "行政", "administrative law"
    COMPENSATION = "compensation", "国家赔偿", "state compensation"
    CRIMINAL = "criminal", "刑事辩护", "criminal defence"
    CAPITAL = "capital", "无期徒刑、死刑案件", "life and death cases"


class Group(Word):
    """A group of the pool that is kept for one kind of case."""

    EXPERT = "expert", "专家组", "experts"
    LABOUR = "labour", "劳动争议专业组", "labour specialists"
    MINORS = "minors", "未成年人专业组", "specialists for minors"
    WOMEN = "women", "妇女权益专业组", "specialists for women"
    CAPITAL = "capital", "重大刑事案件专业组", "specialists for life and death cases"
    ADMINISTRATIVE = "administrative", "行政案件专业组", "administrative specialists"
    DUTY = "duty", "值班律师组", "duty lawyers"
    VOLUNTEERS = "volunteers", "志愿服务组", "volunteers"


class Grade(Word):
    """分级: how far somebody of the pool is entrusted; local rules say what each opens."""

    SENIOR = "senior", "高级", "senior"
    MIDDLE = "middle", "中级", "middle"
    JUNIOR = "junior", "初级", "junior"


LANGUAGES: dict[str, str] = {
    "英语": "English", "俄语": "Russian", "日语": "Japanese", "韩语": "Korean", "法语": "French",
    "粤语": "Cantonese", "闽南语": "Hokkien", "客家话": "Hakka", "吴语": "Wu", "藏语": "Tibetan",
    "维吾尔语": "Uyghur", "哈萨克语": "Kazakh", "蒙古语": "Mongolian", "朝鲜语": "Korean of China",
    "壮语": "Zhuang", "彝语": "Yi", "傣语": "Dai", "手语": "sign language",
}  # fmt: skip


def field_named(text: str) -> Field | None:
    """The field that people write in this way: its Chinese or English name, or its code."""
    wanted = text.strip().casefold()
    return next(
        (each for each in Field if wanted in (each.value, each.name_zh, each.name_en.casefold())),
        None,
    )


def practised(fields: Mapping[str, str], field: Field) -> date | None:
    """Since when somebody practises a field, if its day is known."""
    since = fields.get(field.value, "")
    return date.fromisoformat(since) if since else None
