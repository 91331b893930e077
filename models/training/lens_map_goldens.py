"""Reference numbers of the lenses that look at layers, for the app's tests: activations, Gram matrices, a word's gradient at every convolution.

    python lens_map_goldens.py        # models/perception -> tests/goldens/lens-maps

Everything is of one made-up picture, small but not square. Values are stored as float16, divided by their largest magnitude: half a
thousandth of it, far below what backends may differ by.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from classifier import Classifier
from feature_pictures import tapped_layers
from goldens import to_batch
from network_file import read_weights, sha256
from perception_ops import NAME
from sitter import sitter

ROOT = Path(__file__).parent.parent.parent
FOLDER = "lens-maps"
WIDTH_PX, HEIGHT_PX, SEED = 64, 32, 17
LABEL = 0
PIXELS = "pixels"


def gram(features):
    """Gatys et al. 2015: [1, c, h, w] -> F F^T / (h w), [c, c], in double precision."""
    flat = features[0].double().flatten(1)
    return flat @ flat.T / flat.shape[1]


def gradients_at(classifier, image, layers, label):
    """A word's score before the softmax -> {layer: its gradient there, [1, c, h, w]}."""
    values = classifier.run(image.clone().requires_grad_(True), "logits")
    found = torch.autograd.grad(values["logits"][0, label], [values[layer] for layer in layers])
    return dict(zip(layers, found))


def to_map(batch):
    """[1, c, h, w] -> [h, w, c] numpy."""
    return batch[0].permute(1, 2, 0).numpy()


def upper_triangle(matrix):
    """[c, c] -> its rows from the diagonal on, one after the other."""
    return matrix.numpy()[np.triu_indices(len(matrix))]


def write_lens_map_goldens(folder, classifier, weights_sha256):
    """Writes the picture, maps in [height, width, channel] order, Gram matrices' upper triangles and golden.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    picture = sitter(WIDTH_PX, HEIGHT_PX, seed=SEED)
    Image.fromarray(picture).save(folder / "picture.png", optimize=True)
    image, layers = to_batch(picture), tapped_layers(classifier.ops)
    convolutions = [op["name"] for op in classifier.ops if op["kind"] == "conv"]
    with torch.no_grad():
        values = classifier.run(image, layers[-1])

    def store(file, numbers, shape):
        scale = float(np.abs(numbers).max()) or 1.0
        (numbers / scale).astype("<f2").tofile(folder / file)
        return {"shape": list(shape), "scale": scale, "file": file}

    maps = {layer: to_map(values[layer]) for layer in layers}
    slopes = {name: to_map(slope) for name, slope in gradients_at(classifier, image, convolutions, LABEL).items()}
    grams = {PIXELS: gram(image)} | {layer: gram(values[layer]) for layer in layers[:-1]}
    golden = {
        "model": {"sha256": weights_sha256}, "input": "picture.png", "label": LABEL,
        "activations": {name: store(f"activation.{name}.f16", value, value.shape) for name, value in maps.items()},
        "gradients": {name: store(f"gradient.{name}.f16", value, value.shape) for name, value in slopes.items()},
        "grams": {name: store(f"gram.{name}.f16", upper_triangle(value), value.shape) for name, value in grams.items()},
    }
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, default=ROOT / "models" / NAME)
    parser.add_argument("--goldens", type=Path, default=ROOT / "tests" / "goldens")
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    digest = sha256((arguments.model / "weights.bin").read_bytes())
    write_lens_map_goldens(arguments.goldens / FOLDER, Classifier(model["ops"], weights), digest)


if __name__ == "__main__":
    main()
