"""Makes everything anew that hangs on the perception network, and says what that changed.

    python renew_perception.py --data DIR --checkpoint runs/words/checkpoint.pt     new weights, and all of it
    python renew_perception.py --data DIR                                           all of it, for the weights as they are

DIR is the folder of training data; its held-out pictures are measured. Every step is a command that can be run by itself, so a
step that failed is mended and the rest run with --from STEP. All of it takes about two hours, most of them for class pictures
and frozen dreams. Figures of the model card and of docs/lenses.md are written into the file --figures names: people put them into
words.
"""

import argparse
import hashlib
import subprocess
import sys
import time
from pathlib import Path

from judge_dreams import CLASSES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# What the steps write, to tell what has changed.
WRITTEN = ("models/perception", "models/manifest.json", "models/training/catalogue.json", "tests/goldens", "docs",
           "src/page/modes/dream/dream-chooser/tiles")


def steps(data, checkpoint, figures):
    """[(name, command)] in the order in which they need each other."""
    python = lambda script, *rest: [sys.executable, script, *map(str, rest)]
    frames = figures.with_name("live-dreams")  # the app's own dreams over its still life: tiles are cut from them
    sitter = figures.with_name("sitter.png")
    # Photos that were not trained on: to look at, and to dream over.
    photos, rooms, told = figures.with_name("photos"), figures.with_name("rooms"), figures.with_name("told-dreams")
    classes = figures.with_name("class-pictures")
    npm = lambda script, *rest: ["npm", "--prefix", str(ROOT), "run", "--silent", script, "--", *map(str, rest)]
    export = [("weights and goldens", python("export_model.py", "--checkpoint", checkpoint))] if checkpoint else []
    return [
        *export,
        ("units", python("feature_pictures.py")),
        ("paintings", python("painting_grams.py", "--data", data)),
        ("descents", python("lens_descent_goldens.py")),
        ("card", python("dream_pictures.py")),
        ("catalogue", npm("catalogue")),
        ("live dreams", npm("soak:dream", "--frozen", "--only-pictures", "--frames", "still-life", "--frames-out", frames)),
        ("dreams", python("dream_sheets.py", "--frames", frames)),
        ("contact sheet", npm("pictures:dreams", "--out", ROOT / "docs" / "dreams-live-still-life.webp")),
        ("sitter", python("sitter.py", "320", "256", sitter)),
        ("contact sheet of the sitter", npm("pictures:dreams", "--picture", sitter, "--out", ROOT / "docs" / "dreams-live-sitter.webp")),
        ("contact sheet on WebGPU", npm("pictures:dreams", "--backend", "webgpu", "--dreams", "creatures,owls,pandas", "--out",
                                        ROOT / "docs" / "dreams-live-webgpu.webp")),
        ("lens sheets", npm("pictures:lenses")),
        ("words", python("evaluate_perception.py", "--pictures", data / "images")),
        ("photos", python("photos_aside.py", "--data", data, "--out", photos, "--of", "caltech101:20", "imagenette:20", "people:10")),
        ("lenses", npm("evaluate:lenses", "--pictures", photos, "--json", figures.with_suffix(".json"))),
        ("class pictures", npm("evaluate:lenses", "--words", "60", "--pictures-out", classes)),
        ("class pictures judged", python("judge_class_pictures.py", "--data", data, "--pictures", classes)),
        ("frozen dreams", npm("soak:dream", "--frozen", "--json", figures.with_name("frozen-dreams.json"))),
        ("rooms", python("photos_aside.py", "--data", data, "--out", rooms, "--of", "people+scenes:10")),
        ("dreams of words", npm("soak:dream", "--frozen", "--only-pictures", "--photos", rooms, "--dreams", ",".join(CLASSES), "--frames-out", told)),
        ("dreams of words judged", python("judge_dreams.py", "--data", data, "--frames", told)),
    ]


def contents():
    """{path: hash} of every file that a step may write."""
    paths = [path for name in WRITTEN for path in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*")) if path.is_file()]
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def changes(before, after):
    """Sentences about files that are new, gone or other than before; folders with many are counted."""
    kinds = (("new", after.keys() - before.keys()), ("gone", before.keys() - after.keys()),
             ("changed", {path for path in after.keys() & before.keys() if after[path] != before[path]}))
    lines = []
    for kind, paths in kinds:
        folders = {}
        for path in sorted(paths):
            folders.setdefault(str(Path(path).parent), []).append(path)
        lines += [f"{kind}: {', '.join(found) if len(found) < 4 else f'{len(found)} files in {folder}'}" for folder, found in folders.items()]
    return lines or ["nothing changed"]


def run(name, command, figures):
    """Runs one step; what it says is shown and kept. Ends the program when it fails."""
    started, before = time.monotonic(), contents()
    print(f"== {name}", flush=True)
    with figures.open("a") as kept:
        kept.write(f"== {name}\n")
        process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in process.stdout:
            print(line, end="", flush=True)
            kept.write(line)
    if process.wait():
        raise SystemExit(f"The step {name!r} failed: {' '.join(command)}. Go on with --from '{name}' when it is mended.")
    for line in changes(before, contents()):
        print(f"   {line}", flush=True)
    print(f"   {time.monotonic() - started:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/")
    parser.add_argument("--checkpoint", type=Path, help="new weights, of refit_words.py; without it the exported ones stay")
    parser.add_argument("--figures", type=Path, default=Path("runs/perception-figures.txt"), help="what the steps said")
    parser.add_argument("--from", dest="start", help="the first step to run")
    arguments = parser.parse_args()
    data, figures = arguments.data.resolve(), arguments.figures.resolve()
    todo = steps(data, arguments.checkpoint and arguments.checkpoint.resolve(), figures)
    names = [name for name, _ in todo]
    if arguments.start and arguments.start not in names:
        raise SystemExit(f"There is no step {arguments.start!r}; there are {', '.join(names)}.")
    figures.parent.mkdir(parents=True, exist_ok=True)
    for name, command in todo[names.index(arguments.start) if arguments.start else 0:]:
        run(name, command, figures)
    print("Look at docs/dreams and models/perception before you keep it; then put the figures into the card and docs/lenses.md.")


if __name__ == "__main__":
    main()
