"""The style guide (debug and demo only) and the saved views of a person."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hengyuan.ui import access, commands, samples
from hengyuan.ui.forms import SavedViewForm
from hengyuan.ui.tables import render_list


@require_http_methods(["GET", "POST"])
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component with made-up values; a post shows a form with its errors."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    form = samples.SampleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("已提交。"))
        return redirect("ui:style_guide")
    if request.GET.get("part") == "panel":
        return render(request, "ui/_sample_panel.html")
    return render_list(
        request,
        "ui/style_guide.html",
        table_class=samples.SampleTable,
        rows=samples.rows(),
        name="ui.samples",
        title=_("样例"),
        context=samples.context() | {"form": form},
        per_page=5,
    )


@login_required
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filter of a list under a name, and go back to it."""
    form = SavedViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有保存：请给视图起一个名称（不超过 40 字）。"))
        return redirect(_back(request))
    values = form.cleaned_data
    commands.save_view(
        account_id=_account_id(request),
        page=values["page"],
        title=values["title"],
        query=values["query"],
    )
    messages.success(request, _("已保存视图“%(title)s”。") % {"title": values["title"]})
    return redirect(_back(request))


@login_required
@require_POST
def forget_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Remove one of one's own saved views."""
    commands.forget_view(view=access.get_saved_view_for(_account_id(request), view_id))
    return redirect(_back(request))


def _account_id(request: HttpRequest) -> int:
    account_id = request.user.pk
    assert account_id is not None, "login_required lets nobody else in"
    return account_id


def _back(request: HttpRequest) -> str:
    """Where the form came from, if that is on this site; the desk otherwise."""
    target = request.POST.get("next", "")
    hosts = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=hosts) else "/"
