"""Draws every dream that visitors are offered: a sheet for the documents, a thumbnail for the chooser.

    npm run soak:dream -- --frozen --only-pictures --frames still-life --frames-out FRAMES
    python dream_sheets.py --frames FRAMES

The first command lets the live dream of the app dream over its still life; thumbnails are cut from that. Without --frames only the
sheets are drawn. The dreams are the rows of catalogue.json, which `npm run catalogue` writes from the app's own table.
Each is dreamt over our own scene and over noise; a sheet shows both after 10, 50 and 200 steps.
Look at its sheet before you offer a dream to visitors.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ascent import climb, noise, of_channels, of_layer, of_odds
from classifier import Classifier
from dream_pictures import to_picture
from feature_pictures import FOLDER
from network_file import read_weights
from pictures import to_tensor
from sitter import sitter

ROOT = Path(__file__).parents[2]
CATALOGUE = Path(__file__).parent / "catalogue.json"
THUMBNAILS = ROOT / "src/page/modes/dream/dream-chooser/tiles"
SHEETS = ROOT / "docs/dreams"
SIDE, PART, THUMBNAIL_SIDE = 128, 96, 64
STEPS = (10, 50, 200)
LIVE_STEPS = 102  # of the live dream's pictures
RATE = 0.012


def read_dreams():
    """Rows of the catalogue that aim at a layer, a unit or a word: {id, kind, layer or word, channel}.
    A guided dream has no picture of its own."""
    dreams = json.loads(CATALOGUE.read_text())["dreams"]
    return [row for row in dreams if row["kind"] != "guide"]


def objective(row, words):
    """(score, layer) to climb for a row of the catalogue."""
    if row["kind"] == "layer":
        return of_layer, row["layer"]
    if row["kind"] == "unit":
        return of_channels([row["channel"]]), row["layer"]
    label = words.index(row["word"])
    return of_odds(label) if row.get("apart") else of_channels([label]), "logits"


def dream(classifier, start, score, layer):
    """The picture [1, 3, h, w] after each of STEPS."""
    generator, image, done, seen = torch.Generator().manual_seed(1), start, 0, []
    for steps in STEPS:
        image = climb(classifier, image, score, layer, steps - done, RATE, generator)
        done = steps
        seen.append(image)
    return seen


def strongest_part(classifier, picture, score, layer):
    """The square of PART pixels of a picture [1, 3, h, w] with the highest score, out of nine: a thumbnail is too small for
    the whole picture."""
    rows, columns = (range(0, side - PART + 1, (side - PART) // 2) for side in picture.shape[2:])
    parts = [picture[:, :, y : y + PART, x : x + PART] for y in rows for x in columns]
    with torch.no_grad():
        return max(parts, key=lambda part: float(score(classifier.run(part, layer)[layer]).sum()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder")
    parser.add_argument("--only", nargs="*", help="ids of the dreams to draw")
    parser.add_argument("--sheets", type=Path, default=SHEETS)
    parser.add_argument("--frames", type=Path, help="the live dream's pictures of the still life, for thumbnails")
    parser.add_argument("--thumbnails", type=Path, default=THUMBNAILS)
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    classifier, words = Classifier(model["ops"], weights), [label["word"] for label in model["labels"]]
    scene = to_tensor(Image.fromarray(np.ascontiguousarray(sitter(SIDE, SIDE, seed=3))))[None]
    for folder in (arguments.sheets, arguments.thumbnails):
        folder.mkdir(parents=True, exist_ok=True)
    for row in read_dreams():
        name = row["id"]
        if arguments.only and name not in arguments.only:
            continue
        score, layer = objective(row, words)
        still = noise(1, SIDE, torch.Generator().manual_seed(1))
        over_scene, over_noise = (dream(classifier, start, score, layer) for start in (scene, still))
        pictures = over_scene + over_noise
        to_picture(torch.cat([picture[0] for picture in pictures], 2)).save(arguments.sheets / f"{name}.webp", quality=80)
        if arguments.frames:
            live = to_tensor(Image.open(arguments.frames / f"still-life-{name}-{LIVE_STEPS}.png").convert("RGB"))[None]
            thumbnail = strongest_part(classifier, live, score, layer)
            small = to_picture(thumbnail[0]).resize((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.LANCZOS)
            small.save(arguments.thumbnails / f"{name}.webp", quality=80)
        print(name, flush=True)


if __name__ == "__main__":
    main()
