"""What stands where a caption would, and was written by a camera or a program."""

import re

# Huawei's and its sisters' notes of how a picture was taken, one or several in a row.
NOTES = (
    "oznorwo|oz|nor|hdrpl|rhdr|hdr|cof|sdr|dav|edf|fbt|mde|bty|btf|btr|ptr|burst|cuva|vivid|wb|fhdr"
)
MADE = "processed|created|edited|made|taken|shot|captured|generated|exported|developed|enhanced"
PROGRAMS = "gimp|adobe|photoshop|lightroom|picasa|snapseed|canva|imagemagick|paint|vsco|midjourney"
ENDINGS = "jpe?g|png|tiff?|gif|webp|avif|hei[cf]|hif|psd|dng|nef|cr[23]|arw|raw"
PHONES = (
    "iphone|ipad|mi|redmi|poco|xiaomi|huawei|honor|oppo|vivo|realme|oneplus|samsung|galaxy|pixel|"
    "motorola|moto|nokia|infinix|tecno|itel|gopro|dji"
)
MODELS = r"\w{0,3}\d+\w*\+?|pro|max|plus|mini|ultra|note|lite|galaxy|redmi|phone|[a-z]"
WHOLE = (
    # Signs only, such as ???? for letters that a program had no page for.
    r"[\W_]+",
    rf"_*(?:{NOTES})(?:_*(?:{NOTES}))*(?:_\d+)?_*",
    r"hellomoto|my beautiful picture|applemark|gopro|vsco|binary comment|charset=.*",
    rf"(?:{MADE}) (?:with|using|(?:by|in|from) (?=(?:the )?(?:{PROGRAMS})\b)).{{1,60}}",
    rf"(?:{MADE}) (?:on|by|with) (?:an? )?(?:{PHONES})(?: (?:{MODELS}))*|processed by ?:.*",
    r"intel\(r\) jpeg library.*|acd systems digital imaging|beauty ?plus|meitu\w*|vsco ?cam",
    r"lead technologies.*|creator: gd-jpeg.*|file written by adobe.*|optimized by.*",
    # OLYMPUS DIGITAL CAMERA, KODAK Digital Still Camera, SAMSUNG CAMERA PICTURES, <Digimax i50>
    r"(?:[\w-]+ ){0,2}digital (?:still )?camera(?: [\w-]+)?|(?:[\w-]+ )?camera pictures?",
    r"<[\w ,.:/-]{1,60}>",
    r"(?:minolta|pentax) (?:dimage|image)[\w ]*",
    r"(?:sony|minolta|nikon|canon|jd|samsung|lg|htc|exif)[ _](?:dsc|jpeg|electronics|image)\w*",
    r"dcim|dsc|img|images?|photo|picture|pic|jpe?g|camera|default|none|null|undefined|n/?a|test",
    r"(?:untitled|sans titre|ohne titel|unbenannt|sin título|senza titolo|без названия|无标题"
    r"|無標題|無題)(?:[- ]?\d+)?|(?:default|no) (?:title|name|caption)",
    r"user comments?|[(\[]?(?:null|caption|description|title)[)\]]?",
    r"(?:enter|add|type|insert)(?: an?| your)? (?:caption|description|title|text)(?: here)?\W*",
    r"screen ?shots?\b[\w :.,()-]*|bildschirmfoto\b.*|capture d.?[eé]cran\b.*",
    r"captura de pantalla\b.*|(?:截图|屏幕截图|螢幕截圖|スクリーンショット|스크린샷)[\w :.,()-]*",
    r"scan(?:ned)?(?: (?:image|document|picture|photo))?(?: \d+)?|whats ?app image\b.*",
    r"(?:微信|qq)(?:图片|圖片|截图)[\w :.,()-]*",
    # The name of a file, or a word with a number as cameras count (IMG_2034, PXL_20240101_1).
    rf"[\w .,()+&~-]{{1,80}}\.(?:{ENDINGS})",
    # A year behind a word is no such number: COVID-2019.
    r"(?!\w+-(?:19|20)\d\d$)[!-~]*\d{4,}[!-~]*",
    r"(?:image|img|photo|picture|pic|bild|foto|imagen|immagine|图片|dsc|p)[-_ ]?\d+",
)
JUNK = re.compile("|".join(f"(?:{words})" for words in WHOLE), re.IGNORECASE)
# Xiaomi's, of any length: `fptr: 0; hdrForward: 0; shaking: 0.02; touch: (-1.0, -1.0)`.
FIGURES = re.compile(
    r"[a-z][\w-]{1,40}: ?[\d.,()/ -]*;(?: ?[\w-]{2,40}: ?[\w.,()/ -]*;)*[^;]{0,80}"
)
# What is longer was written by somebody.
LONGEST = 120


def is_junk(caption: str, camera: str) -> bool:
    """Say whether a caption was written by no person: a camera's note, a file's name, its model."""
    line = " ".join(caption.split())
    if FIGURES.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    return bool(JUNK.fullmatch(line)) or line.casefold() in camera.casefold()
