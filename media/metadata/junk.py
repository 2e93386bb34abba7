"""What stands where a caption would, and was written by a camera or a program."""

import re

# Huawei's and its sisters' notes of how a picture was taken, one or several in a row.
NOTES = "oz|nor|hdrpl|rhdr|hdr|cof|sdr|dav|edf|fbt|mde|bty|btf|btr|ptr|burst|cuva|vivid|wb|fhdr"
MADE = "processed|created|edited|made|taken|shot|captured|generated|exported|developed|enhanced"
PROGRAMS = "gimp|adobe|photoshop|lightroom|picasa|snapseed|canva|imagemagick|paint|vsco|midjourney"
ENDINGS = "jpe?g|png|tiff?|gif|webp|avif|hei[cf]|hif|psd|dng|nef|cr[23]|arw|raw"
WHOLE = (
    # Signs only, such as ???? for letters that a program had no page for.
    r"[\W_]+",
    rf"_*(?:{NOTES})(?:_*(?:{NOTES}))*_*",
    r"hellomoto|my beautiful picture|applemark|gopro|vsco|binary comment|charset=.*",
    rf"(?:{MADE}) (?:with|using|(?:by|in|from) (?=(?:the )?(?:{PROGRAMS})\b)).{{1,60}}",
    r"lead technologies.*|creator: gd-jpeg.*|file written by adobe.*|optimized by.*",
    # OLYMPUS DIGITAL CAMERA, KODAK Digital Still Camera, SAMSUNG CAMERA PICTURES, <Digimax i50>
    r"(?:[\w-]+ ){0,2}digital (?:still )?camera(?: [\w-]+)?|(?:[\w-]+ )?camera pictures?",
    r"<[\w ,.:/-]{1,60}>",
    r"(?:sony|minolta|nikon|canon|jd|samsung|lg|htc|exif)[ _](?:dsc|jpeg|electronics|image)\w*",
    r"dcim|dsc|img|images?|photo|picture|pic|jpe?g|camera|default|none|null|undefined|n/?a|test",
    r"untitled(?:[- ]\d+)?|no title|no name|caption|description|title",
    r"(?:enter|add|type|insert)(?: an?| your)? (?:caption|description|title|text)(?: here)?\W*",
    r"screen ?shots?\b[\w :.,()-]*|bildschirmfoto\b.*|capture d.?[eé]cran\b.*",
    r"captura de pantalla\b.*|(?:截图|屏幕截图|螢幕截圖|スクリーンショット|스크린샷)[\w :.,()-]*",
    r"scan(?:ned)?(?: (?:image|document|picture|photo))?(?: \d+)?|whats ?app image\b.*",
    # The name of a file, or a word with a number as cameras count (IMG_2034, PXL_20240101_1).
    rf"[\w .,()+&~-]{{1,80}}\.(?:{ENDINGS})",
    r"[!-~]*\d{4,}[!-~]*|(?:image|img|photo|pic|dsc|p)[-_ ]?\d+",
)
JUNK = re.compile("|".join(f"(?:{words})" for words in WHOLE), re.IGNORECASE)
# What is longer was written by somebody.
LONGEST = 120


def is_junk(caption: str, camera: str) -> bool:
    """Say whether a caption was written by no person: a camera's note, a file's name, its model."""
    words = " ".join(caption.split())
    if len(words) > LONGEST:
        return False
    return bool(JUNK.fullmatch(words)) or words.casefold() in camera.casefold()
