"""Addresses of the dossier's papers and of its inspections."""

from django.urls import path

from hengyuan.dossier import views

app_name = "dossier"
urlpatterns = [
    path("cases/<uuid:case_id>/inspections/", views.inspections, name="inspections"),
    path("inspections/<uuid:inspection_id>/", views.inspection, name="inspection"),
    path("inspections/<uuid:inspection_id>/progress/", views.progress, name="progress"),
    path("inspections/<uuid:inspection_id>/pages/<int:number>/", views.page, name="page"),
    path("inspections/<uuid:inspection_id>/findings/<int:place>/", views.judge, name="judge"),
    path(
        "inspections/<uuid:inspection_id>/findings/<int:place>/relatives/",
        views.relatives,
        name="relatives",
    ),
    path("cases/<uuid:case_id>/mirror/", views.see_mirror, name="mirror"),
    path("cases/<uuid:case_id>/mirror/progress/", views.mirror_progress, name="mirror_progress"),
    path(
        "cases/<uuid:case_id>/mirror/<uuid:document_id>/<int:index>/",
        views.mirror_page,
        name="mirror_page",
    ),
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/paper.pdf", views.as_pdf, name="pdf"),
    path("<uuid:document_id>/paper.docx", views.as_docx, name="docx"),
]
