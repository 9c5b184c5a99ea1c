"""Settings of the whole site: one file, read from the environment, refused at start if wrong.

`HENGYUAN_HOME` holds what must survive: keys, the SQLite file, the stored files. Everything else
has a default that works on one modest machine without a network.
"""

from datetime import timedelta
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import files, keys

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = Path(env.str("HENGYUAN_HOME", default=str(BASE_DIR / "var"))).resolve()
KEYS_DIR = Path(env.str("HENGYUAN_KEYS", default=str(HOME / "keys")))
# A folder, or a store for many machines: s3://bucket/prefix?endpoint=https://host:9000
FILES = env.str("HENGYUAN_FILES", default=str(HOME / "files"))
FILES_DIR = Path(FILES)

# “database”, or a broker for many machines: celery+amqp://user:password@host:5672/site
QUEUE = env.str("HENGYUAN_QUEUE", default="database")
QUEUE_BROKER = QUEUE.removeprefix("celery+") if QUEUE.startswith("celery+") else ""
QUEUE_LEASE = timedelta(seconds=env.int("HENGYUAN_QUEUE_LEASE", default=60))
"""How long a run may be silent before another worker takes the job."""
QUEUE_NAME = env.str("HENGYUAN_QUEUE_NAME", default="hengyuan")  # of this site, at the broker

DEBUG = env.bool("HENGYUAN_DEBUG", default=False)
DEMO = env.bool("HENGYUAN_DEMO", default=False)
DEMO_PASSWORD = env.str("HENGYUAN_DEMO_PASSWORD", default="hengyuan-demo")
SECRET_KEY = keys.load(KEYS_DIR, "session").hex()
ALLOWED_HOSTS = env.list(
    "HENGYUAN_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"]
)
CSRF_TRUSTED_ORIGINS = env.list("HENGYUAN_ORIGINS", default=[])

INSTALLED_APPS = [
    "hengyuan.kernel",
    "hengyuan.ledger",
    "hengyuan.ui",
    "hengyuan.queue",
    "hengyuan.orgs",
    "hengyuan.people",
    "hengyuan.cases",
    "hengyuan.dossier",
    "hengyuan.pool",
    "hengyuan.intake",
    "hengyuan.examination",
    "hengyuan.assignment",
    "hengyuan.cooperation",
    "hengyuan.handling",
    "hengyuan.closing",
    "hengyuan.money",
    "hengyuan.supervision",
    "hengyuan.peer_review",
    "hengyuan.insight",
    "hengyuan.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_tables2",
    "django_filters",
    "django_tasks",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hengyuan.ui.middleware.ContentPolicyMiddleware",
    "hengyuan.people.middleware.ActorMiddleware",
]

ROOT_URLCONF = "hengyuan.web.urls"
WSGI_APPLICATION = "hengyuan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hengyuan.web.context.site",
            ],
        },
    }
]

DATABASES = {
    "default": env.db_url("HENGYUAN_DATABASE", default=f"sqlite:///{HOME / 'hengyuan.sqlite3'}")
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
TASKS = {"default": {"BACKEND": "hengyuan.queue.backend.QueueBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "hengyuan.people.adapter.ClosedSignupAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "衡援"
LOGIN_REDIRECT_URL = "web:desk"
LOGIN_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "hengyuan" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.str("HENGYUAN_STATIC", default="") or None  # collected only where asked for
STORAGES = {
    "default": files.storage(FILES),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedStaticFilesStorage"
    },
}
MEDIA_ROOT = FILES_DIR  # sealed files only; no address serves them
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("HENGYUAN_HTTPS", default=False)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "ui/_table.html"
FILTERS_EMPTY_CHOICE_LABEL = _("全部")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "hengyuan.kernel.logs.formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("HENGYUAN_LOG", default="WARNING")},
}
