"""Addresses of people, under /people/. The web floor adds the pool's list and its members."""

from django.urls import path

from hengyuan.people import views

urlpatterns = [
    path("<int:provider_id>/hold/", views.place_hold, name="place_hold"),
    path("units/<int:organisation_id>/", views.unit, name="unit"),
    path("units/<int:organisation_id>/hold/", views.place_hold_on_unit, name="place_hold_on_unit"),
    path("holds/", views.hold_list, name="holds"),
    path("holds/<int:hold_id>/lift/", views.lift_hold, name="lift_hold"),
    path("accounts/", views.account_list, name="accounts"),
    path("accounts/open/", views.open_account, name="open_account"),
    path("accounts/<int:account_id>/", views.account, name="account"),
    path("accounts/<int:account_id>/roles/give/", views.give_role, name="give_role"),
    path(
        "accounts/<int:account_id>/roles/<int:held_id>/withdraw/",
        views.withdraw_role,
        name="withdraw_role",
    ),
    path("accounts/<int:account_id>/password/", views.reset_password, name="reset_password"),
    path(
        "accounts/<int:account_id>/second-factor/",
        views.reset_second_factor,
        name="reset_second_factor",
    ),
    path("accounts/<int:account_id>/close/", views.close_account, name="close_account"),
    path("accounts/<int:account_id>/reopen/", views.reopen_account, name="reopen_account"),
]
