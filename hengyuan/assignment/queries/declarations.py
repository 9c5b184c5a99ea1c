"""Reads of what providers and officers declared: interests, former posts, ties."""

from hengyuan.assignment.models import DeclaredInterest, FormerPost, Tie
from hengyuan.kernel.actor import Actor
from hengyuan.people.models import Provider, RoleHeld
from hengyuan.people.rules import Role


def interests_of(provider: Provider) -> list[DeclaredInterest]:
    """Everything that the provider declared, open ones first; ended ones stay."""
    found = DeclaredInterest.objects.filter(provider=provider).select_related("declared_by")
    return sorted(found, key=lambda each: (each.ended_at is not None, -each.pk))


def posts_of(provider: Provider) -> list[FormerPost]:
    """Former posts of the provider, those taken back last."""
    found = FormerPost.objects.filter(provider=provider).select_related("declared_by")
    return sorted(found, key=lambda each: (each.ended_at is not None, -each.pk))


def ties_of(account_id: int) -> list[Tie]:
    """An officer's own ties, open ones first."""
    found = Tie.objects.filter(account_id=account_id).select_related("firm", "provider")
    return sorted(found, key=lambda each: (each.ended_at is not None, -each.pk))


def interest_of(provider: Provider, interest_id: int) -> DeclaredInterest | None:
    """One interest of a provider that has not ended."""
    return DeclaredInterest.objects.filter(provider=provider, pk=interest_id, ended_at=None).first()


def post_of(provider: Provider, post_id: int) -> FormerPost | None:
    """One former post that was not taken back."""
    return FormerPost.objects.filter(provider=provider, pk=post_id, ended_at=None).first()


def tie_of(account_id: int, tie_id: int) -> Tie | None:
    """One tie of an officer that has not ended."""
    found = Tie.objects.filter(account_id=account_id, pk=tie_id, ended_at=None)
    return found.select_related("firm").first()


def open_tie(account_id: int, firm_id: int) -> Tie | None:
    """The officer's tie to a firm or somebody of it, if there is one today."""
    return Tie.objects.filter(account_id=account_id, firm_id=firm_id, ended_at=None).first()


def other_assigners(actor: Actor) -> list[str]:
    """Who else assigns at the actor's institution, by name."""
    held = RoleHeld.objects.filter(
        role=Role.ASSIGNER, organisation_id=actor.organisation_id, valid_to=None,
        account__is_active=True,
    ).exclude(account_id=actor.account_id)  # fmt: skip
    return sorted(set(held.values_list("account__name", flat=True)))
