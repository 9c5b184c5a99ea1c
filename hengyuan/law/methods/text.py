"""The rules of a policy as a person writes them: one a line, “who：method → method”."""

from hengyuan.law.errors import UnknownRule
from hengyuan.law.methods.plan import Plan, Rule
from hengyuan.law.methods.words import Method
from hengyuan.law.vocabulary import Kind

OTHERS = "其他案件"
GROUPS = {"群体性案件": True, "非群体性案件": False}
_METHODS = {method.name_zh: method for method in Method}
_KINDS = {kind.name_zh: kind for kind in Kind}


def written(plan: Plan) -> str:
    """The rules of a policy, a line each; `rules_of` reads them again."""
    return "\n".join(
        f"{_who(rule)}：{' → '.join(method.name_zh for method in rule.methods)}"
        for rule in plan.rules
    )


def _who(rule: Rule) -> str:
    parts = [kind.name_zh for kind in rule.kinds] + [*rule.matters, *rule.tags]
    parts += [name for name, value in GROUPS.items() if value is rule.is_group]
    return "、".join(parts) or OTHERS


def rules_of(text: str) -> list[dict[str, object]]:
    """The rules as plain values; raises UnknownRule naming the line and the word."""
    return [
        _rule(number, line.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]


def _rule(number: int, line: str) -> dict[str, object]:
    who, _, how = line.replace(":", "：", 1).partition("：")
    found: dict[str, object] = {"methods": [_method(number, word) for word in _words(how, "→")]}
    lists: dict[str, list[str]] = {"kinds": [], "matters": [], "tags": []}
    for word in _words(who, "、"):
        if word in GROUPS:
            found["is_group"] = GROUPS[word]
        elif word in _KINDS:
            lists["kinds"].append(_KINDS[word].value)
        elif word.startswith(("CV-", "CR-")):
            lists["matters"].append(word)
        elif word != OTHERS:
            lists["tags"].append(_tag(number, word))
    return found | {key: words for key, words in lists.items() if words}


def _words(text: str, mark: str) -> list[str]:
    return [word.strip() for word in text.replace("->", "→").split(mark) if word.strip()]


def _method(number: int, word: str) -> str:
    if word not in _METHODS:
        raise UnknownRule(f"第{number}行：没有“{word}”这种方式；可以写：{'、'.join(_METHODS)}")
    return _METHODS[word].value


def _tag(number: int, word: str) -> str:
    if not word.isascii():
        known = "、".join([*_KINDS, *GROUPS, OTHERS])
        raise UnknownRule(f"第{number}行：不认识“{word}”；可以写：{known}，或者事项、人群的代码")
    return word
