"""How fast and small renditions are beside libvips: python benchmarks/renditions.py [JPEG].

Makes the widths in three formats of one photo, in turns: as the site does it (a child of the
darkroom, its start and limits included), and as libvips does it by itself, at matched settings and
the same low priority. Without a JPEG one of 24 megapixels is drawn. Prints time and memory, and of
each file its size and its likeness to the picture made small without loss (SSIM: 1 is the same).
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyvips
from PIL import Image, ImageChops

sys.path.insert(0, str(Path(__file__).parent.parent))

from media.darkroom import sandbox
from media.recipes import SAVE_OPTIONS, WIDTHS_PX

ROUNDS = 3
QUALITY = {ending: options["quality"] for ending, (_, options) in SAVE_OPTIONS.items()}
SPEED = SAVE_OPTIONS["avif"][1]["speed"]
METHOD = SAVE_OPTIONS["webp"][1]["method"]
# The same for libvips, whose effort counts the other way round than the speed of AVIF.
VIPS_OPTIONS: dict[str, dict[str, object]] = {
    "avif": {"Q": QUALITY["avif"], "effort": 9 - SPEED, "compression": "av1"},
    "webp": {"Q": QUALITY["webp"], "effort": METHOD},
    "jpg": {"Q": QUALITY["jpg"], "optimize_coding": True, "interlace": True},
}
HIGHEST_PX = 10_000_000


def ours(folder: Path) -> None:
    """Make the files as the worker does, without the picture for sharing."""
    sandbox.run(
        "develop",
        folder,
        sandbox.DEVELOPING,
        widths=WIDTHS_PX,
        formats=SAVE_OPTIONS,
        share={},
        focus=[0.5, 0.5],
        xmp="",
    )


def libvips(folder: Path) -> None:
    """Make the files with libvips alone, from the file again for each width, as it is quickest."""
    os.nice(sandbox.DEVELOPING.niceness)
    for width in WIDTHS_PX:
        image = pyvips.Image.thumbnail(
            str(folder / sandbox.ORIGINAL), width, height=HIGHEST_PX, size="down"
        ).copy_memory()
        for ending, options in VIPS_OPTIONS.items():
            image.write_to_file(str(folder / f"{width}.{ending}"), strip=True, **options)


def measured(name: str, original: Path, folder: Path) -> dict[str, float]:
    """Make all files in a process of its own; return seconds and megabytes at the most."""
    shutil.copy(original, folder / sandbox.ORIGINAL)
    output = subprocess.run(
        [sys.executable, __file__, "--measure", name, str(folder)],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    answer: dict[str, float] = json.loads(output)
    return answer


def measure(name: str, folder: Path) -> None:
    """Do the work of one maker and print what it took."""
    began = time.perf_counter()
    {"ours": ours, "libvips": libvips}[name](folder)
    seconds = time.perf_counter() - began
    of = [resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    # What the site spends is the child's; what libvips spends is this process's own.
    used = of[0] if name == "ours" else of[1]
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": used.ru_utime + used.ru_stime,
                "memory_mb": used.ru_maxrss / 1024,
            }
        )
    )


def draw(path: Path) -> None:
    """Draw a photo of 24 megapixels, with large forms, fine detail and grain."""
    size = (6000, 4000)
    forms = Image.effect_mandelbrot(size, (-0.8, -0.2, -0.6, -0.05), 100)
    grain = Image.effect_noise(size, 18)
    light = Image.linear_gradient("L").resize(size)
    bands = [ImageChops.overlay(forms, grain), ImageChops.overlay(light, grain), light]
    Image.merge("RGB", bands).save(path, "JPEG", quality=92)


def likeness(made: Path, reference: pyvips.Image) -> float:
    """Return how like a file is to the picture it should be: the mean SSIM of its greys."""
    a = reference.colourspace("b-w").cast("float")
    b = pyvips.Image.new_from_file(str(made)).colourspace("b-w").cast("float")
    if (a.width, a.height) != (b.width, b.height):
        b = b.crop(0, 0, a.width, min(a.height, b.height))
        a = a.crop(0, 0, a.width, b.height)
    sigma, c1, c2 = 1.5, (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_a, mean_b = a.gaussblur(sigma), b.gaussblur(sigma)
    spread_a = (a * a).gaussblur(sigma) - mean_a * mean_a
    spread_b = (b * b).gaussblur(sigma) - mean_b * mean_b
    both = (a * b).gaussblur(sigma) - mean_a * mean_b
    upper = (mean_a * mean_b * 2 + c1) * (both * 2 + c2)
    lower = (mean_a * mean_a + mean_b * mean_b + c1) * (spread_a + spread_b + c2)
    return float((upper / lower).avg())


def main(path: Path | None) -> None:
    """Measure in turns and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        original = path or Path(scratch) / "drawn.jpg"
        if path is None:
            draw(original)
        folders = {name: Path(scratch) / name for name in ("ours", "libvips")}
        for folder in folders.values():
            folder.mkdir()
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in folders}
        for _ in range(ROUNDS):
            for name, folder in folders.items():
                runs[name].append(measured(name, original, folder))
        report(original, folders, runs)


def report(
    original: Path, folders: dict[str, Path], runs: dict[str, list[dict[str, float]]]
) -> None:
    """Print what was measured, ours and libvips' beside each other."""
    whole = pyvips.Image.new_from_file(str(original)).autorot()
    print(f"{original.name}: {whole.width} x {whole.height}, best of {ROUNDS} in turns")
    print(f"{'':<22}{'ours':>10}{'libvips':>10}{'ratio':>8}")
    for key, label in (
        ("seconds", "seconds"),
        ("processor", "processor seconds"),
        ("memory_mb", "memory, MB (most)"),
    ):
        pick = max if key == "memory_mb" else min
        mine, other = (pick(run[key] for run in runs[name]) for name in ("ours", "libvips"))
        print(f"{label:<22}{mine:>10.1f}{other:>10.1f}{mine / other:>8.2f}")
    print(f"\n{'file':<12}{'KB ours':>10}{'KB vips':>10}{'SSIM ours':>12}{'SSIM vips':>12}")
    for width in WIDTHS_PX:
        reference = whole.resize(width / whole.width).copy_memory()
        for ending in SAVE_OPTIONS:
            files = [folders[name] / f"{width}.{ending}" for name in ("ours", "libvips")]
            sizes = "".join(f"{file.stat().st_size / 1024:>10.1f}" for file in files)
            values = "".join(f"{likeness(file, reference):>12.4f}" for file in files)
            print(f"{width}.{ending:<8}{sizes}{values}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
