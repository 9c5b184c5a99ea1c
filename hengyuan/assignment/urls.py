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
    path("<uuid:case_id>/parties/", views.parties, name="parties"),
    path("<uuid:case_id>/parties/add/", views.add_parties, name="add_parties"),
    path("<uuid:case_id>/assign/", views.assign, name="assign"),
    path("<uuid:case_id>/match/", views.open_match, name="open_match"),
    path("<uuid:case_id>/lot/", views.assign_by_lot, name="assign_by_lot"),
    path("<uuid:case_id>/lot/prepare/", views.prepare_lot, name="prepare_lot"),
    path("<uuid:case_id>/designation/", views.propose_designation, name="propose_designation"),
    path(
        "<uuid:case_id>/designation/approve/",
        views.approve_designation,
        name="approve_designation",
    ),
    path("<uuid:case_id>/handler/", views.name_handler, name="name_handler"),
    path("<uuid:case_id>/decline/", views.decline_assignment, name="decline_assignment"),
]

urlpatterns += [
    path("lots/", views.lot_list, name="lots"),
    path("lots/<uuid:round_id>/", views.lot, name="lot"),
    path("lots/<uuid:round_id>/commit/", views.commit_lot, name="commit_lot"),
    path("lots/<uuid:round_id>/reveal/", views.reveal_lot, name="reveal_lot"),
    path("lots/<uuid:round_id>/draw/", views.draw_lot, name="draw_lot"),
    path("lots/<uuid:round_id>/number/", views.lot_number, name="lot_number"),
    path("lots/<uuid:round_id>/hash/<slug:kind>/", views.lot_hash, name="lot_hash"),
    path("lots/<uuid:round_id>/secret/<slug:kind>/", views.lot_secret, name="lot_secret"),
    path("lots/<uuid:round_id>/abandon/", views.abandon_lot, name="abandon_lot"),
    path("lots/<uuid:round_id>/withdraw/", views.withdraw_lot, name="withdraw_lot"),
    path("lots/<uuid:round_id>/record/", views.lot_record, name="lot_record"),
    path("lots/<uuid:round_id>/verdict/", views.lot_verdict, name="lot_verdict"),
]

urlpatterns += [
    path("batches/", views.batch_list, name="batches"),
    path("batches/open/", views.open_batch, name="open_batch"),
    path("batches/<uuid:batch_id>/", views.batch, name="batch"),
    path("batches/<uuid:batch_id>/progress/", views.batch_progress, name="batch_progress"),
    path("batches/<uuid:batch_id>/accept/", views.accept_lines, name="accept_lines"),
]

urlpatterns += [
    path("declarations/", views.own_declarations, name="own_declarations"),
    path("declarations/ties/declare/", views.declare_tie, name="declare_tie"),
    path("declarations/ties/<int:tie_id>/end/", views.end_tie, name="end_tie"),
    path("declarations/<int:provider_id>/", views.declarations, name="declarations"),
    path(
        "declarations/<int:provider_id>/interests/declare/",
        views.declare_interest,
        name="declare_interest",
    ),
    path(
        "declarations/<int:provider_id>/interests/<int:interest_id>/end/",
        views.end_interest,
        name="end_interest",
    ),
    path("declarations/<int:provider_id>/posts/declare/", views.declare_post, name="declare_post"),
    path(
        "declarations/<int:provider_id>/posts/<int:post_id>/withdraw/",
        views.withdraw_post,
        name="withdraw_post",
    ),
]

# Under /verify/draw/, without an account.
open_to_everybody = [
    path("", views.verify_page, name="verify"),
    path("records/<slug:record_hash>/", views.open_record, name="record"),
    path("records/<slug:record_hash>/record.json", views.record_file, name="record_file"),
    path("records/<slug:record_hash>/ledger.json", views.ledger_file, name="ledger_file"),
    path("records/<slug:record_hash>/others.json", views.earlier_file, name="earlier_file"),
    path("announcements/<slug:commitment>.json", views.announcement_file, name="announcement_file"),
    path("party/<slug:token>/", views.party_page, name="party"),
]
