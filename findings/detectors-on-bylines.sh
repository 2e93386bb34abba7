#!/bin/sh
# Detectors of encodings read a photographer's by-line with confidence, and wrongly.
#
# IPTC IIM often comes without a mark of its encoding, and a by-line (2:80) is two words: some ten
# bytes. Two detectors, given nine by-lines in the encoding of a picture desk of their country:
#   charset-normalizer 3.5.3 reads 2 of 9 as they were written; "José García" in Windows-1252 and
#   "Łukasz Wójcik" in Windows-1250 come out with Urdu signs (cp1006), "Анна Орлова" in Korean.
#   chardet 7.7.0 reads 5 of 9; "José García" comes out as Greek, "佐藤健" with boxes drawn.
# Neither says that it cannot tell.
# Exits with 1 where the counts are others.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" \
    charset-normalizer==3.5.3 chardet==7.7.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
import sys

import chardet
import charset_normalizer

BYLINES = (
    ("José García", "cp1252"), ("Zoë Brontë", "cp1252"), ("Łukasz Wójcik", "cp1250"),
    ("Анна Орлова", "cp1251"), ("Jürgen Groß", "mac_roman"), ("李波", "gbk"),
    ("王小明", "big5"), ("김민수", "cp949"), ("佐藤健", "shift_jis"),
)
right = {"charset-normalizer": 0, "chardet": 0}
for name, encoding in BYLINES:
    data = name.encode(encoding)
    best = charset_normalizer.from_bytes(data).best()
    guess = chardet.detect(data)["encoding"]
    read = {
        "charset-normalizer": str(best) if best else "",
        "chardet": data.decode(guess, "replace") if guess else "",
    }
    for detector, words in read.items():
        right[detector] += words == name
    print(f"{name} ({encoding}): {read}")
versions = (charset_normalizer.__version__, chardet.__version__)
print(versions, right)
sys.exit(0 if right == {"charset-normalizer": 2, "chardet": 5} else 1)
PYTHON
