"""The root of all addresses."""

from django.urls import URLPattern, URLResolver, include, path

from hengyuan.assignment.urls import open_to_everybody as lots_for_everybody
from hengyuan.pool.views import members
from hengyuan.supervision.urls import open_to_bodies
from hengyuan.web import views

web: list[URLPattern | URLResolver] = [
    path("", views.desk, name="desk"),
    path("search/", views.search, name="search"),
    path("actor/", views.actor, name="actor"),
    path("law/<str:key>/", views.law, name="law"),
    path("healthz", views.health, name="health"),
]

cases: list[URLPattern | URLResolver] = [
    path("<uuid:case_id>/", views.case, name="case"),
    path("", include("hengyuan.cases.urls")),
]

people: list[URLPattern | URLResolver] = [
    path("", members.roster, name="roster"),
    path("<int:provider_id>/", members.member, name="provider"),
    path("", include("hengyuan.people.urls")),
]

urlpatterns = [
    path("", include((web, "web"))),
    path("cases/", include((cases, "cases"))),
    path("people/", include((people, "people"))),
    path("pool/", include("hengyuan.pool.urls")),
    path("organisations/", include("hengyuan.orgs.urls")),
    path("intake/", include("hengyuan.intake.urls")),
    path("examination/", include("hengyuan.examination.urls")),
    path("assignment/", include("hengyuan.assignment.urls")),
    path("cooperation/", include("hengyuan.cooperation.urls")),
    path("verify/draw/", include((lots_for_everybody, "draw"))),
    path("handling/", include("hengyuan.handling.urls")),
    path("closing/", include("hengyuan.closing.urls")),
    path("money/", include("hengyuan.money.urls")),
    path("supervision/", include("hengyuan.supervision.urls")),
    path("review/", include("hengyuan.peer_review.urls")),
    path("opinions/", include((open_to_bodies, "opinions"))),
    path("insight/", include("hengyuan.insight.urls")),
    path("documents/", include("hengyuan.dossier.urls")),
    path("ledger/", include("hengyuan.ledger.urls")),
    path("queue/", include("hengyuan.queue.urls")),
    path("ui/", include("hengyuan.ui.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
