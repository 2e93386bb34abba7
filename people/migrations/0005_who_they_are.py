"""What readers are told of people and houses."""

from django.db import migrations, models

import people.contact


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_invitations"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="description",
            field=models.TextField(
                blank=True,
                help_text="A sentence or two for readers.",
                max_length=400,
                verbose_name="about",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="home",
            field=models.URLField(
                blank=True,
                help_text="Where it is found itself, with https:// in front.",
                max_length=300,
                verbose_name="its own page",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agency", "News agency"),
                    ("paper", "Newspaper"),
                    ("broadcaster", "Broadcaster"),
                    ("press", "Press office"),
                    ("authority", "Public authority"),
                    ("research", "Research institute"),
                ],
                help_text="As readers are told on the page of its stories.",
                max_length=12,
                verbose_name="what it is",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="email",
            field=models.EmailField(
                blank=True,
                help_text="Where readers may write to them. Everybody sees it.",
                max_length=254,
                verbose_name="mail",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="languages",
            field=models.CharField(
                blank=True,
                help_text="Those they speak, by their codes, such as en, zh-Hans, ar.",
                max_length=100,
                validators=[people.contact.check_languages],
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="profiles",
            field=models.TextField(
                blank=True,
                help_text="Pages of theirs elsewhere, one address a line, with https:// in front.",
                max_length=2000,
                validators=[people.contact.check_profiles],
                verbose_name="found at",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="bio",
            field=models.TextField(
                blank=True,
                help_text="Who they are, for readers. An empty line begins a paragraph.",
                max_length=3000,
                verbose_name="about",
            ),
        ),
    ]
