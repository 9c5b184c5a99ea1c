"""Addresses of the dossier's papers."""

from django.urls import path

from hengyuan.dossier import views

app_name = "dossier"
urlpatterns = [
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/paper.pdf", views.as_pdf, name="pdf"),
    path("<uuid:document_id>/paper.docx", views.as_docx, name="docx"),
]
