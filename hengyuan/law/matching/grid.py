"""The points of every pair of a batch, computed by columns; equal to `score` pair by pair.

A part is asked once for each combination of the facts it looks at: its own function answers, so
there is one reading of the rule. Only kilometres are computed on whole columns.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from hengyuan.law.matching.distance import KM_A_DEGREE, MILLION
from hengyuan.law.matching.eligible import EligibleGrid, Facts, classes
from hengyuan.law.matching.policy import BatchPolicy
from hengyuan.law.matching.score import PARTS_ASKED, PartName
from hengyuan.law.qualification.values import Brief, Candidate
from hengyuan.law.vocabulary import Kind

Column = np.ndarray[Any, np.dtype[np.int16]]
Matrix = np.ndarray[Any, np.dtype[np.int16]]
FORBIDDEN = -1
_UNKNOWN_KM = -1
_NOBODY = ("\0",)


class Grid:
    """Points of matters (rows) by candidates (columns); FORBIDDEN where a filter or limit says no.

    Raises nothing: a matter that nobody may take is a row of FORBIDDEN.
    """

    def __init__(self, candidates: Sequence[Candidate], policy: BatchPolicy) -> None:
        self.candidates, self.policy = candidates, policy
        self.eligible = EligibleGrid(candidates, policy.law, policy.left_out)
        self.places = {candidate.id: place for place, candidate in enumerate(candidates)}
        self._classes = {part: classes(candidates, of) for part, of in _CANDIDATE_FACTS.items()}
        self._known: dict[tuple[PartName, Facts], Column] = {}
        self._fields: dict[str, Column] = {}
        self._map = _map_of(candidates)

    def row(self, brief: Brief) -> Column:
        """The points of every candidate for one matter."""
        points = self._distance_points(brief)
        for part, facts in _facts(brief).items():
            points = points + self._part(part, facts, brief)
        for wished in brief.wishes:
            place = self.places.get(wished)
            if place is not None:
                points[place] += self._wish_beyond(brief, place)
        return np.where(self.allowed(brief), points, np.int16(FORBIDDEN))

    def allowed(self, brief: Brief) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Who passes the filters and the limits that the place set itself."""
        rules, mask = self.policy.rules, self.eligible.row(brief)
        if rules.field_years_required and brief.field:
            mask = mask & (self._field_years(brief.field) >= rules.field_years_required)
        if rules.distance_limit_km:
            mask = mask & (self._km(brief) <= rules.distance_limit_km)
        return mask

    def matrix(self, briefs: Sequence[Brief]) -> Matrix:
        """All rows; two bytes a pair."""
        points = np.empty((len(briefs), len(self.candidates)), dtype=np.int16)
        for place, brief in enumerate(briefs):
            points[place] = self.row(brief)
        return points

    def why_nobody(self, brief: Brief) -> dict[str, int]:
        """How many candidates each rule and each own limit excludes."""
        counts = self.eligible.excluded_by(brief)
        rules, own = self.policy.rules, {}
        if rules.field_years_required and brief.field:
            years = self._field_years(brief.field)
            own["FIELD"] = int((years < rules.field_years_required).sum())
        if rules.distance_limit_km:
            own["DISTANCE"] = int((self._km(brief) > rules.distance_limit_km).sum())
        return counts | {rule: count for rule, count in own.items() if count}

    def _part(self, part: PartName, facts: Facts, brief: Brief) -> Column:
        key = (part, facts)
        if key not in self._known:
            first, places = self._classes[part]
            ask = dict(PARTS_ASKED)[part]
            weights, asked = self.policy.weights, brief
            if brief.wishes:  # who is named is added to the row: the column stands for all
                asked = replace(brief, wishes=_NOBODY)
            points = [ask(asked, self.candidates[each], weights)[0] for each in first]
            self._known[key] = np.array(points, dtype=np.int16)[places]
        return self._known[key]

    def _wish_beyond(self, brief: Brief, place: int) -> int:
        """What being named adds to the column of the wish, which knows no names."""
        candidate, weights = self.candidates[place], self.policy.weights
        named = dict(PARTS_ASKED)[PartName.WISH](brief, candidate, weights)[0]
        return named - int(self._part(PartName.WISH, _facts(brief)[PartName.WISH], brief)[place])

    def _distance_points(self, brief: Brief) -> Column:
        facts = (brief.region,)
        by_region = self._part(PartName.DISTANCE, facts, _without_place(brief))
        if brief.place is None:
            return by_region
        weights = self.policy.weights
        near, far, maximum = weights.near_km, weights.far_km, weights.maxima["distance"]
        km = self._km(brief)
        points = maximum * (far - np.clip(km, near, far)) // (far - near)
        return np.where(km == _UNKNOWN_KM, by_region, points).astype(np.int16)

    def _km(self, brief: Brief) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Kilometres to every office as `km_between` counts them; −1 where nobody knows."""
        north, east, is_known = self._map
        if brief.place is None:
            return np.full(len(north), _UNKNOWN_KM, dtype=np.int64)
        above = (brief.place.latitude - north) / MILLION
        middle = (brief.place.latitude + north) / 2 / MILLION * np.pi / 180
        beside = (brief.place.longitude - east) / MILLION * np.cos(middle)
        km = (KM_A_DEGREE * np.sqrt(above * above + beside * beside) + 0.5).astype(np.int64)
        return np.where(is_known, km, _UNKNOWN_KM)

    def _field_years(self, field: str) -> Column:
        """Full years of every candidate in a field; −1 where it is not among the fields."""
        if field not in self._fields:
            years = [dict(each.fields).get(field, -1) for each in self.candidates]
            self._fields[field] = np.array(years, dtype=np.int16)
        return self._fields[field]


def _map_of(candidates: Sequence[Candidate]) -> tuple[Any, Any, Any]:
    offices = [candidate.office for candidate in candidates]
    return (
        np.array([each.latitude if each else 0 for each in offices], dtype=np.int64),
        np.array([each.longitude if each else 0 for each in offices], dtype=np.int64),
        np.array([each is not None for each in offices], dtype=np.bool_),
    )


def _without_place(brief: Brief) -> Brief:
    return brief if brief.place is None else replace(brief, place=None)


def _facts(brief: Brief) -> dict[PartName, Facts]:
    """What each part looks at in the matter, the distance and the names apart."""
    is_criminal = brief.kind in (Kind.CRIMINAL, Kind.DUTY_HELP)
    return {
        PartName.EXPERIENCE: (is_criminal, brief.on),
        PartName.FIELD: (brief.field,),
        PartName.LANGUAGE: (brief.languages, brief.has_interpreter),
        PartName.LOAD: (),
        PartName.QUALITY: (),
        PartName.WISH: (brief.prefers_woman, bool(brief.wishes)),
    }


_CANDIDATE_FACTS: dict[PartName, Callable[[Candidate], Facts]] = {
    PartName.EXPERIENCE: lambda c: (c.criminal_since, c.licensed_on),
    PartName.FIELD: lambda c: (c.fields,),
    PartName.LANGUAGE: lambda c: (c.languages,),
    PartName.DISTANCE: lambda c: (c.district,),
    PartName.LOAD: lambda c: (c.open_load,),
    PartName.QUALITY: lambda c: (c.quality, c.quality_said),
    PartName.WISH: lambda c: (c.is_woman,),
}
