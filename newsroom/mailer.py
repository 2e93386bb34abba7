"""How mail goes out: the address of a mail server, as the settings of Django's mailer."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

# A mail server that does not answer holds nobody up longer than this.
TIMEOUT_S = 10


def mailer(url: str) -> dict[str, Any]:
    """Return Django's settings for `smtp+tls://user:password@host:587` and its like."""
    try:
        server = environ.Env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(
            "EMAIL_URL is not the address of a mail server; give one such as "
            "smtp+tls://user:password@mail.example:587"
        ) from error
    if not server["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        is_file = server["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
        path = {"file_path": f"/{server['EMAIL_FILE_PATH']}"} if is_file else {}
        return {"BACKEND": server["EMAIL_BACKEND"], "OPTIONS": path}
    options = {
        "host": server["EMAIL_HOST"],
        "port": server["EMAIL_PORT"] or 25,
        "username": server["EMAIL_HOST_USER"],
        "password": server["EMAIL_HOST_PASSWORD"],
        "use_tls": server.get("EMAIL_USE_TLS", False),
        "use_ssl": server.get("EMAIL_USE_SSL", False),
        "timeout": TIMEOUT_S,
    }
    return {"BACKEND": server["EMAIL_BACKEND"], "OPTIONS": options}
