"""What verification can say, each with its code, in Chinese and English.

The stand-alone page says the same words; a test holds the two together.
"""

from enum import StrEnum


class Stage(StrEnum):
    """What is checked, in this order; the first difference ends the check."""

    FORMAT = "format"
    PUBLISHED = "published"
    COMMITMENT = "commitment"
    TIMES = "times"
    SECRETS = "secrets"
    DRAW = "draw"
    RECORD = "record"
    LEDGER = "ledger"
    HISTORY = "history"


STAGES: dict[str, tuple[str, str]] = {
    "format": ("格式", "format"),
    "published": ("与摇号前公示一致", "as published before the draw"),
    "commitment": ("承诺", "commitment"),
    "times": ("先后次序", "order in time"),
    "secrets": ("秘密和外部数", "secrets and outside number"),
    "draw": ("重新计算的结果", "result, computed again"),
    "record": ("记录的摘要", "hash of the record"),
    "ledger": ("账本", "ledger"),
    "history": ("之前的轮次", "earlier rounds"),
}

CHANGED_ZH = "在承诺之后被改动：与承诺的摘要不符"
CHANGED_EN = "changed after the commitment: the digest differs"

DIFFERENCES: dict[str, tuple[str, str]] = {
    "text": (
        "记录文本可有两种读法：有重复的键、小数或者多余的转义",
        "the text can be read in two ways: a key twice, a fraction or a needless escape",
    ),
    "shape": ("格式不符：{where}", "not in the published format: {where}"),
    "duplicate": ("{id}出现两次", "{id} stands there twice"),
    "outcome_contradicts": (
        "结论自相矛盾：{where}与记录的结论（摇出或者作废）不符",
        "the outcome contradicts itself: {where} does not go with drawn or abandoned",
    ),
    "announcement_differs": (
        "与摇号前公示的不同：{where}，公示为{expected}，记录为{found}",
        "not as published before the draw: {where} was {expected}, the record says {found}",
    ),
    "round_changed": (f"轮次的编号或者前一轮{CHANGED_ZH}", f"round, number or link {CHANGED_EN}"),
    "purpose_changed": (
        f"用途、案件、规则版本、理由或者名额{CHANGED_ZH}",
        f"purpose, case, policy, reason or number of winners {CHANGED_EN}",
    ),
    "pool_changed": (f"律师库版本{CHANGED_ZH}", f"version of the pool {CHANGED_EN}"),
    "list_changed": (f"候选人名单{CHANGED_ZH}", f"list of candidates {CHANGED_EN}"),
    "weights_changed": (f"候选人的权数{CHANGED_ZH}", f"weights of the candidates {CHANGED_EN}"),
    "order_changed": (f"候选人的顺序{CHANGED_ZH}", f"order of the candidates {CHANGED_EN}"),
    "exclusions_changed": (
        f"排除名单或者排除理由{CHANGED_ZH}",
        f"exclusions or their reasons {CHANGED_EN}",
    ),
    "parties_changed": (f"出秘密的各方{CHANGED_ZH}", f"parties who bring a secret {CHANGED_EN}"),
    "external_changed": (f"约定的外部数{CHANGED_ZH}", f"outside number agreed on {CHANGED_EN}"),
    "checkpoint_changed": (f"引用的账本校验点{CHANGED_ZH}", f"checkpoint named {CHANGED_EN}"),
    "time_changed": (f"承诺的时间{CHANGED_ZH}", f"time of the commitment {CHANGED_EN}"),
    "commitment_differs": (
        "承诺值不是由各部分的摘要算出的",
        "the commitment does not follow from the digests of the parts",
    ),
    "pool_differs": (
        "候选人加被排除的人不等于所称的律师库：有人被隐去或者添入",
        "candidates and excluded together are not the pool named: somebody was hidden or added",
    ),
    "person_omitted": (
        "{id}在律师库中，却既不是候选人也没有载明排除理由",
        "{id} is in the pool, but neither a candidate nor excluded with a reason",
    ),
    "not_in_pool": ("{id}不在律师库中", "{id} is not in the pool"),
    "no_secret": (
        "没有任何秘密和外部数：承诺时就能算出结果",
        "no secret and no outside number: the result was known at the commitment",
    ),
    "checkpoint_newer": (
        "引用的账本校验点（{found}）晚于承诺的时间（{expected}）：承诺的时间倒填",
        "the checkpoint named ({found}) is newer than the commitment ({expected}): it is backdated",
    ),
    "external_known": (
        "外部数在承诺时已经产生：{found}不晚于{expected}",
        "the outside number was known at the commitment: {found} is not after {expected}",
    ),
    "closed_before": (
        "揭示的时间（{found}）不在承诺和外部数产生（{expected}）之后",
        "closed at {found}, not after the commitment and the outside number ({expected})",
    ),
    "nonce_missing": (
        "应当由{party}揭示的秘密没有按承诺的次序揭示",
        "the secret of {party} was not revealed in the order committed to",
    ),
    "nonce_changed": (
        "{party}揭示的不是其承诺的秘密：摘要不符",
        "{party} revealed another secret than the one committed to: its SM3 differs",
    ),
    "nonce_reused": (
        "{party}的秘密与另一处的相同：用过的秘密人人可知",
        "the secret of {party} is used a second time: everybody may know it",
    ),
    "external_missing": (
        "承诺要用外部数，记录却没有",
        "an outside number was agreed on, the record has none",
    ),
    "external_not_announced": (
        "外部数不是约定的那一个：约定{expected}，记录为{found}",
        "not the outside number agreed on: {expected} was announced, the record uses {found}",
    ),
    "external_value_differs": (
        "外部数与印出的不同：印出为{expected}，记录为{found}",
        "the outside number is not the one in print: {expected} printed, {found} in the record",
    ),
    "abandoned_after_reveal": (
        "全部秘密和外部数已经揭示、结果已可算出之后才作废",
        "abandoned when everything was revealed and the result could be computed",
    ),
    "reason_contradicts": (
        "所称的理由（{found}）与轮次的经过不符",
        "the reason given ({found}) contradicts what happened",
    ),
    "count_impossible": (
        "候选人只有{expected}名，摇不出{found}名",
        "{found} winners cannot be drawn among {expected} candidates",
    ),
    "seed_differs": (
        "种子不是由承诺、秘密和外部数算出的",
        "the seed does not follow from commitment, secrets and outside number",
    ),
    "biased_modulo": (
        "第{position}次：取到的数{found}不小于{expected}，应当弃去重取，却被取余使用，偏向排在前面的人",
        "draw {position}: {found} is not below {expected}; it was reduced instead of thrown away, "
        "which favours the first",
    ),
    "step_differs": (
        "第{position}次取的数与按算法重算的不同",
        "draw {position}: the numbers are not those that the algorithm takes",
    ),
    "winner_swapped": (
        "第{position}名应为{expected}，记录为{found}",
        "winner {position} is {expected}, the record says {found}",
    ),
    "record_hash_differs": (
        "记录的内容与记录的摘要不符",
        "the content of the record does not have the hash it bears",
    ),
    "checkpoint_unknown": (
        "账本没有这样的第{found}号校验点",
        "the ledger has no such checkpoint {found}",
    ),
    "checkpoint_stale": (
        "承诺时账本已有更新的第{expected}号校验点，引用的却是第{found}号",
        "checkpoint {expected} was signed before the commitment, which names the older {found}",
    ),
    "not_in_ledger": (
        "账本中没有这一轮的承诺",
        "the ledger has no commitment of this round",
    ),
    "committed_late": (
        "账本在{found}才记下承诺，不在结果可知（{expected}）之前：承诺补记",
        "the ledger has the commitment from {found}, not before the result could be known at "
        "{expected}: it was entered afterwards",
    ),
    "record_not_in_ledger": (
        "账本记下的是另一份记录：摘要不同",
        "the ledger names another record of this round: its hash differs",
    ),
    "round_twice": (
        "第{expected}轮有两份：一轮只能摇一次",
        "there are two of round {expected}: a round is drawn once",
    ),
    "round_gap": (
        "缺第{expected}轮：作废的轮次也必须有记录",
        "round {expected} is missing: an abandoned round has a record too",
    ),
    "previous_differs": (
        "前一轮的摘要不符：轮次没有首尾相接",
        "the hash of the round before differs: the chain is broken",
    ),
    "round_overlaps": (
        "前一轮尚未结束（{expected}）就作出本轮的承诺（{found}）",
        "committed at {found}, before the round before was closed at {expected}",
    ),
    "series_split": (
        "同一案件、同一用途另有一个系列：{found}",
        "the same case and purpose has another series: {found}",
    ),
}

CAUTIONS: dict[str, tuple[str, str]] = {
    "one_secret": (
        "只有一方出秘密且没有外部数：这一方可在承诺之前反复试算，只能信任它",
        "one party's secret and no outside number: that party could try secrets before it "
        "committed, and has to be trusted",
    ),
    "no_checkpoint": (
        "承诺没有引用账本校验点：不能证明承诺不是事先备好的",
        "no checkpoint is named: the commitment may have been kept in store",
    ),
    "published_not_given": (
        "没有提供摇号前的公示，未核对",
        "what was published before the draw was not given and not checked",
    ),
    "pool_not_given": (
        "没有提供律师库名单，未核对有无遗漏的人",
        "the list of the pool was not given: nobody looked for omitted people",
    ),
    "external_not_given": (
        "没有提供印出的外部数，请与印刷品核对：{found}",
        "the number in print was not given; compare it yourself: {found}",
    ),
    "ledger_not_given": (
        "没有提供账本：不能排除整轮重做",
        "the ledger was not given: a whole round done anew would not show",
    ),
    "history_not_given": (
        "没有提供之前的{found}轮，未核对",
        "the {found} rounds before were not given and not checked",
    ),
    "later_rounds": (
        "账本中同一系列还有其后的轮次",
        "the ledger has later rounds of this series",
    ),
}
