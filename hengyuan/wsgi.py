"""The WSGI entry for waitress, gunicorn and their like."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
application = get_wsgi_application()
