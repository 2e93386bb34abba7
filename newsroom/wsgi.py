"""The door for a WSGI server: `newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
# Models can be read from here on.
import_string("website.readings.note_from_time_to_time")()
