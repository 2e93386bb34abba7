"""The paper's icons, where browsers look for them unasked, and what a device keeps of the paper.

They are drawn by `scripts/icons.py`. Pages name each by its own address, which changes with it.
"""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static

from paper.now import paper_now
from website.caching import for_readers

FOLDER = Path(__file__).parent / "static/website/icons"
MANIFEST = "application/manifest+json"
PAPER_COLOUR = "#fffdf9"


@for_readers
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon for a tab, at the address that every browser and feed reader tries."""
    return HttpResponse((FOLDER / "favicon.ico").read_bytes(), content_type="image/x-icon")


@for_readers
def touch_icon(request: HttpRequest) -> HttpResponse:
    """The icon for the first screen of a telephone, where those of Apple look for it."""
    return HttpResponse((FOLDER / "touch.png").read_bytes(), content_type="image/png")


@for_readers
def manifest(request: HttpRequest) -> HttpResponse:
    """What a device needs to put the paper on its first screen (W3C Web Application Manifest)."""
    return app_manifest(paper_now().name, "/", "minimal-ui")


def app_manifest(name: str, start: str, display: str) -> HttpResponse:
    """Return the manifest of what begins at this address, shown in this manner."""
    icons = [
        {"src": static("website/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        *(
            {"src": static(f"website/icons/{px}.png"), "sizes": f"{px}x{px}", "type": "image/png"}
            for px in (192, 512)
        ),
    ]
    # A device may cut it round: the letter stands well within.
    icons.append({**icons[-1], "purpose": "maskable"})
    facts = {
        "name": name,
        "short_name": name,
        "id": start,
        "start_url": start,
        "scope": start,
        "display": display,
        "background_color": PAPER_COLOUR,
        "theme_color": PAPER_COLOUR,
        "icons": icons,
    }
    return JsonResponse(facts, content_type=MANIFEST)
