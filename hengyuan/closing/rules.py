"""Outcomes of a case, as the closing report states them."""

TERMINATED = "terminated"  # aid ended before the matter did; never chosen, it follows the decision

OUTCOMES = {
    "won": "请求全部获支持",
    "partly_won": "请求部分获支持",
    "lost": "请求未获支持",
    "mediated": "调解或者和解",
    "withdrawn": "撤诉或者撤回",
    "opinion_adopted": "辩护（代理）意见全部采纳",
    "opinion_partly_adopted": "辩护（代理）意见部分采纳",
    "opinion_not_adopted": "辩护（代理）意见未采纳",
    "moved_on": "案件移送下一阶段",
}
NAMES = {**OUTCOMES, TERMINATED: "终止法律援助"}
