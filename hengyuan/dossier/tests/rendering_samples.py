"""Plain values for every form, as JSON would carry them: names nobody has, long and short."""

from datetime import date
from typing import Any

from hengyuan.dossier.rendering import Imprint

IMPRINT = Imprint(
    institution="衡州市云溪区法律援助中心",
    number="云法援字〔2026〕第12号",
    dated_on=date(2026, 11, 24),
    case_number="云法援申字〔2026〕第318号",
    bureau="衡州市云溪区司法局",
)
LONG_NAME = "阿依古丽·买买提明·阿卜杜热西提·努尔买买提"
TRAP = "#strong[x] $a^2$ *b* _c_ `d` @e <f> \\ // /* ~ -- \"g\" 'h' & {i} ]"

_MATTER = {
    "cause": "追索劳动报酬纠纷",
    "kind": "labour_arbitration",
    "proceeding": "labour_arbitration",
}
_HANDLER = {"handler": "顾清和", "firm": "衡州正言律师事务所"}
_PERSON = {"recipient": "田小禾", **_MATTER}
_WORK = {
    "recipient": "田小禾",
    "cause": "追索劳动报酬纠纷",
    "happened_on": "2026-11-02",
    **_HANDLER,
}
_DECISION = {
    **_PERSON,
    "matter": "CV-5",
    "applied_on": "2026-10-20",
    "institution": "衡州市云溪区法律援助中心",
    "decided_on": "2026-10-23",
}
_ASSIGNMENT = {
    **_PERSON,
    "firm": "衡州正言律师事务所",
    "method": "轮派",
    "institution": "衡州市云溪区法律援助中心",
    "assigned_on": "2026-10-24",
    "authority": "衡州市云溪区劳动人事争议仲裁委员会",
    "conditions": ["受援人听力障碍，会见时请安排手语翻译"],
    "deadlines": ["收到本通知后三日内确定承办人"],
    "attachments": ["给予法律援助决定书", "法律援助申请表复印件"],
}
_AGREEMENT = {
    **_PERSON,
    **_HANDLER,
    "identity_number": "990102199003070015",
    "licence": "13301201810123456",
    "opponents": ["衡州宏远建筑劳务有限公司"],
    "is_special": True,
    "powers": ["进行和解，签收调解书"],
    "happened_on": "2026-10-26",
}
_NOTICE = {
    "recipient": "陆一鸣",
    "sex": "male",
    "born_on": "2009-04-12",
    "authority": "衡州市云溪区人民检察院",
    "notice_number": "云检援通〔2026〕7号",
    "ground": "CR-M1",
    "charge": "盗窃罪",
    "custody_place": "衡州市看守所",
    "proceeding": "prosecution_review",
    "received_at": "2026-11-03T15:20:00+08:00",
    "attachments": ["起诉意见书复印件"],
}
_FACTS = (
    "申请人于2025年3月起在宏远公司承建的工地做钢筋工，约定日工资320元。"
    "自2026年4月起公司未再支付工资，至离开工地时共拖欠41,600元，"
    "有考勤表、工资欠条和工友证言为证。"
)

SAMPLES: dict[str, dict[str, Any]] = {
    "D-01": {
        "channel": "来访",
        "received_at": "2026-10-19T09:05:00+08:00",
        "name": "田小禾",
        "sex": "female",
        "phone": "13800000000",
        "groups": ["进城务工人员"],
        "matter_kind": "labour_arbitration",
        "question": "工地拖欠工资半年，不知道去哪里要。",
        "answer": "可以申请劳动仲裁；属于免予核查经济困难状况的情形，可以申请法律援助。",
        "told_of_right": True,
        "result": "转为申请",
        "officer": "秦晓岚",
        "satisfaction": "非常满意",
    },
    "D-02": {
        **_PERSON,
        "sex": "female",
        "born_on": "1990-03-07",
        "nation": "汉族",
        "identity_number": "990102199003070015",
        "phone": "13800000000",
        "address": "衡州市云溪区临江街道沿河路118号3幢2单元601室",
        "job": "钢筋工",
        "tags": ["migrant-worker", "violence-victim", "单亲母亲"],
        "opponents": ["衡州宏远建筑劳务有限公司", "邵某"],
        "facts": _FACTS,
        "applied_on": "2026-10-20",
    },
    "D-09": {
        "recipient": "田小禾",
        "cause": "追索劳动报酬纠纷",
        "place": "江城区法律援助中心",
        "kind": "核查经济困难状况",
        "what": "请核查申请人在户籍地的家庭人均收入和住房情况。",
        "due_on": "2026-11-10",
        "reply": "家庭三口人，月人均收入1200元，无其他住房。",
    },
    "D-04": {
        "recipient": "田小禾",
        "household_size": 3,
        "monthly_income_fen": 185_000,
        "yearly_income_fen": 6_660_000,
        "members": [
            {"name": "田小禾", "relation": "本人", "age": 36, "monthly_income_fen": 555_000},
            {"name": "田苗", "relation": "女儿", "age": 11, "job": "小学五年级"},
            {"name": LONG_NAME, "relation": "母亲", "age": 68, "monthly_income_fen": 0},
        ],
        "housing": "租住，建筑面积52平方米",
        "deposits_fen": 123_456_789_012,
        "debts_fen": 3_000_000,
        "special_causes": "母亲慢性肾病，长期透析",
        "proofs": ["租房合同", "诊断证明"],
        "was_read_aloud": True,
    },
    "D-05": {
        "recipient": "田小禾",
        "household_size": 3,
        "monthly_income_fen": 185_000,
        "was_read_aloud": True,
    },
    "D-07": {"recipient": "田小禾", "papers": ["申请表", "身份证复印件", "工资欠条复印件"]},
    "D-08": {
        "recipient": "田小禾",
        "missing": ["身份证复印件", "能够说明拖欠工资数额的材料，如欠条、考勤表"],
        "due_on": "2026-11-03",
    },
    "D-10": {
        **_PERSON,
        "matter": "CV-5",
        "conclusion": "grant",
        "outcome": "propose_grant",
        "reasons": "属于进城务工人员申请支付劳动报酬，材料齐全。",
        "examiner": "秦晓岚",
    },
    "D-11": {**_DECISION, "reasons": "申请事项属于请求支付劳动报酬，免予核查经济困难状况。"},
    "D-12": {
        **_DECISION,
        "code": "RF-2",
        "reasons": "家庭人均月收入高于本市标准，也没有免予核查的材料。",
    },
    "D-13": {"recipient": "田小禾", "document": "给予法律援助决定书", "manner": "直接送达"},
    "D-14": _ASSIGNMENT,
    "D-15": _AGREEMENT,
    "D-16": _AGREEMENT,
    "D-17": {**_ASSIGNMENT, "handler": "顾清和", "licence": "13301201810123456"},
    "D-19": _NOTICE,
    "D-20": {**_NOTICE, "ground": "CR-M8", "charge": "", "proceeding": "compulsory_treatment"},
    "D-22": {
        **_WORK,
        "began_at": "2026-11-02T14:00:00+08:00",
        "ended_at": "2026-11-02T15:25:00+08:00",
        "place": "云溪区法律援助中心接待室",
        "participants": ["田小禾", "顾清和", "手语翻译陈静"],
        "consent": "同意",
        "told": ["法律援助免费，不收取任何财物", "承办人的身份和职责", "本案须先经仲裁"],
        "text": "问：什么时候开始没有发工资？\n答：2026年4月以后就没有发过。\n" * 12,
        "demands": "要求支付工资41,600元。",
    },
    "D-23": {
        **_WORK,
        "authority": "云溪区人民检察院",
        "volumes": "侦查卷三册，第1至212页",
        "notes": [
            {
                "name": f"证人证言{n}",
                "pages": f"二卷{n}—{n + 3}页",
                "content": "证人称当晚在场，看见两人先后离开。",
                "doubts": "与监控显示的时间相差四十分钟",
            }
            for n in range(1, 31)
        ],
        "text": "指控时间与监控不一致，建议申请调取完整监控。",
    },
    "D-24": {
        **_WORK,
        "witness": "邵建国",
        "evidence": [
            {"name": "考勤表", "source": "工友提供", "purpose": "出勤天数", "is_original": False}
        ],
        "text": "被调查人确认欠条由其书写。",
    },
    "D-26": {
        **_WORK,
        "kind": "criminal",
        "authority": "衡州市云溪区人民法院",
        "points": ["指控数额的证据不足", "被告人系未成年人，应当从轻或者减轻处罚"],
        "text": "一、关于数额。\n失主前后陈述不一。" * 20,
        "laws": ["刑法第十七条"],
    },
    "D-27": {**_WORK, "authority": "云溪区劳动人事争议仲裁委员会", "text": "双方质证后当庭调解。"},
    "D-29": {**_WORK, "channel": "电话", "text": "告知仲裁委已经立案，11月20日开庭。"},
    "D-30": {
        "recipient": "田小禾",
        "firm": "青石正平律师事务所",
        "handler": "周明远",
        "ground": "承办人因病不能继续办理",
        "reasons": "承办人住院。",
        "received_on": "2026-11-20",
    },
    "D-31": {
        "recipient": "田小禾",
        "firm": "青石正平律师事务所",
        "handler": "周明远",
        "ground": "承办人因病不能继续办理",
        "result": "同意更换，本机构将另行指派",
        "hand_over_by": "2026-11-28",
    },
    "D-32": {**_DECISION, "code": "TM-6", "reasons": "受援人已另行委托律师。"},
    "D-34": {
        **_PERSON,
        **_HANDLER,
        "outcome": "请求全部获支持",
        "summary": "仲裁委支持全部请求，公司已经付清。",
        "acts": [{"name": "会见受援人", "happened_on": "2026-11-02"}],
        "claimed_fen": 4_160_000,
        "recovered_fen": 4_160_000,
        "result_received_on": "2026-11-22",
    },
    "D-35": {
        "recipient": "田小禾",
        "examiner": "秦晓岚",
        "items": [
            {"name": "指派通知书", "is_present": True},
            {"name": "集体讨论记录", "is_present": False, "note": "未发生"},
        ],
        "remarks": "材料齐全。",
    },
    "D-36": {
        **_PERSON,
        **_HANDLER,
        "schedule": "天长2020（2020年1月1日起施行）",
        "lines": [
            {
                "name": "基本补贴",
                "rule": "附表第3行",
                "amount_fen": 123_456_789_000,
                "note": "每件",
            },
            {"name": "异地办案", "rule": "第八条", "amount_fen": 12, "note": "据实"},
        ],
        "total_fen": 123_456_789_012,
    },
    "cover": {
        "recipient": "田小禾",
        "cause": "追索劳动报酬纠纷",
        "archived_on": "2026-11-24",
        "documents": 60,
        "pages": 121,
    },
    "catalogue": {
        "recipient": "田小禾",
        "part": "承办卷",
        "lines": [
            {
                "title": f"第{n}份材料",
                "number": "云法援指字〔2026〕第12号",
                "dated_on": "2026-11-02",
                "pages": f"{n}—{n + 1}",
            }
            for n in range(1, 61)
        ],
    },
    "remarks": {"recipient": "田小禾", "pages": 121, "documents": 60, "filed_by": "顾清和"},
}
