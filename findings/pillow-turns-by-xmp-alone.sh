#!/bin/sh
# Pillow 13.0.0 turns a picture by its XMP alone.
#
# A JPEG without EXIF whose XMP packet says tiff:Orientation 6 is shown upright, as it is stored, by
# browsers: they go by EXIF alone, as the guidelines of the Metadata Working Group have it.
# ImageOps.exif_transpose, named for EXIF, takes the number from the XMP where EXIF has none
# (Image.getexif() puts it among the EXIF tags), and turns the picture: 40 x 20 becomes 20 x 40.
# Seen: "Image.getexif: {<Base.Orientation: 274>: 6}; stored (40, 20), after exif_transpose (20, 40)".
# Exits with 1 where that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" pillow==13.0.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
import io
import sys

import PIL
from PIL import Image, ImageOps

packet = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
    b' tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
)
file = io.BytesIO()
Image.new("RGB", (40, 20), "teal").save(file, "JPEG", xmp=packet)
assert b"Exif\0\0" not in file.getvalue()
image = Image.open(file)
stored, tags, turned = image.size, dict(image.getexif()), ImageOps.exif_transpose(image).size
print(f"Pillow {PIL.__version__}. Image.getexif: {tags}; stored {stored}, after exif_transpose {turned}")
sys.exit(0 if (PIL.__version__, turned) == ("13.0.0", (20, 40)) else 1)
PYTHON
