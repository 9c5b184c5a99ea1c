"""Events of rounds and their dossiers. On a case's stream only its grade, once it is told."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.review.words import Grade
from hengyuan.law.sampling import How
from hengyuan.ledger.catalogue import event_type

GRADES = {"grade": {word.value: word.name_zh for word in Grade}}
HOW = {"how": {word.value: word.name_zh for word in How} | {"anchor": "标定案卷"}}

OPENED = event_type(
    "review_round.opened", _("开启第{number}轮评估，结案日{closed_from}至{closed_to}")
)
HANDED_IN = event_type("review_round.handed_in", _("上传外来案卷{count}件，待核对，摘要{digest}"))
TAKEN_IN = event_type("review_round.taken_in", _("接收外来案卷{count}件，摘要{digest}"))
PUT_AWAY = event_type("review_round.put_away", _("放弃上传的外来案卷{count}件"))
FRAMED = event_type(
    "review_round.framed", _("封闭抽样范围{cases}件，公示承诺{commitment}"), is_public=True
)
DRAWN = event_type(
    "review_round.drawn", _("抽样完成：{cases}件中抽中{drawn}件，记录{record}"), is_public=True
)
CROSSED = event_type("review_round.crossed", _("设定交叉评估：{count}个地区"))
ALLOCATED = event_type("review_round.allocated", _("分配评估专家：{sheets}份评估表"))
CLOSED = event_type("review_round.closed", _("评估结束，{dossiers}件已确定等次"))
RESULTS_ENTERED = event_type(
    "review_round.results_entered",
    _("录入第{number}轮评估结果{cases}件，结案日{closed_from}至{closed_to}，来源：{source}"),
    words=("source",),
)
RESULTS_CONFIRMED = event_type(
    "review_round.results_confirmed", _("核对录入的评估结果{cases}件无误，摘要{digest}")
)
RESULTS_PUT_AWAY = event_type(
    "review_round.results_put_away", _("放弃录入的评估结果：{word}"), words=("word",)
)
RESULTS_REPLACED = event_type(
    "review_round.results_replaced", _("录入的评估结果由第{number}轮的录入更正")
)
ENTERED = event_type("review_dossier.entered", _("进入评估（{how}），编号{code}"), names=HOW)
ASSIGNED = event_type("review_dossier.assigned", _("分配{count}名专家"))
RELEASED = event_type(
    "review_dossier.released", _("第{place}名专家不再评估：{word}"), words=("word",)
)
BLINDED = event_type("review_dossier.blinded", _("遮盖案卷{pages}页，不予显示{hidden}页"))
PAGES_DROPPED = event_type(
    "review_dossier.pages_dropped", _("评估已经结束，删除遮盖后的案卷{pages}页")
)
STARTED = event_type("review_dossier.started", _("第{place}名专家开始评估"))
TAKEN_AWAY = event_type("review_dossier.taken_away", _("第{place}名专家带走离线评估"))
BROUGHT_BACK = event_type(
    "review_dossier.brought_back", _("第{place}名专家交回离线评估表，覆盖{overwritten}处")
)
SIGNED = event_type(
    "review_dossier.signed", _("第{place}名专家签署：{grade}，摘要{digest}"), names=GRADES
)
DRAFTED = event_type(
    "review_dossier.drafted", _("确定初评等次：{grade}"), words=("word",), names=GRADES
)
REPLIED = event_type(
    "review_dossier.replied", _("承办人对初评等次提出意见"), words=("text", "name")
)
FINISHED = event_type(
    "review_dossier.finished", _("确定等次：{grade}"), words=("word",), names=GRADES
)
CORRECTED = event_type(
    "review_dossier.corrected", _("更正等次：{grade}"), words=("word",), names=GRADES
)
TOLD = event_type(
    "case.review_told", _("告知初评等次：{grade}，{until}前可以提出意见"), names=GRADES
)
GRADED = event_type("case.graded", _("同行评估等次：{grade}"), names=GRADES)
REGRADED = event_type("case.regraded", _("更正同行评估等次：{grade}"), names=GRADES)
