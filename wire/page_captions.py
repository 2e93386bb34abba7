"""Which paragraph of a page is a caption, and whose credit stands on a line of its own."""

from wire.bylines import is_plainly_a_person
from wire.credits import CreditFound, find_credit, has_caption_words, is_picture_text
from wire.datelines import find_dateline
from wire.halfread import HalfRead
from wire.lines import Block, trim
from wire.page_patterns import caption_label

MAX_CAPTION = 1_200
_MAX_LONE = 160
"""A longer paragraph over a lone credit is the story's, and the picture has no words."""


def credit_of(view: str) -> CreditFound | None:
    """The credit that ends a paragraph, if it is no longer than a caption."""
    return find_credit(view) if len(view) <= MAX_CAPTION else None


def is_caption(view: str) -> bool:
    """Whether a paragraph is a caption whatever stands round it."""
    credit = credit_of(view)
    return is_picture_text(view) or bool(
        credit and (credit.is_sure or has_caption_words(view[: credit.start]))
    )


def read_caption(page: HalfRead, number: int, block: Block, view: str) -> bool:
    """Keep a paragraph as a caption if it is one."""
    credit = credit_of(view)
    label = caption_label(view)
    if label:
        words = (label, credit.start if credit else len(view))
        page.take_caption(block, credit, words)
        return True
    if credit is None and _is_named_below(page, number, view):
        _take_lone_credit(page, number, block, _of_name(view))
        return True
    if credit is None:
        if is_picture_text(view) and len(view) <= 500:
            page.take_caption(block, None, (0, len(view)))
            return True
        return False
    if not credit.is_sure and not (
        has_caption_words(view[: credit.start])
        or (not page.body and _has_dateline_after(page, number))
    ):
        return False
    if credit.start == 0:
        _take_lone_credit(page, number, block, credit)
        return True
    first = credit_of(view[: credit.start])
    if first and first.start == 0 and first.is_sure:
        page.take_caption(block, first, (0, 0))
        page.take_caption(block, credit, (0, 0))
    else:
        page.take_caption(block, credit, (0, credit.start))
    return True


def _is_named_below(page: HalfRead, number: int, view: str) -> bool:
    """Whether a name in brackets stands right under the first words: it is a photographer's."""
    if not (view.startswith("(") and view.endswith(")") and len(view) <= 60):
        return False
    before = page.blocks[number - 1]
    return (
        len(page.body) == 1
        and page.body[0] == (before.start, before.end)
        and before.end - before.start <= _MAX_LONE
        and page.ends is not None
        and number < page.ends.tail
        and is_plainly_a_person(view[1:-1].strip())
    )


def _of_name(view: str) -> CreditFound:
    inner = trim(view, 1, len(view) - 1)
    return CreditFound(0, inner, None, inner, is_sure=True)


def _has_dateline_after(page: HalfRead, number: int) -> bool:
    nearby = page.blocks[number + 1 : number + 9]
    return any(find_dateline(page.view[b.start : b.end], is_first=True) for b in nearby)


def _take_lone_credit(page: HalfRead, number: int, block: Block, credit: CreditFound) -> None:
    """A credit on a line of its own: of the caption before it, if that is one."""
    before = page.blocks[number - 1]
    paragraph = page.view[before.start : before.end]
    is_next = bool(page.body) and page.body[-1] == (before.start, before.end)
    if is_next and len(paragraph) <= 500 and _has_credit_below(page, number, paragraph):
        page.body.pop()
        page.take_caption(before, credit, (0, len(paragraph)), credit_base=block.start)
    else:
        page.take_caption(block, credit, (0, 0))


def _has_credit_below(page: HalfRead, number: int, paragraph: str) -> bool:
    if has_caption_words(paragraph):
        return True
    is_first = len(page.body) == 1
    return is_first and (len(paragraph) <= _MAX_LONE or _has_dateline_after(page, number))
