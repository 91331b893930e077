"""Turns a checkpoint into the files the app loads, and the reference pictures its tests compare with.

    python export_model.py --checkpoint runs/style/checkpoint.pt
    python export_model.py --checkpoint runs/further/checkpoint.pt --primer-amplitude 9 --out runs/export

Writes model.json and weights.bin into models/style (or models/style-lite or models/perception: the checkpoint says which), this
network's entry in models/manifest.json, and its reference pictures in tests/goldens.
A painter trained on primed pictures gets its primer here: a pattern from a seed, the same for style and style-lite.
Everything measured here (self-test, palettes, goldens) uses the weights as rounded to float16, as the app will.
"""

import argparse
import base64
import json
from pathlib import Path

import numpy as np

from export_perception import export_perception, is_perception
from goldens import paint, style_row, write_goldens
from network import MULTIPLE_OF
from network_file import (FORMAT, describe_file, format_version, pack_painter, painter_from, read_checkpoint, read_network, sha256, unpack,
                          write_files, write_manifest)
from ops import name_of
from palette import palette
from primer import with_primer
from sitter import sitter

HERE = Path(__file__).parent
MODELS = HERE.parent
GOLDENS = MODELS.parent / "tests" / "goldens"
VERSION = "1.4.0"
SELF_TEST_SIDE_PX = 32
SELF_TEST_MIX = {0: 0.5, 1: 0.3, 2: 0.2}
PALETTE_SIZE_PX = (256, 192)
CARD_KEYS = ("id", "title", "painter", "year", "line")  # what a visitor may read
HAND_KEYS = ("hand",)  # what the app's finishing pass paints with, where a style has one; the rest of styles.json is for training


def self_test(painter):
    """A small picture and what this network makes of it, for the app to compare at start-up."""
    picture = sitter(SELF_TEST_SIDE_PX, SELF_TEST_SIDE_PX)
    row = style_row(painter.style_count, SELF_TEST_MIX)
    painted = np.round(paint(painter, picture, row) * 255).astype(np.uint8)
    encode = lambda pixels: base64.b64encode(pixels.tobytes()).decode()
    return {"width": SELF_TEST_SIDE_PX, "height": SELF_TEST_SIDE_PX, "styles": row, "input": encode(picture), "output": encode(painted)}


def describe_styles(painter, styles):
    """The visitor's words for each style, two colours of it, and its painter's hand."""
    card = sitter(*PALETTE_SIZE_PX)
    described = []
    for index, style in enumerate(styles):
        painted = paint(painter, card, style_row(len(styles), {index: 1.0}))
        colours = palette(np.round(painted * 255).astype(np.uint8))
        hand = {key: style[key] for key in HAND_KEYS if key in style}
        described.append({key: style[key] for key in CARD_KEYS} | {"palette": colours} | hand)
    return described


def export(painter, styles, folder, name=None):
    """name: of a network that is none of those in ops.py. Writes model.json and weights.bin; -> (the painter with rounded weights, {file name: bytes})."""
    entries, data = pack_painter(painter)
    rounded = painter_from(painter.ops, painter.style_count, unpack(entries, data))
    model = {
        "format": FORMAT, "formatVersion": format_version(painter.ops), "name": name or name_of(painter.ops), "version": VERSION,
        "input": {"name": "image", "channels": 3, "multipleOf": MULTIPLE_OF},
        "ops": painter.ops, "output": painter.ops[-1]["name"],
        "styles": describe_styles(rounded, styles), "selfTest": self_test(rounded),
        "weightsManifest": [{"paths": ["weights.bin"], "weights": entries}],
    }
    files = {"model.json": (json.dumps(model, indent=1, ensure_ascii=False) + "\n").encode(), "weights.bin": data}
    write_files(folder, files)
    return rounded, files


def manifest_entry(name, files, styles):
    """This network's entry in the list of networks."""
    return {
        "name": name, "version": VERSION, "model": f"{name}/model.json",
        "files": [describe_file(f"{name}/{file}", content) for file, content in files.items()],
        "styles": [style["id"] for style in styles], "input": {"channels": 3, "multipleOf": MULTIPLE_OF},
        "licence": "MIT", "card": f"{name}/card.md",
    }


def read_painter(path):
    """A checkpoint or an exported folder -> (painter, its styles as in styles.json)."""
    if not path.is_dir():
        return read_checkpoint(path)
    painter, model = read_network(path)
    entries = {style["id"]: style for style in json.loads((HERE / "styles.json").read_text())}
    return painter, [entries[style["id"]] for style in model["styles"]]


def amplitudes_of(styles, usual):
    """The primer's amplitude for each style, of pictures in [0, 1]: a style's own "primer" in styles.json, or the usual one, in 1/255."""
    return [style.get("primer", usual) / 255 for style in styles]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, default=Path("runs/style/checkpoint.pt"), help="or an exported folder")
    parser.add_argument("--primer-amplitude", type=float, default=0, help="of the pattern under the picture, in 1/255; 0 for none")
    parser.add_argument("--primer-seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder to write models/ and goldens/ into instead of the app's")
    arguments = parser.parse_args()
    models, goldens = (arguments.out / "models", arguments.out / "goldens") if arguments.out else (MODELS, GOLDENS)
    if arguments.checkpoint.is_file() and is_perception(arguments.checkpoint):
        print(export_perception(arguments.checkpoint, models, goldens))
        return
    painter, styles = read_painter(arguments.checkpoint)
    if arguments.primer_amplitude:
        painter = with_primer(painter, amplitudes_of(styles, arguments.primer_amplitude), arguments.primer_seed)
    name = name_of(painter.ops)
    rounded, files = export(painter, styles, models / name)
    write_manifest(models / "manifest.json", manifest_entry(name, files, styles))
    write_goldens(goldens / name, rounded, sha256(files["weights.bin"]))
    print(f"Exported {name} with {len(styles)} styles, {len(files['weights.bin']) / 1000:.0f} kB of weights.")


if __name__ == "__main__":
    main()
