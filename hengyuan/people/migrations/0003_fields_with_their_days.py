"""Fields of practice keep since when: a list of words becomes words with an unknown day."""

from django.db import migrations, models


def with_days(apps, schema_editor):
    Provider = apps.get_model("people", "Provider")
    for provider in Provider.objects.all().iterator():
        if isinstance(provider.fields, list):
            provider.fields = dict.fromkeys(provider.fields, "")
            provider.save(update_fields=["fields"])


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0002_accounts_by_code"),
    ]

    operations = [
        migrations.AlterField(
            model_name="provider",
            name="fields",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(with_days, migrations.RunPython.noop),
    ]
