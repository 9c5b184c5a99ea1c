"""Forms of intake: they parse and explain, and never save."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import Lines, Yuan, day
from hengyuan.intake.rules import AdviceResult, Channel, Rating
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.ui.forms import InParts

CHANNELS = [
    (Channel.VISIT.value, _("来访")),
    (Channel.PHONE.value, _("电话")),
    (Channel.LETTER.value, _("信函")),
    (Channel.NETWORK.value, _("网络")),
]
RESULTS = [
    (AdviceResult.TURNED_TO_APPLICATION.value, _("转为申请")),
    (AdviceResult.ANSWERED.value, _("当场解答")),
    (AdviceResult.APPOINTMENT.value, _("预约解答")),
    (AdviceResult.REFERRED.value, _("指引到其他机构")),
]
RATINGS = [
    (Rating.VERY_GOOD.value, _("非常满意")),
    (Rating.GOOD.value, _("满意")),
    (Rating.FAIR.value, _("基本满意")),
    (Rating.BAD.value, _("不满意")),
    (Rating.VERY_BAD.value, _("非常不满意")),
    (Rating.DECLINED.value, _("不愿评价")),
]
KINDS = [
    (Kind.CIVIL.value, _("民事")),
    (Kind.LABOUR_ARBITRATION.value, _("劳动仲裁")),
    (Kind.ADMINISTRATIVE.value, _("行政")),
    (Kind.NON_LITIGATION.value, _("非诉讼")),
    (Kind.CRIMINAL.value, _("刑事")),
]
PROCEEDINGS = [
    (Stage.TRIAL_FIRST_INSTANCE.value, _("一审")),
    (Stage.TRIAL_SECOND_INSTANCE.value, _("二审")),
    (Stage.LABOUR_ARBITRATION.value, _("劳动仲裁")),
    (Stage.MEDIATION.value, _("调解")),
    (Stage.RECONSIDERATION.value, _("行政复议")),
    (Stage.RETRIAL.value, _("再审")),
    (Stage.INVESTIGATION.value, _("侦查")),
    (Stage.PROSECUTION_REVIEW.value, _("审查起诉")),
]
MATTERS = [
    ("CV-01", _("请求国家赔偿")),
    ("CV-02", _("请求给予社会保险待遇或者社会救助")),
    ("CV-03", _("请求发给抚恤金")),
    ("CV-04", _("请求给付赡养费、抚养费、扶养费")),
    ("CV-05", _("请求确认劳动关系或者支付劳动报酬")),
    ("CV-06", _("请求认定公民无民事行为能力或者限制民事行为能力")),
    ("CV-07", _("请求工伤、交通、食品药品、医疗事故人身损害赔偿")),
    ("CV-08", _("请求环境污染、生态破坏损害赔偿")),
    ("CV-09", _("法律、法规、规章规定的其他事项")),
    ("CR-A2", _("刑事被害人、自诉人、附带民事诉讼原告人")),
]
GROUPS = [
    ("minor", _("未成年人（户口簿）")),
    ("elderly", _("老年人（身份证）")),
    ("disabled", _("残疾人（残疾人证）")),
    ("social-assistance", _("社会救助对象（低保证）")),
    ("extreme-poor", _("特困人员（特困证）")),
    ("judicial-assistance", _("司法救助对象（法院决定）")),
    ("preferential", _("优抚对象（优抚证）")),
    ("migrant-worker", _("进城务工人员（务工证明）")),
    ("violence-victim", _("受家庭暴力、虐待、遗弃的人（相关证明）")),
    ("military-dependant", _("军人家属（相关证件）")),
]
GROUNDS = [
    ("CR-M1", _("未成年人")),
    ("CR-M2", _("视力、听力、言语残疾人")),
    ("CR-M3", _("不能完全辨认自己行为的成年人")),
    ("CR-M4", _("可能判处无期徒刑、死刑的人")),
    ("CR-M5", _("申请法律援助的死刑复核案件被告人")),
    ("CR-M6", _("缺席审判案件的被告人")),
    ("CR-M7", _("法律法规规定的其他人员")),
    ("CR-M8", _("强制医疗案件的被申请人或者被告人")),
    ("art25p2", _("其他适用普通程序审理的案件")),
]


INJURIES = [
    ("", _("不是人身损害，或者没有说明")),
    ("work", _("工伤事故")),
    ("traffic", _("交通事故")),
    ("food_drug", _("食品药品安全事故")),
    ("medical", _("医疗事故")),
    ("other", _("其他人身损害")),
]
APPLICANTS = [
    ("self", _("本人")),
    ("legal_representative", _("法定代理人")),
    ("other_legal_representative", _("其他法定代理人（法定代理人侵害其权益）")),
    ("near_relative", _("近亲属")),
    ("agent", _("受委托的代理人")),
]
INCOMES = [
    ("", _("没有说明")),
    ("no", _("没有固定生活来源")),
    ("yes", _("有固定生活来源")),
]


class VisitorForm(forms.Form):
    """Reception; with an answer the advice is recorded on the same page."""

    channel = forms.ChoiceField(label=_("来访方式"), choices=CHANNELS)
    name = forms.CharField(label=_("姓名"), max_length=60)
    phone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    came_at = forms.TimeField(
        label=_("到达时间（来访的，知道才填）"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        required=False,
        help_text=_("今天几点到的；与登记的时刻之差就是等候时间。"),
    )
    matter_kind = forms.ChoiceField(label=_("事项类别"), choices=KINDS)
    question = forms.CharField(label=_("咨询内容"), widget=forms.Textarea(attrs={"rows": 3}))
    answer = forms.CharField(
        label=_("解答内容（当场解答的填写，否则留空）"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    told_of_right = forms.BooleanField(
        label=_("已告知可以申请法律援助"), required=False, initial=True
    )
    result = forms.ChoiceField(label=_("处理结果"), choices=RESULTS)


class AdviceForm(forms.Form):
    """The answer."""

    answer = forms.CharField(label=_("解答内容"), widget=forms.Textarea(attrs={"rows": 4}))
    told_of_right = forms.BooleanField(
        label=_("已告知可以申请法律援助"), required=False, initial=True
    )
    result = forms.ChoiceField(label=_("处理结果"), choices=RESULTS)


class RatingForm(forms.Form):
    """What the visitor chose."""

    rating = forms.ChoiceField(
        label=_("来访人的评价（好差评）"),
        choices=RATINGS,
        widget=forms.RadioSelect,
        help_text=_(
            "请来访人自己选，不得代评。五级用词与各地政务服务“好差评”相同，国家标准原文尚未核对。"
        ),
    )


class PassOnForm(forms.Form):
    """To which institution, and what it should know."""

    to = forms.TypedChoiceField(label=_("转送至"), coerce=int)
    note = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("例如：已解答，本人希望申请。")
    )

    def __init__(self, *positional: Any, places: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *places]


class PersonForm(InParts):
    """Who applies."""

    name = forms.CharField(label=_("申请人姓名"), max_length=60)
    identity_number = forms.CharField(label=_("身份证号码"), max_length=30)
    phone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    address = forms.CharField(label=_("住址"), max_length=200, required=False)


class ApplicationForm(PersonForm):
    """The application with the statement of finances and the good-faith declaration."""

    parts = (
        (
            _("申请人"),
            (
                ("name", 6),
                ("identity_number", 6),
                ("phone", 6),
                ("address", 6),
                ("applicant", 6),
                ("group_size", 6),
                ("has_authority_paper", 12),
            ),
        ),
        (
            _("案件"),
            (
                ("kind", 4),
                ("proceeding", 4),
                ("matter", 4),
                ("cause", 6),
                ("injury", 6),
                ("facts", 12),
                ("opponents", 6),
                ("papers", 6),
                ("is_filed", 6),
                ("has_counsel", 6),
            ),
        ),
        (
            _("经济状况"),
            (
                ("groups", 12),
                ("household_size", 4),
                ("monthly_income_fen", 4),
                ("steady_income", 4),
                ("has_commitment", 6),
                ("was_read_aloud", 6),
            ),
        ),
        (
            _("是否紧急"),
            (
                ("limitation_ends_on", 4),
                ("needs_preservation", 12),
                ("has_other_urgency", 12),
            ),
        ),
    )
    applicant = forms.ChoiceField(
        label=_("由谁提出申请"), choices=APPLICANTS, initial="self", required=False
    )
    has_authority_paper = forms.BooleanField(label=_("已提交授权或者关系证明"), required=False)
    kind = forms.ChoiceField(label=_("案件类别"), choices=KINDS)
    proceeding = forms.ChoiceField(label=_("所处阶段"), choices=PROCEEDINGS)
    matter = forms.ChoiceField(label=_("申请事项"), choices=MATTERS)
    cause = forms.CharField(label=_("案由"), max_length=120)
    opponents = Lines(label=_("对方当事人（每行一个）"), required=False)
    facts = forms.CharField(label=_("事实和理由"), widget=forms.Textarea(attrs={"rows": 4}))
    groups = forms.MultipleChoiceField(
        label=_("人群（有证件证明的）"),
        choices=GROUPS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    injury = forms.ChoiceField(label=_("人身损害的原因"), choices=INJURIES, required=False)
    steady_income = forms.ChoiceField(label=_("生活来源"), choices=INCOMES, required=False)
    group_size = forms.IntegerField(
        label=_("同案申请的人数"), min_value=1, initial=1, required=False
    )
    papers = Lines(
        label=_("提交的材料（每行一份）"),
        required=False,
        initial=["身份证复印件", "证据材料复印件"],
    )
    household_size = forms.IntegerField(label=_("共同生活的家庭成员人数"), min_value=1, initial=1)
    monthly_income_fen = Yuan(label=_("家庭月收入合计（元）"), required=False)
    has_commitment = forms.BooleanField(label=_("已签署个人诚信承诺书"), required=False)
    was_read_aloud = forms.BooleanField(label=_("已向申请人宣读承诺内容"), required=False)
    limitation_ends_on = day(label=_("时效或者法定期限届满日"), required=False)
    needs_preservation = forms.BooleanField(label=_("需要立即申请保全或者先予执行"), required=False)
    has_other_urgency = forms.BooleanField(label=_("有人身危险等其他紧急情形"), required=False)
    is_filed = forms.BooleanField(label=_("已经起诉或者申请仲裁"), required=False)
    has_counsel = forms.BooleanField(label=_("已经委托代理人或者辩护人"), required=False)


class NoticeForm(PersonForm):
    """A case authority's notice."""

    parts = (
        (_("受援人"), (("name", 6), ("identity_number", 6), ("phone", 6), ("address", 6))),
        (
            _("通知"),
            (
                ("authority_name", 6),
                ("notice_number", 6),
                ("ground", 6),
                ("proceeding", 6),
                ("charge", 6),
                ("case_number", 6),
                ("co_accused", 6),
                ("victims", 6),
                ("custody_place", 6),
                ("hearing_on", 6),
            ),
        ),
    )
    name = forms.CharField(label=_("受援人姓名"), max_length=60)
    identity_number = forms.CharField(label=_("身份证号码"), max_length=30, required=False)
    authority_name = forms.CharField(label=_("办案机关"), max_length=120)
    notice_number = forms.CharField(label=_("通知文号"), max_length=60, required=False)
    proceeding = forms.ChoiceField(
        label=_("所处阶段"),
        choices=[
            (Stage.INVESTIGATION.value, _("侦查")),
            (Stage.PROSECUTION_REVIEW.value, _("审查起诉")),
            (Stage.TRIAL_FIRST_INSTANCE.value, _("一审")),
            (Stage.TRIAL_SECOND_INSTANCE.value, _("二审")),
            (Stage.DEATH_REVIEW.value, _("死刑复核")),
            (Stage.COMPULSORY_TREATMENT.value, _("强制医疗")),
        ],
    )
    ground = forms.ChoiceField(label=_("通知理由"), choices=GROUNDS)
    charge = forms.CharField(label=_("涉嫌罪名或者案由"), max_length=120)
    case_number = forms.CharField(label=_("办案机关案号"), max_length=60, required=False)
    co_accused = Lines(label=_("同案人员（每行一个）"), required=False)
    victims = Lines(label=_("被害人（每行一个）"), required=False)
    custody_place = forms.CharField(label=_("羁押场所"), max_length=120, required=False)
    hearing_on = day(label=_("开庭日期"), required=False)


class SupplementForm(forms.Form):
    """Everything missing, told at once."""

    missing = Lines(label=_("需要补正的全部材料（每行一项）"))
    due_on = day(label=_("补正期限"))


class SupplementPapersForm(forms.Form):
    """The papers that came."""

    papers = Lines(label=_("收到的材料（每行一份）"))
