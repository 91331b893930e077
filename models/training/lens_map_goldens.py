"""Reference numbers of the lenses that look at layers, for the app's tests: activations, Gram matrices, a word's gradient at every convolution.

    python lens_map_goldens.py        # models/perception -> tests/goldens/lens-maps

Everything is of one made-up picture, small but not square. Values are stored as float16, divided by their largest magnitude: half a
thousandth of it, far below what backends may differ by.
"""

import json

import numpy as np
import torch

from feature_pictures import tapped_layers
from goldens import to_batch
from lens_golden_files import PICTURE, begin_folder, write_for_shipped

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
    picture = begin_folder(folder, WIDTH_PX, HEIGHT_PX, SEED)
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
        "model": {"sha256": weights_sha256}, "input": PICTURE, "label": LABEL,
        "activations": {name: store(f"activation.{name}.f16", value, value.shape) for name, value in maps.items()},
        "gradients": {name: store(f"gradient.{name}.f16", value, value.shape) for name, value in slopes.items()},
        "grams": {name: store(f"gram.{name}.f16", upper_triangle(value), value.shape) for name, value in grams.items()},
    }
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    write_for_shipped(__doc__, FOLDER, write_lens_map_goldens)
