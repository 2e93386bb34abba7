"""What came in (`items`), the ways on which it comes (`channels`), and the desk's list of it
(`inbox`).
"""

from wire.models.channels import Channel, Delivery, DeliveryStatus, Route, Way
from wire.models.inbox import InboxStory, InboxSubject, Standing
from wire.models.items import Batch, SubjectMeaning, WireItem, WireParagraph, WireUse, meaning_key
from wire.models.pictures import PictureStatus, WirePicture
from wire.models.remembered import HouseRule
from wire.models.routes import RoutedItem, RouteRule

__all__ = [
    "Batch",
    "Channel",
    "Delivery",
    "DeliveryStatus",
    "HouseRule",
    "InboxStory",
    "InboxSubject",
    "PictureStatus",
    "Route",
    "RouteRule",
    "RoutedItem",
    "Standing",
    "SubjectMeaning",
    "Way",
    "WireItem",
    "WireParagraph",
    "WirePicture",
    "WireUse",
    "meaning_key",
]
