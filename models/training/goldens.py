"""Reference pictures for the app's tests: small inputs, this network's outputs, and two layers on the way."""

import json

import numpy as np
import torch
from PIL import Image

from sitter import sitter

LAYERS = ("down2-relu", "res3")  # one before the residual blocks, one in their middle
CASES = (  # name, width, height, {style index: weight}, with layers
    ("square", 64, 64, {0: 1.0}, True),
    ("wide", 64, 48, {3: 1.0}, False),
    ("tall-mixed", 48, 64, {1: 0.5, 6: 0.5}, False),
    ("not-a-multiple-of-four", 62, 50, {2: 1.0}, True),
)


def style_row(count, weights):
    """{index: weight} -> a list of count weights; indices wrap, so that a small network has goldens too."""
    row = [0.0] * count
    for index, weight in weights.items():
        row[index % count] += weight
    return row


def to_batch(picture):
    """[h, w, 3] uint8 -> [1, 3, h, w] float32 in [0, 1]."""
    return torch.from_numpy(picture.astype(np.float32) / 255).permute(2, 0, 1)[None]


def paint(painter, picture, row, keep=()):
    """picture [h, w, 3] uint8, row of style weights -> [h, w, 3] float32 (and {layer: [h, w, c]} when asked)."""
    with torch.no_grad():
        result = painter(to_batch(picture), torch.tensor([row]), keep)
    painted, layers = result if keep else (result, {})
    to_numpy = lambda value: np.ascontiguousarray(value[0].permute(1, 2, 0).float().numpy())
    return (to_numpy(painted), {name: to_numpy(value) for name, value in layers.items()}) if keep else to_numpy(painted)


def write_goldens(folder, painter, weights_sha256, cases=CASES, layer_names=LAYERS, draw=sitter):
    """draw: (width, height, seed) -> a picture. Writes every case and golden.json; float files are little-endian float32 in [height, width, channel] order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for index, (name, width, height, weights, with_layers) in enumerate(cases):
        picture = draw(width, height, seed=index + 1)
        row = style_row(painter.style_count, weights)
        painted, layers = paint(painter, picture, row, layer_names)
        Image.fromarray(picture).save(folder / f"{name}.png", optimize=True)
        painted.astype("<f4").tofile(folder / f"{name}.f32")
        case = {"name": name, "width": width, "height": height, "styles": row, "input": f"{name}.png", "output": f"{name}.f32",
                "layers": {}}
        for layer, value in layers.items() if with_layers else ():
            value.astype("<f4").tofile(folder / f"{name}.{layer}.f32")
            case["layers"][layer] = {"shape": list(value.shape), "file": f"{name}.{layer}.f32"}
        written.append(case)
    (folder / "golden.json").write_text(json.dumps({"model": {"sha256": weights_sha256}, "cases": written}, indent=1) + "\n")
