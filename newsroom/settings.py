"""Every setting of Newsroom, read from the environment or a `.env` file.

The defaults are safe and need nothing: SQLite and local files under `var/`. `docs/settings.md`
lists each variable; a test compares that list with this file.
"""

from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from desk.editor.extensions import EDITOR_EXTENSIONS
from newsroom.catalogs import compiled
from newsroom.environment import Environment
from newsroom.mailer import mailer
from newsroom.secret_key import kept_secret_key
from people.roles import Role

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment()
env.read_env(BASE_DIR / ".env")

# --- Where things lie -------------------------------------------------------------------------

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

# --- The paper --------------------------------------------------------------------------------

SITE_NAME = env.str("SITE_NAME", default="Newsroom")
# What it is called in other languages, by their tags (BCP 47).
SITE_NAMES = env.dict("SITE_NAMES", default={})
SITE_TAGLINE = env.str("SITE_TAGLINE", default="")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
if urlsplit(SITE_URL).scheme not in {"http", "https"} or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured(
        f"SITE_URL is {SITE_URL!r}; give the address readers use, such as https://news.example"
    )
IS_HTTPS = SITE_URL.startswith("https://")

# --- Safety -----------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret_key(DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

SESSION_COOKIE_SECURE = IS_HTTPS
# A session ends with the browser, or after a working week where somebody asked to stay.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = env.int("SESSION_DAYS", default=7) * 24 * 60 * 60
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_FAILURE_VIEW = "newsroom.errors.forged"
SECURE_SSL_REDIRECT = IS_HTTPS
# What a machine beside the site asks, without a proxy in between.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
# An hour at first: an operator who is sure of HTTPS makes it a year, and only they know whether
# every subdomain has it, which is why the checks that ask for subdomains are silent; so is the
# one that asks for a mail server, which a paper may go without.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=3600 if IS_HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "mail.E001"]
TRUST_PROXY = env.bool("TRUST_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# One policy for site and desk: no inline script, no inline style, no eval. The hash allows the
# one style element that the rich-text editor adds (docs/decisions/0004-one-strict-csp.md).
PROSE_EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE, PROSE_EDITOR_STYLE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# --- What it is made of -----------------------------------------------------------------------

INSTALLED_APPS = [
    "desk.apps.DeskAdminConfig",
    # Before Django's own accounts, whose `createsuperuser` it makes its own.
    "people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "taggit",
    "django_prose_editor",
    "leases",
    "freshness",
    "addresses",
    "paper",
    "taxonomy",
    "media",
    "editions",
    "articles",
    "fronts",
    "related",
    "wire",
    "website",
    "desk",
    "newsroom",
    "demo",
]

MIDDLEWARE = [
    "newsroom.powers.no_powers",
    "counting.requests.counted",
    "website.api.around.for_programs",
    "website.caching.kept_pages",
    "newsroom.language.in_their_language",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.no_null.NoNull",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
ASGI_APPLICATION = "newsroom.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["editions.templatetags.pictures", "website.templatetags.stamps"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "website.context.paper",
            ],
        },
    },
]

# --- Database, cache, files -------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")}
if "ENGINE" not in DATABASES["default"]:
    raise ImproperlyConfigured(
        "DATABASE_URL is not the address of a database; give one such as "
        "postgres://user:password@127.0.0.1:5432/newsroom"
    )
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue for up to 20 s instead of failing; readers never wait for them. What is deleted
    # is overwritten: words removed by order are not to lie in free pages. A migration may remake a
    # table that the triggers of others name (`editions/append_only.py`, `freshness/watching.py`):
    # without `legacy_alter_table` SQLite refuses to give the new one its name.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
            "PRAGMA legacy_alter_table=ON;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A server that cannot be reached is said to be away, instead of holding every request.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)

DATABASES["default"]["CONN_MAX_AGE"] = 60

# How much of its memory each process may fill with readers' pages that it made.
PAGE_STORE_BYTES = env.int("PAGE_STORE_BYTES", default=32 * 1024 * 1024)

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # One that cannot be reached is said to be away, instead of holding every request.
    waits = {"socket_connect_timeout": 2, "socket_timeout": 5}
    CACHES["default"]["OPTIONS"] = waits | CACHES["default"].get("OPTIONS", {})

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "newsroom.hashed_modules.HashedModules"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People, language, time -------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"

# --- Logging in (docs/decisions/0017-login-by-allauth.md) --------------------------------------

# It is Django's own backend with the limit on wrong passwords before it.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_LOCKED_MIN = env.int("LOGIN_LOCKED_MIN", default=5)
LOGIN_TRIES_PER_NAME = env.int("LOGIN_TRIES_PER_NAME", default=5)
LOGIN_TRIES_PER_ADDRESS = env.int("LOGIN_TRIES_PER_ADDRESS", default=20)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TRUST_PROXY else 0
ACCOUNT_ADAPTER = "people.login.DeskAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reset_password": "people.login.ResetForm"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# Django's: allauth's own would keep addresses that somebody no longer has.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {
    "login_failed": (
        f"{LOGIN_TRIES_PER_ADDRESS}/{LOGIN_LOCKED_MIN}m/ip,"
        f"{LOGIN_TRIES_PER_NAME}/{LOGIN_LOCKED_MIN}m/key"
    )
}
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
MFA_ADAPTER = "people.login.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A telephone's clock is rarely exact.
MFA_TOTP_TOLERANCE = 1
# How long the audit keeps from which network address somebody logged in.
AUDIT_ADDRESS_DAYS = env.int("AUDIT_ADDRESS_DAYS", default=30)
REQUIRE_SECOND_FACTOR = env.list("REQUIRE_SECOND_FACTOR", default=[])
if unknown := set(REQUIRE_SECOND_FACTOR) - {role.value for role in Role}:
    raise ImproperlyConfigured(
        f"REQUIRE_SECOND_FACTOR names {', '.join(sorted(unknown))}; the roles are "
        + ", ".join(role.value for role in Role)
    )

# Readers are spoken to in the paper's language, the desk in English (newsroom/language.py). What
# is in neither's hands, such as a command or the worker, speaks as the desk does.
PAPER_LANGUAGE = env.str("LANGUAGE_CODE", default="en")
LANGUAGE_CODE = "en"
LOCALE_DIR = BASE_DIR / "locale"
LOCALE_PATHS = [
    compiled(LOCALE_DIR, into=DATA_DIR / "locale"),
    # What the desk says where Django has words of its own.
    compiled(BASE_DIR / "desk/locale", into=DATA_DIR / "locale_of_desk"),
]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_TZ = True

# --- Mail and alerts --------------------------------------------------------------------------

EMAIL_URL = env.str("EMAIL_URL", default="")
# Without a mail server notices stand on the desk alone, and no mail goes anywhere.
MAILERS = {"default": mailer(EMAIL_URL or "dummymail://")}
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"newsroom@{urlsplit(SITE_URL).hostname}"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ALERT_WEBHOOK_URL = env.str("ALERT_WEBHOOK_URL", default="")
if ALERT_WEBHOOK_URL and urlsplit(ALERT_WEBHOOK_URL).scheme not in {"http", "https"}:
    raise ImproperlyConfigured(
        "ALERT_WEBHOOK_URL is no address that alerts can be sent to; give one that begins with "
        "https://"
    )
# Whom feeds name as their WebSub hubs; the worker tells these of what is new, and nobody else.
WEBSUB_HUBS = env.list("WEBSUB_HUBS", default=[])
if wrong := [hub for hub in WEBSUB_HUBS if urlsplit(hub).scheme not in {"http", "https"}]:
    raise ImproperlyConfigured(
        f"WEBSUB_HUBS: {wrong[0]} is no address of a hub; give one that begins with https://"
    )

# --- Tags, text editor ------------------------------------------------------------------------

DJANGO_PROSE_EDITOR_EXTENSIONS = EDITOR_EXTENSIONS

# --- Limits -----------------------------------------------------------------------------------

# A ten-megapixel photograph from a camera is under this; a story never comes near it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
# A story may have a thousand photos and a thousand names (the forms' own limit): some nine fields
# a photo and five a name. Django's own limit of 1,000 ended at 130 photos.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 16_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
PHOTO_MAX_BYTES = env.int("PHOTO_MAX_BYTES", default=60 * 1024 * 1024)
PHOTO_ZIP_MAX_BYTES = env.int("PHOTO_ZIP_MAX_BYTES", default=2 * 1024**3)
FOUR_EYES = env.bool("FOUR_EYES", default=False)
PREVIEW_HOURS = env.int("PREVIEW_HOURS", default=48)
BREAKING_MIN = env.int("BREAKING_MIN", default=60)
BREAKING_OLD_MIN = env.int("BREAKING_OLD_MIN", default=20)
# Where folders of the wire's channels lie, one a channel, and how much each may send.
WIRE_DIR = Path(env.str("WIRE_DIR", default=str(DATA_DIR / "wire"))).resolve()
try:
    WIRE_FETCH_NETWORKS = [
        ip_network(network) for network in env.list("WIRE_FETCH_NETWORKS", default=[])
    ]
except ValueError as error:
    raise ImproperlyConfigured(
        f"WIRE_FETCH_NETWORKS names no network: {error}; give those such as 192.0.2.16/28"
    ) from error
WIRE_POSTS_PER_MIN = env.int("WIRE_POSTS_PER_MIN", default=120)
# How often one address may ask the API in a minute, and one key.
API_PER_MIN = env.int("API_PER_MIN", default=300)
API_PER_MIN_WITH_KEY = env.int("API_PER_MIN_WITH_KEY", default=3000)
FRONT_LEAD_HOURS = env.int("FRONT_LEAD_HOURS", default=12)

# --- Being watched ----------------------------------------------------------------------------

# Whoever has it may read what is counted; without one nobody can.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN and len(METRICS_TOKEN) < 20:
    raise ImproperlyConfigured(
        "METRICS_TOKEN could be guessed; give 20 letters or more, such as `openssl rand -hex 20` "
        "prints"
    )
METRICS_DIR = Path(env.str("METRICS_DIR", default=str(DATA_DIR / "metrics"))).resolve()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
