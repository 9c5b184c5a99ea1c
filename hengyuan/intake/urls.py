"""Addresses of intake."""

from django.urls import path

from hengyuan.intake.views import chain, register

app_name = "intake"
urlpatterns = [
    path("", register.register, name="register"),
    path("receive/", register.receive_visitor, name="receive_visitor"),
    path("<uuid:consultation_id>/", register.consultation, name="consultation"),
    path("sheets/<uuid:sheet_id>/paper.pdf", register.sheet_as_pdf, name="sheet_pdf"),
    path("sheets/<uuid:sheet_id>/paper.docx", register.sheet_as_docx, name="sheet_docx"),
    path("<uuid:consultation_id>/advice/", register.give_advice, name="give_advice"),
    path("<uuid:consultation_id>/pass-on/", register.pass_on, name="pass_on"),
    path("<uuid:consultation_id>/rating/", register.rate, name="rate"),
    path("<uuid:consultation_id>/apply/", chain.receive_application, name="receive_application"),
    path("notice/", chain.register_notice, name="register_notice"),
    path("cases/<uuid:case_id>/supplement/", chain.request_supplement, name="request_supplement"),
    path(
        "cases/<uuid:case_id>/supplement/receive/",
        chain.receive_supplement,
        name="receive_supplement",
    ),
    path(
        "cases/<uuid:case_id>/deemed-withdrawal/",
        chain.record_deemed_withdrawal,
        name="record_deemed_withdrawal",
    ),
    path("cases/<uuid:case_id>/withdraw/", chain.withdraw_application, name="withdraw_application"),
]
