"""What every unit of every tapped layer looks for, drawn by the network itself: one sheet of small pictures per layer.

    python feature_pictures.py                  all layers, into models/perception/features
    python feature_pictures.py --layer conv5-relu --steps 200

Gradient ascent from noise (ascent.py), 64 pixels a unit. The app's lenses show them beside live activations.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from ascent import climb, noise, of_channels
from classifier import Classifier
from network_file import describe_file, read_weights, write_manifest

FOLDER = Path(__file__).parent.parent / "perception"
TILE_PX, COLUMNS = 64, 16
STEPS, RATE = 96, 0.012
AT_ONCE = 32
LEAK = 0.02
QUALITY = 72  # of the WebP files: 2 MB for all units


def tapped_layers(ops):
    """The ops worth looking at: rectified convolutions, from pixels to words."""
    return [op["name"] for op in ops if op["kind"] == "relu"]


def leaning(channels):
    """Score of picture i: the mean of channel channels[i] behind a leaky ReLU, which gives a gradient to units that
    are zero at the start, too."""
    mean_of = of_channels(channels)
    return lambda value: mean_of(F.leaky_relu(value, LEAK))


def draw_units(classifier, layer, channels, steps, generator):
    """-> [units, 64, 64, 3] uint8 in the order of channels. layer is a rectified convolution; what is climbed is in front of its ReLU."""
    parts, source = [], next(op["input"] for op in classifier.ops if op["name"] == layer)
    for start in range(0, len(channels), AT_ONCE):
        some = channels[start : start + AT_ONCE]
        drawn = climb(classifier, noise(len(some), TILE_PX, generator), leaning(some), source, steps, RATE, generator, jitter=4)
        parts.append(np.round(drawn.permute(0, 2, 3, 1).numpy() * 255).astype(np.uint8))
    return np.concatenate(parts)


def sheet(tiles):
    """Tiles in rows of COLUMNS, the last row filled up with grey."""
    rows = -(-len(tiles) // COLUMNS)
    filled = np.full((rows * COLUMNS, TILE_PX, TILE_PX, 3), 128, np.uint8)
    filled[: len(tiles)] = tiles
    return filled.reshape(rows, COLUMNS, TILE_PX, TILE_PX, 3).swapaxes(1, 2).reshape(rows * TILE_PX, COLUMNS * TILE_PX, 3)


def feature_sheets(folder, layers):
    """The sheets in an exported folder, as the manifest lists them."""
    paths = [(layer, folder / "features" / f"{layer}.webp") for layer in layers]
    return [{"layer": layer, "tile": TILE_PX, "columns": COLUMNS}
            | describe_file(f"{folder.name}/features/{layer}.webp", path.read_bytes()) for layer, path in paths if path.is_file()]


def list_sheets(folder, layers):
    """Writes the sheets into the manifest beside an exported folder, where there is one."""
    manifest = folder.parent / "manifest.json"
    if manifest.is_file():
        entry = next(model for model in json.loads(manifest.read_text())["models"] if model["name"] == folder.name)
        write_manifest(manifest, entry | {"features": feature_sheets(folder, layers)})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder")
    parser.add_argument("--layer", help="only this layer")
    parser.add_argument("--steps", type=int, default=STEPS)
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    classifier = Classifier(model["ops"], weights)
    channels = {op["name"] + "-relu": op["outChannels"] for op in model["ops"] if op["kind"] == "conv"}
    if arguments.layer and arguments.layer not in model["layers"]:
        raise SystemExit(f"There is no layer {arguments.layer}; there are {', '.join(model['layers'])}.")
    (arguments.model / "features").mkdir(exist_ok=True)
    for layer in [arguments.layer] if arguments.layer else model["layers"]:
        tiles = draw_units(classifier, layer, list(range(channels[layer])), arguments.steps, torch.Generator().manual_seed(1))
        path = arguments.model / "features" / f"{layer}.webp"
        Image.fromarray(sheet(tiles)).save(path, quality=QUALITY, method=6)
        print(f"{layer}: {len(tiles)} units, {path.stat().st_size / 1000:.0f} kB", flush=True)
    list_sheets(arguments.model, model["layers"])


if __name__ == "__main__":
    main()
