"""One file for every machine: what differs is in the environment, listed in .env.example."""

from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from config import environment as env
from config import logging

# Lets ModelAdmin[Claim] and its like be written, not only checked.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

# The address people and partners know. What is built from it must not depend on a request.
SITE_URL = env.web_address("SITE_URL", "http://127.0.0.1:8000")
# Who publishes here: in the head of every page, in feeds, and as the author of findings.
SITE_NAME = env.text("SITE_NAME", "Factcheck")
HTTPS = SITE_URL.startswith("https://")

DEBUG = env.flag("DEBUG")
# A made-up key is safe, but sessions end with the process that made it up: a check warns.
SECRET_KEY_IS_MADE_UP = not env.text("SECRET_KEY")
SECRET_KEY = env.text("SECRET_KEY") or get_random_secret_key()
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = [str(urlsplit(SITE_URL).hostname), *env.words("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "accounts",
    "claims",
    "factcheck",
    "factcheck.apps.FactcheckAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "rest_framework",
    "drf_spectacular",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.api.middleware.open_to_every_site",
    "factcheck.characters.refuse_nul",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.languages.DeskLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.site_name.site_name",
            ],
        },
    }
]

# PostgreSQL is the truth: the record, its history, and all work still to be done.
DATABASES = {"default": env.database("DATABASE_URL", "postgresql:///factcheck")}
DATABASE_POOL_SIZE = env.number("DATABASE_POOL_SIZE", 0)
if DATABASE_POOL_SIZE:
    # One pool a process: no request opens a connection, and no burst opens a hundred.
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": DATABASE_POOL_SIZE,
        "timeout": 5,
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.text("CACHE_URL")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
        if CACHE_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# Celery is the doorbell and the clock. Work to be done is a row that is due, so nothing is lost
# when the broker forgets.
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", "memory://")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"visibility_timeout": 600}
if CELERY_BROKER_URL.startswith(("amqp://", "amqps://")):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True}
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
    CELERY_WORKER_DETECT_QUORUM_QUEUES = True
if CELERY_BROKER_URL.startswith("filesystem://"):
    # For a machine without a broker. It may lose a ring of the bell, and serves that machine only.
    _folder = Path(CELERY_BROKER_URL.removeprefix("filesystem://"))
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_folder / "messages"),
        "data_folder_out": str(_folder / "messages"),
        "control_folder": str(_folder / "control"),
    }
# With a direct exchange, a task that waits for its time would hold back those that are due.
CELERY_TASK_DEFAULT_QUEUE = env.text("CELERY_QUEUE", "factcheck")
CELERY_TASK_DEFAULT_EXCHANGE = CELERY_TASK_DEFAULT_QUEUE
CELERY_TASK_DEFAULT_EXCHANGE_TYPE = "topic"
CELERY_TASK_DEFAULT_ROUTING_KEY = f"{CELERY_TASK_DEFAULT_QUEUE}.due"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "UTC"
# The schedule is here and in no file: a beat that is killed leaves nothing to mend.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
# A tick that no worker took in time is worth nothing: the next one asks for the same rows.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "fetch due articles": {
        "task": "factcheck.tasks.fetch_due_articles",
        "schedule": 2.0,
        "options": {"expires": 10},
    },
    "publish due findings": {
        "task": "factcheck.tasks.publish_due_findings",
        "schedule": 5.0,
        "options": {"expires": 10},
    },
    "record silences": {
        "task": "factcheck.tasks.record_silences",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
}

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Collected files are named for their content and cached for ever; the proxy compresses them. Where
# none are collected (a checkout, the tests), they come from the packages under their own names.
STATIC_URL = "static/"
STATIC_ROOT = env.text("STATIC_ROOT") or None
WHITENOISE_USE_FINDERS = not STATIC_ROOT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
            if STATIC_ROOT
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# A proxy that is trusted must drop these headers when clients send them; ours does.
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# To preload binds a whole domain for years: that is for its owner to decide, not for us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Browsers keep a __Host- cookie to one host and to https; on plain http they refuse it.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

# One policy for the whole site: our own files, and nothing that is written into a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    # Whom limits count: who came to the proxy, or, without one, who came. No header by a client.
    "NUM_PROXIES": 1 if BEHIND_PROXY else 0,
    "EXCEPTION_HANDLER": "factcheck.api.errors.handle",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    # There is one format: ?format= is a parameter that does not exist, as any other.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Factcheck",
    "DESCRIPTION": "Claims, who denies them, the evidence, and what is known.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": ["factcheck.api.schema.complete"],
}

# The fetcher of articles tells sites who asks, and takes no more than this from any page.
FACTCHECK_CONTACT = env.text("FACTCHECK_CONTACT")
FETCH_CONNECT_SECONDS = 5
FETCH_TOTAL_SECONDS = env.number("FETCH_TOTAL_SECONDS", 15)
FETCH_MAX_BYTES = env.number("FETCH_MAX_BYTES", 5_000_000)
FETCH_MAX_REDIRECTS = 3

LOGGING = logging.configuration(env.text("LOG_LEVEL", "INFO"), as_json=env.flag("LOG_JSON"))
