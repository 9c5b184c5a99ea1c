"""The WSGI entry for waitress, gunicorn and their like."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

from hengyuan.dossier import rendering

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
application = get_wsgi_application()
with suppress(rendering.FontsMissing):  # the check at start names what is missing
    rendering.warm_up()
