"""Note beside every writer when readers were last told of a mistake in the story."""

from django.db import migrations

# Few stories were corrected: the others are not touched.
NOTE = """
UPDATE editions_publishedcredit SET corrected_at = (
  SELECT a.corrected_at FROM editions_publishedarticle a
  WHERE a.id = editions_publishedcredit.article_id
)
WHERE role = 'writer' AND article_id IN (
  SELECT id FROM editions_publishedarticle WHERE corrected_at IS NOT NULL
)
"""


class Migration(migrations.Migration):
    """It can be done twice, and needs nothing to be undone."""

    dependencies = [("editions", "0011_when_writers_were_corrected")]

    operations = [migrations.RunSQL(NOTE, migrations.RunSQL.noop)]
