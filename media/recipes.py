"""In which widths and how good the renditions are; what `benchmarks/renditions.py` measures."""

WIDTHS_PX = (320, 480, 640, 960, 1280, 1920)
# Pillow's format and options for each ending. At these qualities the three look alike.
SAVE_OPTIONS: dict[str, tuple[str, dict[str, int | bool]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
