from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assignment", "0003_turns_and_records")]

    operations = [migrations.RemoveField(model_name="assignment", name="considered")]
