"""The paper's inner tables: their columns, and the act that may see each. To look at only.

What is searched by key is found along an index; the words of stories are searched in Stories.
"""

from articles.models import (
    ArticleText,
    Autosave,
    ClockLook,
    Event,
    FormCopy,
    Hold,
    Note,
    Notice,
    Presence,
    PreviewLink,
    RemovalOrder,
    Revision,
    SavedFilter,
    TranslationTask,
)
from desk.frame.admin import ReadOnlyInline
from desk.inner_tables.table import NEWEST, ByPublicIdAdmin, InnerTable, OwnRowsAdmin
from editions.models import (
    Address,
    Correction,
    Edition,
    EditionContent,
    HiddenEdition,
    Lead,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    Redaction,
    Removal,
    SearchDocument,
    ShownPhoto,
    ThreadChange,
    ThreadStory,
)
from media.models import IncomingBatch, IncomingFile, PhotoBackfill, PhotoText
from people.roles import Act
from related.models import Follow, RelatedList, Suggestion
from wire.models import WireItem

BY_ID = "A story's id"
BY_ADDRESS = "The end of its address, or a story's id"
STORY = ("article",)
IDS, STORY_IDS, PUBLIC_IDS = (
    ("article_id__exact",),
    ("article__exact",),
    ("article__public_id__exact",),
)
ADDRESS_OR_STORY = ("slug__exact", "article__exact")
READ = Act.READ_DESK


class EditionContentInline(ReadOnlyInline):
    """The exact text of an edition; the salt is nobody's business."""

    model = EditionContent
    reads = Act.READ_DESK
    fields = ["text"]


class IncomingFileInline(ReadOnlyInline):
    """The files of a batch, and what became of each."""

    model = IncomingFile
    reads = Act.RUN_THE_PAPER
    fields = ["name", "status", "photo", "reason"]


OF_DRAFTS = [
    InnerTable(
        Revision, ("article", "number", "by", "made_at", "is_proposal"), READ, STORY, STORY,
        NEWEST, finds=PUBLIC_IDS,
    ),
    InnerTable(
        Event, ("at", "by", "action", "article", "note"), READ, STORY, STORY, finds=PUBLIC_IDS
    ),
    InnerTable(
        RemovalOrder, ("article", "numbers", "reason", "asked_by", "asked_at", "done_by"),
        Act.REMOVE_BY_ORDER, STORY, ("article", "asked_by", "done_by"),
    ),
    InnerTable(
        Hold, ("name", "article", "look_again_on", "placed_by", "placed_at"), READ, STORY,
        ("article", "placed_by"), ("look_again_on", "pk"), finds=PUBLIC_IDS,
    ),
    InnerTable(
        Note, ("at", "by", "words", "article"), READ, STORY, STORY, NEWEST, finds=PUBLIC_IDS
    ),
    InnerTable(
        Presence, ("user", "article", "since", "seen_at", "is_writing"), READ, STORY,
        ("article", "user"), NEWEST, finds=PUBLIC_IDS,
    ),
    InnerTable(
        TranslationTask, ("article", "original", "edition_number", "at", "done_at", "done_by"),
        READ, ("article", "original"), ("article", "original"), NEWEST, finds=PUBLIC_IDS,
    ),
    # The end of the link itself is nobody's business here.
    InnerTable(
        PreviewLink, ("article", "note", "made_by", "made_at", "expires_at", "revoked_at"),
        stories=STORY, joins=("article", "made_by"), order=NEWEST, finds=PUBLIC_IDS,
        hides=("token",),
    ),
    InnerTable(ArticleText, ("article",), READ, STORY, STORY, NEWEST, finds=PUBLIC_IDS),
    InnerTable(ClockLook, ("at",)),
]  # fmt: skip

# Those who run the paper see that these are there; the words are read on the pages they belong to.
OF_ONE_USER = [
    InnerTable(
        Autosave, ("user", "article", "word_count", "kept_at"), stories=STORY,
        joins=("user", "article"), order=NEWEST, hides=("text", "base_text", "key"),
    ),
    InnerTable(
        FormCopy, ("user", "page", "article", "kept_at"), stories=STORY,
        joins=("user", "article"), order=NEWEST, hides=("fields", "key"),
    ),
    InnerTable(
        Notice, ("at", "user", "words", "is_urgent", "sent_at", "problem"), stories=STORY,
        joins=("user",), order=NEWEST,
    ),
    InnerTable(
        SavedFilter, ("name", "user", "query"), joins=("user",), order=NEWEST, base=OwnRowsAdmin
    ),
]  # fmt: skip

OF_THE_RECORD = [
    InnerTable(
        Edition, ("article_id", "number", "kind", "published_at", "by"), READ, filters=("kind",),
        finds=IDS, finds_by=BY_ID, inline=EditionContentInline,
    ),
    InnerTable(Address, ("__str__", "article_id"), READ, order=NEWEST, finds=IDS, finds_by=BY_ID),
    InnerTable(
        HiddenEdition, ("edition", "hidden_at", "by", "reason"), Act.HIDE_VERSION,
        joins=("edition",), order=NEWEST,
    ),
    *[
        InnerTable(
            model, ("edition", "removed_at", "ordered_by", "seconded_by", "reason"),
            Act.REMOVE_BY_ORDER, joins=("edition",), order=NEWEST,
        )
        for model in (Removal, Redaction)
    ],
    InnerTable(ShownPhoto, act=READ, finds=("content_hash__exact",)),
    InnerTable(
        Lead, ("at", "place", "article_id", "by"), READ,
        finds=("article_id__exact", "place__exact"),
    ),
]  # fmt: skip

WHAT_READERS_SEE = [
    InnerTable(
        PublishedArticle, ("headline", "section_name", "edition_number", "first_published_at"),
        READ, order=("-first_published_at", "-id"), finds=("id__exact",), finds_by=BY_ID,
    ),
    *[
        InnerTable(
            model, ("name", "slug", "article"), READ, joins=STORY, order=NEWEST,
            finds=ADDRESS_OR_STORY, finds_by=BY_ADDRESS,
        )
        for model in (PublishedTag, PublishedCredit)
    ],
    InnerTable(
        PublishedHeadline, ("key", "article"), READ, joins=STORY, order=NEWEST,
        finds=("key__exact", "article__exact"),
    ),
    InnerTable(
        PublishedPhoto, ("content_hash", "article"), READ, joins=STORY, order=NEWEST,
        finds=("content_hash__exact", "article__exact"),
    ),
    InnerTable(
        Correction, ("note", "kind", "corrected_at", "article"), READ, joins=STORY,
        order=("-corrected_at", "-id"), filters=("kind",), finds=STORY_IDS, finds_by=BY_ID,
    ),
    InnerTable(
        SearchDocument, ("article",), READ, joins=STORY, order=NEWEST, finds=STORY_IDS,
        finds_by=BY_ID,
    ),
    InnerTable(
        PublishedThread, ("slug", "article"), READ, joins=STORY, order=NEWEST,
        finds=ADDRESS_OR_STORY, finds_by=BY_ADDRESS,
    ),
    *[
        InnerTable(
            model, act=READ, order=NEWEST, finds=("thread_slug__exact", "article_id__exact"),
            finds_by=BY_ADDRESS, base=ByPublicIdAdmin,
        )
        for model in (ThreadStory, ThreadChange)
    ],
]  # fmt: skip

OF_OTHER_ROOMS = [
    InnerTable(
        IncomingBatch, ("began_at", "by"), joins=("by",), inline=IncomingFileInline
    ),
    InnerTable(PhotoText, ("photo",)),
    InnerTable(PhotoBackfill, ("__str__", "began_at"), joins=("photographer", "agency")),
    InnerTable(
        Suggestion, ("article_id", "place", "target_id", "score"), READ,
        finds=("article_id__exact", "target_id__exact"), finds_by=BY_ID,
    ),
    InnerTable(
        RelatedList, ("article_id", "trouble", "is_settled", "accepted_by", "accepted_at"), READ,
        filters=("trouble",), finds=IDS, finds_by=BY_ID,
    ),
    # Sums by list, entry and day. Lists of a story show them where they are decided.
    InnerTable(
        Follow, ("day", "article_id", "target", "times"), Act.LINK,
        finds=("article_id__exact", "target__exact"), finds_by=BY_ID,
    ),
    InnerTable(
        WireItem, ("article", "path", "source_time", "received_at"), READ, STORY, STORY,
        finds=PUBLIC_IDS, finds_by=BY_ID,
    ),
]  # fmt: skip

for table in [*OF_DRAFTS, *OF_ONE_USER, *OF_THE_RECORD, *WHAT_READERS_SEE, *OF_OTHER_ROOMS]:
    table.register()
