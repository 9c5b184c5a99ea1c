"""Final grades from before cases kept them: written down as decisions would have done."""

from zoneinfo import ZoneInfo

from django.db import migrations

SHANGHAI = ZoneInfo("Asia/Shanghai")


def write_down(apps, schema_editor):
    """Of each reviewed case, the grade as it stands, by the day of its first final decision."""
    decisions = apps.get_model("peer_review", "Decision").objects.filter(
        is_final=True, dossier__case__isnull=False
    )
    grades = apps.get_model("cases", "ReviewGrade").objects
    for one in decisions.select_related("dossier").order_by("dossier", "version").iterator():
        on = one.decided_at.astimezone(SHANGHAI).date()
        corrected = grades.filter(source=one.dossier_id)
        if not corrected.update(grade=one.grade, corrected_on=on):
            grades.create(
                case_id=one.dossier.case_id, source=one.dossier_id, grade=one.grade, graded_on=on
            )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_review_grades"),
        ("peer_review", "0008_named_numbers"),
    ]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
