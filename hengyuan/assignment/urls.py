"""Addresses of assignment."""

from django.urls import path

from hengyuan.assignment import views

app_name = "assignment"
urlpatterns = [
    path("policies/", views.policies, name="policies"),
    path("policies/published/", views.published_policies, name="published_policies"),
    path("policies/draft/", views.draft_policy, name="draft_policy"),
    path("policies/<str:label>/", views.policy, name="policy"),
    path("policies/<str:label>/decide/", views.decide_policy, name="decide_policy"),
    path("policies/<str:label>/file/", views.file_policy, name="file_policy"),
    path("policies/<str:label>/publish/", views.publish_policy, name="publish_policy"),
    path("<uuid:case_id>/replacement/", views.request_replacement, name="request_replacement"),
    path("<uuid:case_id>/replacement/decide/", views.decide_replacement, name="decide_replacement"),
    path(
        "<uuid:case_id>/replacement/<int:replacement_id>/hand-over/",
        views.record_hand_over,
        name="record_hand_over",
    ),
    path("<uuid:case_id>/records/", views.records, name="records"),
    path("<uuid:case_id>/assign/", views.assign, name="assign"),
    path("<uuid:case_id>/designation/", views.propose_designation, name="propose_designation"),
    path(
        "<uuid:case_id>/designation/approve/",
        views.approve_designation,
        name="approve_designation",
    ),
    path("<uuid:case_id>/handler/", views.name_handler, name="name_handler"),
    path("<uuid:case_id>/decline/", views.decline_assignment, name="decline_assignment"),
]
