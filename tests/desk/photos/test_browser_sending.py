"""Many pictures in a real browser: chosen or dropped, sent one by one, each with its result."""

import base64

import pytest
from playwright.sync_api import FilePayload, Page, expect

from media.incoming_worker import take_next_in
from media.models import Photo
from people.models import User
from tests.browser import accessibility_faults, log_in
from tests.builders import picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
}"""


def test_pictures_are_chosen_and_dropped_and_each_has_its_result(
    page: Page, photo_editor: User, complaints: list[str]
) -> None:
    log_in(page, photo_editor)
    page.goto("/admin/media/photo/")
    page.get_by_role("link", name="Send many").click()
    page.get_by_label("Pictures, or ZIPs").set_input_files(
        [
            FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=picture_bytes()),
            FilePayload(name="b.jpg", mimeType="image/jpeg", buffer=b"no picture"),
        ]
    )
    page.get_by_role("button", name="Send them").click()
    expect(page.get_by_text("Waiting")).to_have_count(2)
    page.evaluate(DROP, ["c.jpg", base64.b64encode(picture_bytes()).decode()])
    expect(page.get_by_text("Waiting")).to_have_count(3)
    while take_next_in():
        pass
    expect(page.get_by_text("3 of 3 done, 1 refused")).to_be_visible()
    expect(page.get_by_text("b.jpg is not a picture that can be used.")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="a.jpg").click()
    expect(page).to_have_url(
        f"/admin/media/photo/{Photo.objects.get(file_name='a.jpg').pk}/change/"
    )
    assert complaints == []
