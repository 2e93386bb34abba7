"""A picture that moves, or has more pages, says so: readers get one picture of it."""

import io

import pytest
from django.core.files.base import ContentFile

from articles.checks.advisory import advisory_checks
from articles.draft.snapshot import story_of
from media.bulk import bring_in
from media.models import Photo
from tests.builders import make_article, make_photo
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db


def several(kind: str) -> bytes:
    buffer = io.BytesIO()
    frames = [noisy(seed) for seed in (2, 3)]
    noisy(1).save(buffer, kind, save_all=True, append_images=frames)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("GIF", "moves"),
        ("WEBP", "moves"),
        ("PNG", "moves"),
        ("AVIF", "moves"),
        ("TIFF", "more pages"),
    ],
)
def test_what_moves_says_so_when_it_comes_in_and_before_it_goes_out(kind: str, words: str) -> None:
    outcome = bring_in(ContentFile(several(kind), name="a"), "a", by=None)
    assert words in outcome.reason
    photo = Photo.objects.get()
    again = bring_in(ContentFile(several(kind), name="b"), "b", by=None)
    assert words in again.reason
    article = make_article(photos=[photo])
    said = [
        check
        for check in advisory_checks(story_of(article), article.public_id)
        if words in check.words
    ]
    assert [(check.field, check.place, check.stops) for check in said] == [("figures", 0, False)]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF", "TIFF", "JPEG", "HEIF"])
def test_a_still_says_nothing(kind: str) -> None:
    assert make_photo(data=as_file(noisy(1), kind)).left_out == ""


def test_further_pictures_of_a_phones_file_are_not_missed() -> None:
    assert make_photo(data=several("MPO")).left_out == ""
    assert make_photo(data=several("HEIF")).left_out == ""


def test_a_sequence_of_heic_says_so_whether_it_can_be_read_or_not() -> None:
    still = as_file(noisy(1, (64, 48)), "HEIF")
    read = make_photo(data=still[:8] + b"hevc" + still[12:])
    assert read.left_out == "motion"
    outcome = bring_in(ContentFile(still.replace(b"mif1", b"msf1", 1), name="a"), "a", by=None)
    assert "moves (a sequence of HEIC)" in outcome.reason
    assert "still" in outcome.reason
