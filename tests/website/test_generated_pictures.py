"""Readers are told where a picture was generated, and machines how any was made."""

import json
import re

import pytest
from django.test import Client

from editions.models import PublishedArticle
from tests.builders import live_article, make_photo

pytestmark = pytest.mark.django_db


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
    assert image.get("digitalSourceType", "").rpartition("/")[2] == code
    assert image["acquireLicensePage"] == "https://pictures.example/licences"
