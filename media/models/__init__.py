"""The photo library's tables: photos, their sizes and words, and what waits to come in."""

from media.models.incoming import IncomingBatch, IncomingFile, IncomingStatus
from media.models.page_pictures import Portrait, TopicPicture
from media.models.photo import (
    SHARE,
    Photo,
    PhotoQuerySet,
    PhotoStatus,
    Rendition,
    RenditionFormat,
    Shape,
    original_path,
)
from media.models.searched import PhotoBackfill, PhotoText
from media.models.status_changes import StatusChange

__all__ = [
    "SHARE",
    "IncomingBatch",
    "IncomingFile",
    "IncomingStatus",
    "Photo",
    "PhotoBackfill",
    "PhotoQuerySet",
    "PhotoStatus",
    "PhotoText",
    "Portrait",
    "Rendition",
    "RenditionFormat",
    "Shape",
    "StatusChange",
    "TopicPicture",
    "original_path",
]
