"""The door for an ASGI server: `newsroom.asgi:application`."""

import os

from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_asgi_application()
# Models can be read from here on.
import_string("website.readings.note_from_time_to_time")()
