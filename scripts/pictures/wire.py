"""The wire: what came in, and the ways on which it comes."""

from scripts.pictures.camera import Camera
from scripts.pictures.crew import Crew


def wire(crew: Crew, camera: Camera) -> None:
    """Take the inbox with what the demo's agencies sent, and their channels."""
    with crew.at_work("web-editor") as page:
        page.goto("/admin/inbox/")
        while not page.locator(".inbox-row").count():
            page.wait_for_timeout(2_000)
            page.reload()
        camera.take(page, "wire-inbox", "The inbox: what other houses sent, beside what it says")
    with crew.at_work("publisher") as page:
        page.goto("/admin/wire/channel/")
        camera.take(page, "wire-channels", "The channels, and how each does")
