"""Readers are told where a picture was generated, and machines how any was made."""

import json
import re

import pytest
from django.test import Client

from editions.models import PublishedArticle
from media.choices import DigitalSourceType
from tests.builders import live_article, make_photo
from website.structured import source_type

pytestmark = pytest.mark.django_db


# The members of `IPTCDigitalSourceEnumeration` (schema.org 29).
SCHEMA_ORG = {
    "AlgorithmicMediaDigitalSource",
    "AlgorithmicallyEnhancedDigitalSource",
    "CompositeCaptureDigitalSource",
    "CompositeDigitalSource",
    "CompositeSyntheticDigitalSource",
    "CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "DataDrivenMediaDigitalSource",
    "DigitalArtDigitalSource",
    "DigitalCaptureDigitalSource",
    "MinorHumanEditsDigitalSource",
    "MultiFrameComputationalCaptureDigitalSource",
    "NegativeFilmDigitalSource",
    "PositiveFilmDigitalSource",
    "PrintDigitalSource",
    "ScreenCaptureDigitalSource",
    "TrainedAlgorithmicMediaDigitalSource",
    "VirtualRecordingDigitalSource",
}


def test_every_way_to_make_a_picture_has_its_name_at_schema_org() -> None:
    told = {source_type(code) for code in DigitalSourceType.values}
    assert told == {f"https://schema.org/{member}" for member in SCHEMA_ORG}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("trainedAlgorithmicMedia", "Generated with AI"),
        ("compositeWithTrainedAlgorithmicMedia", "Changed with generative AI"),
        ("digitalCapture", ""),
        ("", ""),
    ],
)
def test_a_generated_picture_says_so_under_it_and_in_the_data(
    client: Client, code: str, words: str
) -> None:
    photo = make_photo(
        rendered=True,
        digital_source_type=code,
        licence_page="https://pictures.example/licences",
    )
    article = live_article(photos=[photo])
    address = PublishedArticle.objects.get(pk=article.public_id).get_absolute_url()
    html = client.get(address).content.decode()
    assert re.findall(r'<strong class="generated">(.*?)</strong>', html) == [words] * bool(words)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert data
    (image,) = json.loads(data[1])["image"]
    assert image.get("digitalSourceType", "") == (
        f"https://schema.org/{code[0].upper()}{code[1:]}DigitalSource" if code else ""
    )
    assert image["acquireLicensePage"] == "https://pictures.example/licences"


def test_way_to_make_a_picture_that_schema_org_has_no_name_for_is_not_told() -> None:
    assert source_type("softwareImage") == ""
