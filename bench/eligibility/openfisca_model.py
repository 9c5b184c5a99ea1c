"""The same question as an OpenFisca system: persons in a household, dated variables."""

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from question import ELDERLY_FROM, LIMIT_FEN, MATTERS, measure, report

PERIOD = "2026-03"
Person = build_entity(key="person", plural="persons", label="", is_person=True)
Household = build_entity(
    key="household",
    plural="households",
    label="",
    roles=[{"key": "applicant", "max": 1}, {"key": "relative", "plural": "relatives"}],
)


class income(Variable):  # noqa: N801 - OpenFisca names a variable by its class
    value_type, entity, definition_period = int, Person, DateUnit.MONTH


def _input(name: str, kind: type) -> type[Variable]:
    members = {"value_type": kind, "entity": Household, "definition_period": DateUnit.MONTH}
    return type(name, (Variable,), members)


class in_catalogue(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Household, DateUnit.MONTH

    def formula(household, period):  # noqa: N805
        return np.isin(household("matter", period), MATTERS)


class exemption(Variable):  # noqa: N801
    value_type, entity, definition_period = str, Household, DateUnit.MONTH

    def formula(household, period):  # noqa: N805
        group, paper = household("group", period), household("paper", period)
        is_old = household("age", period) >= ELDERLY_FROM
        elderly = (group == "elderly") & is_old & ~household("steady", period)
        worker = (group == "migrant-worker") & (household("matter", period) == "CV-05")
        relief = group == "social-assistance"
        codes = np.select([elderly, relief, worker], ["NC-1", "NC-2", "NC-3"], "")
        return np.where(paper, codes, "")


class passes(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Household, DateUnit.MONTH

    def formula(household, period):  # noqa: N805
        total = household.sum(household.members("income", period))
        return total < LIMIT_FEN * household.nb_persons()


class answer_code(Variable):  # noqa: N801
    value_type, entity, definition_period = str, Household, DateUnit.MONTH

    def formula(household, period):  # noqa: N805
        code = household("exemption", period)
        by_income = np.where(household("passes", period), "passes", "fails")
        means = np.where(code != "", code, by_income)
        return np.where(household("in_catalogue", period), means, "no-matter")


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([Person, Household])
    inputs = {"matter": str, "group": str, "paper": bool, "steady": bool, "age": int}
    made = [_input(name, kind) for name, kind in inputs.items()]
    for variable in (income, *made, in_catalogue, exemption, passes, answer_code):
        system.add_variable(variable)
    return system


SYSTEM = _system()


def _situation(household: dict[str, Any]) -> dict[str, Any]:
    persons = {f"p{n}": {"income": {PERIOD: fen}} for n, fen in enumerate(household["fen"])}
    names = list(persons)
    stated = {name: {PERIOD: household[name]} for name in household if name != "fen"}
    group = {"applicant": names[0], "relatives": names[1:], **stated}
    return {"persons": persons, "households": {"h": group}}


def _answer(household: dict[str, Any], *, trace: bool) -> str:
    simulation = SimulationBuilder().build_from_entities(SYSTEM, _situation(household))
    simulation.trace = trace
    return str(simulation.calculate("answer_code", PERIOD)[0])


if __name__ == "__main__":
    report(
        plain=measure(lambda household: _answer(household, trace=False)),
        traced=measure(lambda household: _answer(household, trace=True)),
    )
