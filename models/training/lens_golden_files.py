"""Shared by the two scripts that write the lenses' reference numbers: the emptied folder and the shipped network."""

import argparse
from pathlib import Path

from PIL import Image

from classifier import Classifier
from network_file import read_weights, sha256
from perception_ops import NAME
from sitter import sitter

ROOT = Path(__file__).parent.parent.parent
PICTURE = "picture.png"


def begin_folder(folder, width, height, seed):
    """Empties the folder, or makes it, and writes the made-up picture there -> [h, w, 3] uint8."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    picture = sitter(width, height, seed=seed)
    Image.fromarray(picture).save(folder / PICTURE, optimize=True)
    return picture


def write_for_shipped(description, name, write):
    """The command line: calls write(folder, classifier, digest of its weights) for the folder of this name among the goldens."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("--model", type=Path, default=ROOT / "models" / NAME)
    parser.add_argument("--goldens", type=Path, default=ROOT / "tests" / "goldens")
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    digest = sha256((arguments.model / "weights.bin").read_bytes())
    write(arguments.goldens / name, Classifier(model["ops"], weights), digest)
