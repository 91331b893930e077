"""Draws every dream that visitors are offered: a sheet for the documents, a tile each for the chooser.

    python dream_sheets.py

The dreams are the rows of src/protocol/dreams.ts. Each is dreamt over our own scene and over noise; a sheet shows both after 10, 50
and 200 steps. Judge a row by it before you offer it.
"""

import argparse
import re
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ascent import climb, noise, of_channels, of_layer
from classifier import Classifier
from dream_pictures import to_picture
from feature_pictures import FOLDER
from network_file import read_weights
from pictures import to_tensor
from sitter import sitter

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "src/protocol/dreams.ts"
TILES = ROOT / "src/page/modes/dream/dream-chooser/tiles"
SHEETS = ROOT / "docs/dreams"
SIDE, PART, TILE = 128, 96, 64
STEPS = (10, 50, 200)
RATE = 0.012
ROW = re.compile(r"^  (layer|unit|word)\('([\w-]+)', '[^']*', (?:'[^']*'|\"[^\"]*\"), '([\w -]+)'(?:, (\d+))?\),$", re.MULTILINE)


def read_dreams(text):
    """[(id, kind, layer or word, channel or None)] of the table's rows that aim at something of the network's own."""
    rows = [(name, kind, of, None if channel is None else int(channel)) for kind, name, of, channel in
            (match.group(1, 2, 3, 4) for match in ROW.finditer(text))]
    if not rows:
        raise SystemExit(f"No dreams found in {TABLE}: is a row still one line?")
    return rows


def objective(row, words):
    """(score, layer) to climb for a row of the table."""
    _, kind, of, channel = row
    if kind == "layer":
        return of_layer, of
    return (of_channels([channel]), of) if kind == "unit" else (of_channels([words.index(of)]), "logits")


def dream(classifier, start, score, layer):
    """The picture [1, 3, h, w] after each of STEPS."""
    generator, image, done, seen = torch.Generator().manual_seed(1), start, 0, []
    for steps in STEPS:
        image = climb(classifier, image, score, layer, steps - done, RATE, generator)
        done = steps
        seen.append(image)
    return seen


def strongest_part(classifier, picture, score, layer):
    """The square of PART pixels of a picture [1, 3, h, w], out of nine, in which what was dreamt of is strongest: a tile has no room for all."""
    offsets = range(0, picture.shape[2] - PART + 1, (picture.shape[2] - PART) // 2)
    parts = [picture[:, :, y : y + PART, x : x + PART] for y in offsets for x in offsets]
    with torch.no_grad():
        return max(parts, key=lambda part: float(score(classifier.run(part, layer)[layer]).sum()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder")
    parser.add_argument("--only", nargs="*", help="ids of the dreams to draw")
    parser.add_argument("--sheets", type=Path, default=SHEETS)
    parser.add_argument("--tiles", type=Path, default=TILES)
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    classifier, words = Classifier(model["ops"], weights), [label["word"] for label in model["labels"]]
    scene = to_tensor(Image.fromarray(np.ascontiguousarray(sitter(SIDE, SIDE, seed=3))))[None]
    for folder in (arguments.sheets, arguments.tiles):
        folder.mkdir(parents=True, exist_ok=True)
    for row in read_dreams(TABLE.read_text()):
        name = row[0]
        if arguments.only and name not in arguments.only:
            continue
        score, layer = objective(row, words)
        still = noise(1, SIDE, torch.Generator().manual_seed(1))
        over_scene, over_noise = (dream(classifier, start, score, layer) for start in (scene, still))
        pictures = over_scene + over_noise
        to_picture(torch.cat([picture[0] for picture in pictures], 2)).save(arguments.sheets / f"{name}.webp", quality=80)
        tile = (over_scene if torch.equal(over_noise[-1], still) else over_noise)[-1]  # some units see nothing in noise, and sleep
        tile = strongest_part(classifier, tile, score, layer)
        to_picture(tile[0]).resize((TILE, TILE), Image.LANCZOS).save(arguments.tiles / f"{name}.webp", quality=80)
        print(name, flush=True)


if __name__ == "__main__":
    main()
