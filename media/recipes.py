"""In which widths and how good the renditions are; what `benchmarks/renditions.py` measures."""

WIDTHS_PX = (160, 320, 480, 640, 960, 1280, 1920)
# The one that a page can show while the rest is still to be made.
FIRST_WIDTHS_PX = (640,)
FIRST_FORMATS = ("jpg",)
# What lists of the desk show beside a line: cut around the focal point, sharp on a dense screen at
# 36 pixels. Readers never get it, so it carries no words, which would weigh more than it does.
TINY_SIZE_PX = (84, 56)
TINY_OPTIONS: tuple[str, dict[str, int | bool]] = ("WEBP", {"quality": 55, "method": 6})
# Pillow's format and options for each ending. At these qualities the three look alike.
SAVE_OPTIONS: dict[str, tuple[str, dict[str, int | bool]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
