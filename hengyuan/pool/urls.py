"""Addresses of the pool, under /pool/; its list and its members stand under /people/."""

from django.urls import path

from hengyuan.pool.views import (
    applications,
    groups,
    member_acts,
    recruitment,
    roster_file,
    volunteers,
)

app_name = "pool"
urlpatterns = [
    path("volunteers/", volunteers.volunteers, name="volunteers"),  # without an account
    path("roster/template/", roster_file.template, name="template"),
    path("roster/export/", roster_file.export, name="export"),
    path("roster/import/", roster_file.import_roster, name="import"),
    path("recruitments/", recruitment.recruitment_list, name="recruitments"),
    path("recruitments/draft/", recruitment.draft, name="draft"),
    path("recruitments/<int:recruitment_id>/", recruitment.recruitment, name="recruitment"),
    path("recruitments/<int:recruitment_id>/publish/", recruitment.publish, name="publish"),
    path("recruitments/<int:recruitment_id>/close/", recruitment.close, name="close"),
    path("recruitments/<int:recruitment_id>/names/", recruitment.names, name="names"),
    path("recruitments/<int:recruitment_id>/enter/", recruitment.enter, name="enter"),
    path("recruitments/<int:recruitment_id>/apply/", applications.apply, name="apply"),
    path("applications/<int:application_id>/", applications.application, name="application"),
    path("applications/<int:application_id>/withdraw/", applications.withdraw, name="withdraw"),
    path("applications/<int:application_id>/screen/", applications.screen, name="screen"),
    path("applications/<int:application_id>/score/", applications.score, name="score"),
    path("applications/<int:application_id>/object/", applications.object_to, name="object"),
    path(
        "applications/<int:application_id>/objections/<int:objection_id>/",
        applications.decide,
        name="decide_objection",
    ),
    path("groups/", groups.group_list, name="groups"),
    path("groups/found/", groups.found_group, name="found_group"),
    path("groups/<int:group_id>/", groups.group, name="group"),
    path("groups/<int:group_id>/join/", groups.join_group, name="join_group"),
    path("groups/<int:group_id>/end/", groups.end_group, name="end_group"),
    path(
        "groups/<int:group_id>/members/<int:member_id>/leave/",
        groups.leave_group,
        name="leave_group",
    ),
    path("loads/", groups.load_list, name="loads"),
    path("loads/units/<int:organisation_id>/", groups.unit_load, name="unit_load"),
    path("members/<int:provider_id>/profile/", member_acts.profile, name="profile"),
    path("members/<int:provider_id>/grade/", member_acts.grade, name="grade"),
    path("members/<int:provider_id>/limit/", member_acts.limit, name="limit"),
    path("members/<int:provider_id>/leave/", member_acts.leave, name="leave"),
    path(
        "members/<int:provider_id>/leave/<int:leave_id>/end/",
        member_acts.end_leave,
        name="end_leave",
    ),
    path("members/<int:provider_id>/honour/", member_acts.honour, name="honour"),
    path("members/<int:provider_id>/recheck/", member_acts.recheck, name="recheck"),
    path("members/<int:provider_id>/exit/", member_acts.leave_pool, name="exit"),
    path("members/<int:provider_id>/duty-day/", member_acts.duty_day, name="duty_day"),
    path("members/<int:provider_id>/load/", member_acts.member_load, name="member_load"),
]
