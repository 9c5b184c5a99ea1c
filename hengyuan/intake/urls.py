"""Addresses of intake."""

from django.urls import path

from hengyuan.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.register, name="register"),
    path("receive/", views.receive_visitor, name="receive_visitor"),
    path("<uuid:consultation_id>/", views.consultation, name="consultation"),
    path("sheets/<uuid:sheet_id>/paper.pdf", views.sheet_as_pdf, name="sheet_pdf"),
    path("sheets/<uuid:sheet_id>/paper.docx", views.sheet_as_docx, name="sheet_docx"),
    path("<uuid:consultation_id>/advice/", views.give_advice, name="give_advice"),
    path("<uuid:consultation_id>/pass-on/", views.pass_on, name="pass_on"),
    path("<uuid:consultation_id>/apply/", views.receive_application, name="receive_application"),
    path("notice/", views.register_notice, name="register_notice"),
    path("cases/<uuid:case_id>/supplement/", views.request_supplement, name="request_supplement"),
    path(
        "cases/<uuid:case_id>/supplement/receive/",
        views.receive_supplement,
        name="receive_supplement",
    ),
    path(
        "cases/<uuid:case_id>/deemed-withdrawal/",
        views.record_deemed_withdrawal,
        name="record_deemed_withdrawal",
    ),
    path("cases/<uuid:case_id>/withdraw/", views.withdraw_application, name="withdraw_application"),
]
