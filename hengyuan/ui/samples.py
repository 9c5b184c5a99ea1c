"""Made-up values for the style guide: long names, ten-digit sums, every state."""

from typing import Any

import django_tables2
from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.law.citation import Citation
from hengyuan.ui import rules
from hengyuan.ui.forms import HouseForm
from hengyuan.ui.rules import ClockState, StationState
from hengyuan.ui.tables import HouseTable

LAW = Citation("法律援助法", "2022-01-01", 42, 0, 3)
PANEL = "/ui/?part=panel"


class SampleForm(HouseForm):
    """One field of each kind."""

    name = forms.CharField(label=_("姓名"), max_length=20)
    birth = forms.DateField(label=_("出生日期"))
    kind = forms.ChoiceField(
        label=_("案件类别"), choices=[("", "—"), ("civil", _("民事")), ("criminal", _("刑事"))]
    )
    place = forms.ChoiceField(
        label=_("所在机构"),
        choices=[("", "—"), *((str(n), f"衡州市第{n}法律援助工作站") for n in range(1, 41))],
        required=False,
    )
    way = forms.ChoiceField(
        label=_("接待方式"),
        choices=[("visit", _("来访")), ("phone", _("来电"))],
        widget=forms.RadioSelect,
    )
    facts = forms.CharField(
        label=_("事实和请求"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("用当事人自己的话写，不超过 500 字。"),
        max_length=500,
    )
    promise = forms.BooleanField(label=_("当事人已听读并签署诚信承诺"))


class SampleTable(HouseTable):
    """A list with a link, a chip and a sum."""

    always = ("number",)
    number = django_tables2.TemplateColumn(
        '<a href="#{{ record.number }}">{{ record.number }}</a>', verbose_name=_("案号")
    )
    cause = django_tables2.Column(verbose_name=_("案由"))
    handler = django_tables2.Column(verbose_name=_("承办人"))
    clock = django_tables2.TemplateColumn(
        "{% load ui %}{% clock_chip record.clock %}", verbose_name=_("时限"), orderable=False
    )
    fen = django_tables2.TemplateColumn(
        "{% load ui %}{{ value|yuan }}",
        verbose_name=_("补贴（元）"),
        attrs={"td": {"class": "text-end"}, "th": {"class": "text-end"}},
    )


def clocks() -> list[rules.Clock]:
    """A chip in each state."""
    clock = rules.Clock
    return [
        clock("作出决定", ClockState.RUNNING, left=6, due="2026-12-01", url=PANEL),
        clock("庭审", ClockState.SOON, left=3, due="2026-11-27", url=PANEL),
        clock("紧急会见", ClockState.SOON, left=9, unit="hour", url=PANEL),
        clock("指派", ClockState.SOON, left=0, url=PANEL),
        clock("提交结案材料", ClockState.LATE, left=-4, url=PANEL),
        clock("审查", ClockState.MET, detail="7 日内 第 3 日", url=PANEL),
        clock("审查", ClockState.PAUSED, reason="等待补正", url=PANEL),
        clock("答复更换申请", ClockState.NOT_STARTED),
        clock("送达", ClockState.UNKNOWN, reason="原件未载日期"),
    ]


def stations() -> list[rules.RailStation]:
    """A case that is being handled."""
    done, station = StationState.DONE, rules.RailStation
    met = rules.Clock("审批时限", ClockState.MET, detail="7 日内 第 3 日", url=PANEL)
    assigned = rules.Clock("指派时限", ClockState.MET, detail="3 日内 次日", url=PANEL)
    return [
        station("接待", done, "10-12"),
        station("咨询", done, "10-12"),
        station("申请", done, "10-13"),
        station("审批", done, "10-16", (met,)),
        station("指派", done, "10-17 轮派", (assigned,)),
        station("办理", StationState.CURRENT, "4 / 7 个节点", alerts=1),
        station("结案"),
        station("归档"),
        station("补贴", line="预计 1 200.00 元"),
    ]


def entries() -> list[rules.TimelineEntry]:
    """A few acts and one alert."""
    entry, link = rules.TimelineEntry, rules.Link
    return [
        entry(
            "阅卷（证据核查）记录尚未上传，距庭审 3 天",
            "今天 08:00",
            tone="late",
            body="已通知承办人、监督人",
            citations=(Citation("办理法律援助案件程序规定"),),
        ),
        entry(
            "提交证据清单（7 份）",
            "11-18 16:42",
            "周明远",
            "工资欠条、考勤表、微信记录",
            links=(link("查看文书", "#"),),
        ),
        entry(
            "会见受援人，签订委托代理协议",
            "10-20 15:00",
            "周明远",
            "权利义务与诉讼风险逐项告知",
            clocks=(rules.Clock("会见", ClockState.MET, detail="5 日内 第 3 日", url=PANEL),),
        ),
        entry(
            "给予法律援助",
            "10-16 17:30",
            "审查 沈一禾 审批 顾怀山",
            "免予核查经济困难（进城务工人员请求支付劳动报酬）",
            citations=(LAW,),
            links=(link("推导过程", "#"),),
            tone="met",
        ),
    ]


def actions() -> list[rules.Action]:
    """What can be done now, and what waits for somebody else."""
    soon = rules.Clock("指派时限", ClockState.SOON, left=1, url=PANEL)
    return [
        rules.Action(
            "给予法律援助并签发决定书",
            "#grant",
            "签发后 3 日内指派",
            clock=soon,
            is_irreversible=True,
            citation=Citation("法律援助法", "2022-01-01", 43, 1),
        ),
        rules.Action("登记与受援人的联络", "#contact", "上次 12 天前，计划每 15 天一次"),
        rules.Action("核定补贴并签署", waits_for="质量负责人", line="归档后才能办理"),
    ]


def rows() -> list[dict[str, Any]]:
    """Seven rows: more than one page of the guide."""
    causes = ("追索劳动报酬", "工伤保险待遇", "交通事故责任", "赡养费", "农民工工资支付（群体性）")
    states = clocks()
    return [
        {
            "number": f"青援指字〔2026〕第 {318 + n} 号",
            "cause": causes[n % len(causes)],
            "handler": "欧阳明远" if n % 2 else "周某",
            "clock": states[n],
            "fen": (n * 98_765_432_1) if n == 6 else 120_000 + n * 5_000,
        }
        for n in range(7)
    ]


def context() -> dict[str, Any]:
    """Everything that the guide shows beside the list."""
    return {
        "clocks": clocks(),
        "stations": stations(),
        "entries": entries(),
        "actions": actions(),
        "citation": LAW,
        "crumbs": [rules.Link("案件", "#"), rules.Link("民事", "#"), rules.Link("劳动报酬", "")],
        "facts": [
            rules.Fact("受援人", "陈＊＊"),
            rules.Fact("承办人", "周明远", "青石正平律师事务所"),
            rules.Fact("依据", "免予核查", citations=(LAW,)),
        ],
        "fen": 1_234_567_890_12,
    }
