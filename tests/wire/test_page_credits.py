"""Captions and whose picture it is, in the variants that pages print."""

from datetime import UTC

import pytest

from wire.page import Page, parse

STORY = "The bridge was opened on Monday by the mayor.\n\nIt is long."
TEXT = "Boats pass the bridge on Sept. 10, 2024."


def read(*parts: str) -> Page:
    return parse("\n\n".join(["Head of the page", *parts]), site_zone=UTC)


CREDITS = [
    ("(Xinhua/Li Bo)", "Xinhua", "Li Bo"),
    ("(Xinhua/Li Bo, Wang Wu)", "Xinhua", "Li Bo, Wang Wu"),
    ("(Xinhua/Li Bo and Wang Wu)", "Xinhua", "Li Bo and Wang Wu"),
    ("(Xinhua)", "Xinhua", None),
    ("(Xinhua Photo)", "Xinhua", None),
    ("（Xinhua／Li Bo）", "Xinhua", "Li Bo"),
    ("(AP Photo/John Smith)", "AP", "John Smith"),
    ("(AP Photo/John Smith, File)", "AP", "John Smith"),
    ("(REUTERS/Jane Roe)", "REUTERS", "Jane Roe"),
    ("REUTERS/Jane Roe/File Photo", "REUTERS", "Jane Roe"),
    ("(Photo: Xinhua)", "Xinhua", None),
    ("(Photo: VCG)", "VCG", None),
    ("(Photo/VCG)", "VCG", None),
    ("(Photo/Deng Fei)", None, "Deng Fei"),
    ("(Photo/IC Photo)", "IC Photo", None),
    ("(Photo by Tang Zhihua/Xinhua)", "Xinhua", "Tang Zhihua"),
    ("(Photo by Zhou Mu, Xinhua)", "Xinhua", "Zhou Mu"),
    ("(Photo by John Smith/AFP via Getty Images)", "AFP via Getty Images", "John Smith"),
    ("(Photo courtesy of Li Bo)", None, "Li Bo"),
    ("(People's Daily Online/He Jun)", "People's Daily Online", "He Jun"),
    ("(People’s Daily Online/He Jun)", "People’s Daily Online", "He Jun"),
    ("(Sichuan Riverside/He Jun)", "Sichuan Riverside", "He Jun"),
    ("[Photo/Xinhua]", "Xinhua", None),
    ("[Photo by A/China Daily]", "China Daily", "A"),
    ("[Photo by Meng Tao/for China Daily]", "China Daily", "Meng Tao"),
    ("[Photo provided to China Daily]", "China Daily", None),
    ("[PHOTO BY LI BO / FOR CHINA DAILY]", "CHINA DAILY", "LI BO"),
    ("WANG WEI/FOR CHINA DAILY", "CHINA DAILY", "WANG WEI"),
    ("Photo: Li Hao/GT", "GT", "Li Hao"),
    ("Photo: VCG", "VCG", None),
    ("Photos: Courtesy of Li Ming", None, "Li Ming"),
    ("Photo: Courtesy of the Palace Museum", "Palace Museum", None),
    ("Cartoon: Liu Rui/GT", "GT", "Liu Rui"),
    ("/CFP", "CFP", None),
    ("(File photo)", None, None),
    ("（新华社记者 何军 摄）", "新华社", "何军"),
    ("(新华社记者何军摄)", "新华社", "何军"),
    ("（新华社发 王某 摄）", "新华社", "王某"),
    ("（新华社发（王某 摄））", "新华社", "王某"),
    ("（人民网 张三 摄）", "人民网", "张三"),
    ("（张三 摄）", None, "张三"),
    ("（图/视觉中国）", "视觉中国", None),
    ("（新华社照片）", "新华社", None),
    ("摄影：张三", None, "张三"),
]


@pytest.mark.parametrize(("credit", "agency", "photographer"), CREDITS)
def test_a_credit_is_cut_from_its_caption(
    credit: str, agency: str | None, photographer: str | None
) -> None:
    for place in (read(f"{TEXT} {credit}", STORY), read(STORY, f"{TEXT} {credit}")):
        (caption,) = place.captions
        assert (caption.text, caption.agency, caption.photographer) == (TEXT, agency, photographer)
        assert [p.text for p in place.body] == STORY.split("\n\n")


def test_the_credit_is_kept_as_printed() -> None:
    assert (
        read(f"{TEXT} (Photo by  Li Bo/Xinhua)", STORY).captions[0].credit
        == "Photo by Li Bo/Xinhua"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "He spoke and wrote about it (see page 3).",
        "It was reported by the wire (AP).",
        "He used the word (him/her).",
        "The band was good. (AC/DC)",
        "The result was clear. (The writer is a professor at Peking University.)",
        "She took the photo by herself.",
        "He won the prize for best picture. Photo by photo, he built it.",
        "This was a good year. Credit: it matters",
        "The deal closes on Friday (Oct. 3).",
        "学校在山上（海拔三千米）。",
    ],
)
def test_a_sentence_with_parentheses_stays_whole(sentence: str) -> None:
    page = read(sentence, STORY, sentence, "The end.")
    assert [p.text for p in page.body].count(sentence) == 2
    assert page.captions == ()


def test_captions_keep_their_place_among_the_paragraphs() -> None:
    page = read(f"{TEXT} (Xinhua/Li Bo)", "One.", f"{TEXT} (Photo/VCG)", "Two.", f"{TEXT} (Xinhua)")
    assert [c.position for c in page.captions] == [0, 1, 2]
    assert [p.text for p in page.body] == ["One.", "Two."]


def test_a_credit_on_a_line_of_its_own_belongs_to_the_caption_above() -> None:
    page = read("A boat passes on Dec. 31, 2023.", "Photo: VCG", STORY)
    (caption,) = page.captions
    assert (caption.text, caption.agency) == ("A boat passes on Dec. 31, 2023.", "VCG")


def test_a_credit_under_a_picture_without_words_is_a_caption_without_words() -> None:
    page = read("(Photo/VCG)", STORY)
    assert [(c.text, c.agency) for c in page.captions] == [("", "VCG")]


def test_a_caption_may_have_no_credit_at_all() -> None:
    page = read("Photo taken on Sept. 10, 2024 shows a bridge in fog", STORY)
    assert [(c.text, c.agency) for c in page.captions] == [
        ("Photo taken on Sept. 10, 2024 shows a bridge in fog", None)
    ]


def test_an_agency_that_signs_the_last_sentence_is_no_caption() -> None:
    page = read("NANJING, Sept. 10 (Xinhua) -- It rained.", "It stopped. (Xinhua)")
    assert [p.text for p in page.body] == ["It rained.", "It stopped."]
    assert page.captions == ()
    assert [f.text for f in page.furniture if f.name == "sign_off"] == ["Xinhua"]
