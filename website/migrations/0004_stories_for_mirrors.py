"""Let the worker number every story that readers ever saw, for whoever mirrors the paper."""

from django.db import migrations

FILL = """
INSERT INTO website_storychange (article_id, is_pending, what, edition, digest)
SELECT DISTINCT article_id, true, '', 0, '' FROM editions_edition WHERE true
ON CONFLICT (article_id) DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0014_give_tongues"),
        ("website", "0003_mirrors_and_keys"),
    ]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
