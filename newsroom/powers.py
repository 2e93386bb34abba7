"""What pages of the paper and the desk may ask of a browser: none of a device's powers.

The policy stands on every answer, errors and files included, so that no page that somebody
manages to put under our address can ask for a camera or a place either.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# Powers that nothing of ours uses. Passkeys, the clipboard and full screen keep their usual rule:
# our own pages alone. A browser warns of names that it does not know, so only common ones stand.
NOBODY = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
POLICY = ", ".join(f"{power}=()" for power in NOBODY)

type Answer = Callable[[HttpRequest], HttpResponseBase]


def no_powers(get_response: Answer) -> Answer:
    """Return the middleware that sends the policy with every answer (W3C Permissions Policy)."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response

    return answer
