"""What the API tells, as JSON Schema (2020-12): of ninjs 3.1 what this paper writes."""

from typing import Any

from editions.choices import TELLS_READERS, Kind
from website.models import Became

type Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 1}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
DIGEST: Schema = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}


def thing(required: str, **properties: Schema) -> Schema:
    """Return the schema of an object; `required` names what is always there."""
    return {"type": "object", "required": required.split(), "properties": properties}


def many(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def named(name: str) -> Schema:
    """Return where a schema stands in the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(name: str) -> Schema:
    """Return the schema of a page of a list."""
    following: Schema = {"type": ["string", "null"], "format": "uri"}
    return thing("items next", items=many(named(name)), next=following)


WORDS = many(thing("value", role=TEXT, value=TEXT))
NAMES = many(thing("name", name=TEXT, rel=TEXT, uri=ADDRESS))
FILES = many(
    thing("name href", name=TEXT, href=ADDRESS, contentType=TEXT, width=NUMBER, height=NUMBER)
)
PICTURE = thing(
    "uri type",
    name=TEXT,
    rel=TEXT,
    uri=ADDRESS,
    type={"const": "picture"},
    by=TEXT,
    people=NAMES,
    infoSources=NAMES,
    copyrightNotice=TEXT,
    descriptions=WORDS,
    digitalSourceType=thing("uri", uri=ADDRESS),
    renditions=FILES,
)
SCHEMAS: dict[str, Schema] = {
    "Story": thing(
        "uri standard type version firstCreated versionCreated pubStatus language headlines bodies",
        uri=ADDRESS,
        standard=thing("name version schema", name=TEXT, version=TEXT, schema=ADDRESS),
        type={"const": "text"},
        representationType=TEXT,
        profile=TEXT,
        version=TEXT,
        firstCreated=MOMENT,
        versionCreated=MOMENT,
        contentCreated=MOMENT,
        pubStatus={"const": "usable"},
        language=TEXT,
        copyrightHolder=TEXT,
        edNote=TEXT,
        headlines=WORDS,
        descriptions=WORDS,
        by=TEXT,
        located=TEXT,
        people=NAMES,
        places=NAMES,
        infoSources=NAMES,
        subjects=NAMES,
        bodies=many(
            thing(
                "value",
                role=TEXT,
                contentType=TEXT,
                wordCount={"type": "integer", "minimum": 0},
                value=TEXT,
            )
        ),
        renditions=FILES,
        associations=many(named("Picture")),
    ),
    "Picture": PICTURE,
    "Photo": {
        **PICTURE,
        "required": [*PICTURE["required"], "licence", "associations"],
        "properties": {
            **PICTURE["properties"],
            "licence": {"type": "string", "description": "Where its licence stands, or empty."},
            "associations": NAMES,
        },
    },
    "Version": thing(
        "number kind at isTakenOut digest previousDigest",
        number=NUMBER,
        kind={"enum": [str(kind) for kind in Kind]},
        at=MOMENT,
        isTakenOut={"type": "boolean"},
        digest=DIGEST,
        previousDigest=DIGEST,
        note=TEXT,
        headline=TEXT,
        page=ADDRESS,
    ),
    "Correction": thing(
        "story page headline kind at edition note",
        story=ADDRESS,
        page=ADDRESS,
        headline=TEXT,
        kind={"enum": [str(kind) for kind in TELLS_READERS]},
        at=MOMENT,
        edition=NUMBER,
        note=TEXT,
    ),
    "Change": thing(
        "id what at edition story",
        id=TEXT,
        what={"enum": [str(each) for each in Became]},
        at=MOMENT,
        edition=NUMBER,
        story=ADDRESS,
    ),
    "Stories": page_of("Story"),
    "Versions": page_of("Version"),
    "Corrections": page_of("Correction"),
    "Changes": thing(
        "changes since hasMore next",
        changes=many(named("Change")),
        since={"type": "string", "description": "What to ask with next."},
        hasMore={"type": "boolean"},
        next={"type": ["string", "null"], "format": "uri"},
    ),
    "Root": thing(
        "stories corrections changes openapi",
        stories=ADDRESS,
        corrections=ADDRESS,
        changes=ADDRESS,
        openapi=ADDRESS,
    ),
    "Document": thing("openapi info paths", openapi=TEXT, info={"type": "object"}),
    "Problem": thing(
        "title status detail",
        title=TEXT,
        status={"type": "integer"},
        detail=TEXT,
        parameter=TEXT,
        reason=TEXT,
        at=MOMENT,
        retry_after={"type": "integer"},
    ),
}
