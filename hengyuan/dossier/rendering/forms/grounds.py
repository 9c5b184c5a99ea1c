"""Words for the codes in which grounds are kept, each with its article.

Serves 法律援助法 arts. 25, 28 (notified defence), 31, 34, 38 (refusal), 44 (aid first), 48 (end).
"""

from dataclasses import dataclass

from hengyuan.dossier.rendering.forms.frame import aid_law
from hengyuan.law.citation import Citation


@dataclass(frozen=True, slots=True)
class Ground:
    """What a code says in words, and where the law says so; `cite` is None for local rules."""

    text: str
    cite: Citation | None = None


_GROUNDS = {
    "RF-1": Ground("申请事项不在法律援助范围之内", aid_law(31)),
    "RF-2": Ground("现有材料显示不符合经济困难标准", aid_law(34)),
    "RF-3": Ground("申请事项应由其他法律援助机构办理", aid_law(38)),
    "RF-5": Ground("申请事项不由人民法院、仲裁机构或者行政机关处理"),
    "RF-6": Ground("无法确定争议的对方当事人"),
    "RF-7": Ground("同一事项已经办结，又以同一理由提出申请"),
    "RF-9": Ground("申请人已经有代理人或者辩护人"),
    "T1": Ground("距时效或者期限届满不足七日，须及时起诉、申请仲裁或者复议", aid_law(44, 1, 1)),
    "T2": Ground("须立即申请财产保全、证据保全或者先予执行", aid_law(44, 1, 2)),
    "T3": Ground("法律、法规、规章规定的其他紧急情形", aid_law(44, 1, 3)),
    "TM-1": Ground("以欺骗等不正当手段取得法律援助", aid_law(48, 1, 1)),
    "TM-2": Ground("故意隐瞒重要案情或者提供虚假证据", aid_law(48, 1, 2)),
    "TM-3": Ground("利用法律援助从事违法活动", aid_law(48, 1, 3)),
    "TM-4": Ground("经济状况改变，不再符合条件", aid_law(48, 1, 4)),
    "TM-5": Ground("案件终止审理或者被撤销", aid_law(48, 1, 5)),
    "TM-6": Ground("另行委托了律师或者其他代理人", aid_law(48, 1, 6)),
    "TM-7": Ground("受援人有正当理由要求终止", aid_law(48, 1, 7)),
    "TM-8": Ground("法律法规规定的其他情形", aid_law(48, 1, 8)),
    "CR-M1": Ground("未成年人", aid_law(25, 1, 1)),
    "CR-M2": Ground("视力、听力、言语残疾人", aid_law(25, 1, 2)),
    "CR-M3": Ground("不能完全辨认自己行为的成年人", aid_law(25, 1, 3)),
    "CR-M4": Ground("可能被判处无期徒刑、死刑的人", aid_law(25, 1, 4)),
    "CR-M5": Ground("死刑复核案件的被告人", aid_law(25, 1, 5)),
    "CR-M6": Ground("缺席审判案件的被告人", aid_law(25, 1, 6)),
    "CR-M7": Ground("法律法规规定的其他人员", aid_law(25, 1, 7)),
    "CR-M8": Ground("强制医疗案件的被申请人或者被告人", aid_law(28)),
    "NT-11": Ground("审查起诉阶段律师辩护全覆盖试点案件"),
    "art25p2": Ground("适用普通程序审理，被告人没有委托辩护人", aid_law(25, 2)),
}


def ground_of(code: str) -> Ground:
    """The ground for a code; a code that is not known is printed as it is."""
    return _GROUNDS.get(code, Ground(code))


def in_words(code: str) -> str:
    """The ground with its article in brackets."""
    ground = ground_of(code)
    return f"{ground.text}（{ground.cite}）" if ground.cite else ground.text
