"""People and organisations are known again however a page writes them."""

import pytest

from people.models import Organisation, Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "spelling", ["Zhang Kaiwei", "ZHANG Kai-wei", " zhang  kaiwei", "Zhāng Kāiwěi"]
)
def test_case_spaces_and_accents_make_no_other_person(spelling: str) -> None:
    known = Person.objects.named("Zhang Kaiwei")
    assert Person.objects.named(spelling) == known


def test_an_abbreviation_is_the_house_it_stands_for() -> None:
    paper = Organisation.objects.create(name="Global Times", abbreviation="GT")
    assert Organisation.objects.named("GT") == paper
    assert Organisation.objects.named("global times") == paper


def test_a_name_of_signs_alone_is_nobody_elses() -> None:
    Organisation.objects.create(name="Northwind")
    stars = Organisation.objects.named("★★")
    assert stars.name == "★★"
    assert Organisation.objects.named("★★") == stars
    assert Person.objects.named("++") != Person.objects.named("--")


def test_a_name_whose_letters_fold_apart_is_still_kept() -> None:
    name = "\ufdfa" * 60
    assert Person.objects.named(name) == Person.objects.named(name)
    assert Organisation.objects.named(name) == Organisation.objects.named(name)
