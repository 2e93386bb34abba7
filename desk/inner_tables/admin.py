"""The paper's inner tables: their columns, and who may see each. To look at only.

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
    PassageNote,
    Presence,
    PreviewLink,
    RemovalOrder,
    Revision,
    SavedFilter,
    TextSave,
    TranslationTask,
)
from desk.frame.admin import ReadOnlyInline
from desk.inner_tables.columns import (
    act_on_thread,
    done,
    ends,
    made,
    story,
    story_of_id,
    thread,
    when,
)
from desk.inner_tables.table import NEWEST, ByPublicIdAdmin, InnerTable, OwnRowsAdmin
from editions.models import (
    Address,
    Breaking,
    Correction,
    Edition,
    EditionContent,
    FrontVersion,
    HiddenEdition,
    Lead,
    MostRead,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    ReadCount,
    Redaction,
    Removal,
    SearchDocument,
    ShownPhoto,
    TextEdition,
    ThreadChange,
    ThreadStory,
)
from fronts.models import FrontDraft, FrontPlan
from media.models import IncomingBatch, IncomingFile, PhotoBackfill, PhotoText
from paper.models import Logo, PaperSave, PaperVersion
from people.roles import Act
from related.models import Follow, RelatedList, Suggestion
from wire.models import WireItem, WireUse

BY_ID = "A story's id"
BY_ADDRESS = "The end of its address, or a story's id"
STORY = ("article",)
IDS, STORY_IDS, PUBLIC_IDS = (
    ("article_id__exact",),
    ("article__exact",),
    ("article__public_id__exact",),
)
ADDRESS_OR_STORY = ("slug__exact", "article__exact")
OF_THREAD = ("thread_slug__exact", "article_id__exact")
READ = Act.READ_DESK


class EditionContentInline(ReadOnlyInline):
    """The exact text of an edition; the salt is nobody's business."""

    model = EditionContent
    reads = Act.SEE_TABLES
    fields = ["text"]


class IncomingFileInline(ReadOnlyInline):
    """The files of a batch, and what became of each."""

    model = IncomingFile
    reads = Act.SEE_TABLES
    fields = ["name", "status", "photo", "reason"]


OF_DRAFTS = [
    InnerTable(
        Revision, ("article", "number", "by", "made_at", "is_proposal"), stories=STORY,
        joins=STORY, order=NEWEST, finds=PUBLIC_IDS,
    ),
    InnerTable(
        Event, (when, "by", done, story, "note"), READ, STORY, STORY, finds=PUBLIC_IDS,
        finds_by=BY_ID, called="What happened",
    ),
    InnerTable(
        RemovalOrder, ("article", "numbers", "reason", "asked_by", "asked_at", "done_by"),
        stories=STORY, joins=("article", "asked_by", "done_by"),
    ),
    InnerTable(
        Hold, ("name", "article", "look_again_on", "placed_by", "placed_at"), stories=STORY,
        joins=("article", "placed_by"), order=("look_again_on", "pk"), finds=PUBLIC_IDS,
    ),
    InnerTable(
        Note, (when, "by", "words", story), READ, STORY, STORY, NEWEST, finds=PUBLIC_IDS,
        finds_by=BY_ID, called="Notes on stories",
    ),
    InnerTable(
        PassageNote, (when, "by", "words", "exact", story), READ, STORY, STORY, NEWEST,
        finds=PUBLIC_IDS, finds_by=BY_ID, called="Notes at passages",
    ),
    InnerTable(
        Presence, ("user", "article", "since", "seen_at", "is_writing"), stories=STORY,
        joins=("article", "user"), order=NEWEST, finds=PUBLIC_IDS,
    ),
    InnerTable(
        TranslationTask, ("article", "original", "edition_number", "at", "done_at", "done_by"),
        stories=("article", "original"), joins=("article", "original"), order=NEWEST,
        finds=PUBLIC_IDS,
    ),
    # The end of the link itself is nobody's business here.
    InnerTable(
        PreviewLink, ("note", story, "made_by", made, ends),
        Act.RUN_THE_PAPER, STORY, ("article", "made_by"), NEWEST, finds=PUBLIC_IDS,
        finds_by=BY_ID, hides=("token",), called="Previews for outsiders",
    ),
    InnerTable(
        ArticleText, ("article",), stories=STORY, joins=STORY, order=NEWEST, finds=PUBLIC_IDS
    ),
    InnerTable(ClockLook, ("at",)),
    InnerTable(TextSave, ("kind", "number", "title", "by", "made_at"), order=NEWEST),
]  # fmt: skip

# That these are there; the words are read on the pages they belong to.
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
        Edition, ("article_id", "number", "kind", "published_at", "by"), filters=("kind",),
        finds=IDS, finds_by=BY_ID, inline=EditionContentInline,
    ),
    InnerTable(Address, ("__str__", "article_id"), order=NEWEST, finds=IDS, finds_by=BY_ID),
    InnerTable(
        HiddenEdition, ("edition", "hidden_at", "by", "reason"),
        joins=("edition",), order=NEWEST,
    ),
    *[
        InnerTable(
            model, ("edition", "removed_at", "ordered_by", "seconded_by", "reason"),
            joins=("edition",), order=NEWEST,
        )
        for model in (Removal, Redaction)
    ],
    InnerTable(ReadCount, ("hour", "article_id", "times"), order=("-hour", "-times")),
    InnerTable(MostRead, ("hours", "place", "article_id")),
    InnerTable(TextEdition, ("kind", "number", "title", "by", "published_at"), order=NEWEST),
    InnerTable(ShownPhoto, finds=("content_hash__exact",)),
    InnerTable(
        Lead, ("at", "place", "article_id", "by"),
        finds=("article_id__exact", "place__exact"),
    ),
    InnerTable(
        Breaking, ("at", "words", "article_id", "ends_at", "by"), finds=("article_id__exact",)
    ),
    InnerTable(FrontVersion, ("at", "place", "number", "by", "note"), finds=("place__exact",)),
    InnerTable(FrontDraft, ("place", "version", "changed_at", "changed_by")),
    InnerTable(
        FrontPlan, ("goes_out_at", "place", "by", "went_out", "ended_by"), finds=("place__exact",)
    ),
]  # fmt: skip

WHAT_READERS_SEE = [
    InnerTable(
        PublishedArticle, ("headline", "section_name", "edition_number", "first_published_at"),
        order=("-first_published_at", "-id"), finds=("id__exact",), finds_by=BY_ID,
    ),
    *[
        InnerTable(
            model, ("name", "slug", "article"), joins=STORY, order=NEWEST,
            finds=ADDRESS_OR_STORY, finds_by=BY_ADDRESS,
        )
        for model in (PublishedTag, PublishedCredit)
    ],
    InnerTable(
        PublishedHeadline, ("key", "article"), joins=STORY, order=NEWEST,
        finds=("key__exact", "article__exact"),
    ),
    InnerTable(
        PublishedPhoto, ("content_hash", "article"), joins=STORY, order=NEWEST,
        finds=("content_hash__exact", "article__exact"),
    ),
    InnerTable(
        Correction, ("note", "kind", "corrected_at", "article"), joins=STORY,
        order=("-corrected_at", "-id"), filters=("kind",), finds=STORY_IDS, finds_by=BY_ID,
    ),
    InnerTable(
        SearchDocument, ("article",), joins=STORY, order=NEWEST, finds=STORY_IDS,
        finds_by=BY_ID,
    ),
    InnerTable(
        PublishedThread, ("slug", "article"), joins=STORY, order=NEWEST,
        finds=ADDRESS_OR_STORY, finds_by=BY_ADDRESS,
    ),
    InnerTable(
        ThreadStory, order=NEWEST, finds=OF_THREAD, finds_by=BY_ADDRESS, base=ByPublicIdAdmin
    ),
    InnerTable(
        ThreadChange, (when, "by", act_on_thread, thread, story_of_id), READ, order=NEWEST,
        finds=OF_THREAD, finds_by=BY_ADDRESS, base=ByPublicIdAdmin,
        called="What happened to threads",
    ),
]  # fmt: skip

OF_OTHER_ROOMS = [
    InnerTable(
        IncomingBatch, ("began_at", "by"), joins=("by",), inline=IncomingFileInline
    ),
    InnerTable(PaperSave, ("number", "by", "made_at")),
    InnerTable(PaperVersion, ("__str__", "by", "published_at")),
    InnerTable(Logo, ("digest", "width_px", "height_px"), hides=("png",)),
    InnerTable(PhotoText, ("photo",)),
    InnerTable(PhotoBackfill, ("__str__", "began_at"), joins=("photographer", "agency")),
    InnerTable(
        Suggestion, ("article_id", "place", "target_id", "score"),
        finds=("article_id__exact", "target_id__exact"), finds_by=BY_ID,
    ),
    InnerTable(
        RelatedList, ("article_id", "trouble", "is_settled", "accepted_by", "accepted_at"),
        filters=("trouble",), finds=IDS, finds_by=BY_ID,
    ),
    # Sums by list, entry and day. Lists of a story show them where they are decided.
    InnerTable(
        Follow, ("day", "article_id", "target", "times"),
        finds=("article_id__exact", "target__exact"), finds_by=BY_ID,
    ),
    InnerTable(
        WireItem, ("article", "path", "source_time", "received_at"), stories=STORY,
        joins=STORY, finds=PUBLIC_IDS, finds_by=BY_ID,
    ),
    InnerTable(
        WireUse, ("article", "reading", "by", "at"), stories=("article", "reading__article"),
        joins=("article", "reading__article"), order=NEWEST, finds=PUBLIC_IDS, finds_by=BY_ID,
    ),
]  # fmt: skip

for table in [*OF_DRAFTS, *OF_ONE_USER, *OF_THE_RECORD, *WHAT_READERS_SEE, *OF_OTHER_ROOMS]:
    table.register()
