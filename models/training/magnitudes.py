"""How strong waves are in photographs: the mean magnitudes that the class pictures' fourth column keeps.

    python magnitudes.py --data DIR        zips in DIR/images -> models/perception/magnitudes.bin

Fel et al. 2023 ("Unlocking feature visualization for deeper networks with magnitude constrained optimization"): the mean amplitude
spectrum of photographs, after their colours are decorrelated. Crops of the training photos, each also mirrored, so that a wave and
its mirror image are equally strong and one quarter of the spectrum is the whole. Values are scores, the inverse of the logistic curve,
because that is what waves add up to (src/engine/ascent/natural-colours.ts).
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch

from ascent import COLOURS
from network_file import describe_file, write_manifest
from perception_ops import INPUT_SIDE_PX
from pictures import open_archives, photo_folder, resize_short_side, to_tensor

FOLDER = Path(__file__).parent.parent / "perception"
FILE = "magnitudes.bin"
CROPS, LARGEST_SCALE = 1000, 1.35  # a crop is the whole height of a photo, or no less than three quarters of it
CLOSEST_TO_EDGE = 0.02  # before the logistic curve is turned round


def to_planes(images):
    """[n, 3, h, w] in [0, 1] -> decorrelated scores of the same shape."""
    inside = images.clamp(CLOSEST_TO_EDGE, 1 - CLOSEST_TO_EDGE)
    return torch.einsum("ij,njhw->nihw", torch.linalg.inv(COLOURS.double()), torch.log(inside / (1 - inside)).double())


def window(side):
    """[side, side], of mean square 1. A crop ends where the photo goes on: without a window, that edge would be counted as strong
    waves down and across, and pictures made of them would look woven."""
    bell = torch.outer(*[torch.hann_window(side, dtype=torch.float64)] * 2)
    return bell / bell.square().mean().sqrt()


def magnitudes(images):
    """[n, 3, side, side] -> mean magnitudes [3, side / 2 + 1, side / 2 + 1] of the orthonormal transform, mirror images taken together."""
    side = images.shape[-1]
    planes = to_planes(images)
    even = planes.mean((2, 3), keepdim=True)
    spectrum = torch.fft.rfft2((planes - even) * window(side), norm="ortho").abs()
    spectrum[:, :, 0, 0] = even[:, :, 0, 0].abs() * side
    spectrum = spectrum.mean(0)
    mirrored = spectrum[:, (-torch.arange(side)) % side]
    return ((spectrum + mirrored) / 2)[:, : side // 2 + 1]


def crops(folder, count, side, seed=1):
    """Endless-looking but counted squares of the training photos, drawn as often as in training -> [1, 3, side, side]."""
    rng = random.Random(seed)
    archives, shares = zip(*open_archives(folder))
    for _ in range(count):
        archive = rng.choices(archives, shares)[0]
        image = resize_short_side(archive.read(rng.choice(archive.members)), round(side * rng.uniform(1, LARGEST_SCALE)))
        left, top = rng.randint(0, image.width - side), rng.randint(0, image.height - side)
        yield to_tensor(image.crop((left, top, left + side, top + side)))[None]


def describe_magnitudes(folder):
    """The table in an exported folder, as the manifest lists it; nothing where there is none."""
    path = folder / FILE
    return {"magnitudes": {"side": INPUT_SIDE_PX} | describe_file(f"{folder.name}/{FILE}", path.read_bytes())} if path.is_file() else {}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the training photos")
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder")
    parser.add_argument("--crops", type=int, default=CROPS)
    arguments = parser.parse_args()
    total = sum(magnitudes(crop) for crop in crops(photo_folder(arguments.data), arguments.crops, INPUT_SIDE_PX))
    table = (total / arguments.crops).numpy().astype("<f2")
    (arguments.model / FILE).write_bytes(table.tobytes())
    manifest = arguments.model.parent / "manifest.json"
    entry = next(model for model in json.loads(manifest.read_text())["models"] if model["name"] == arguments.model.name)
    write_manifest(manifest, entry | describe_magnitudes(arguments.model))
    print(f"{arguments.crops} crops, {table.nbytes / 1000:.0f} kB, from {table.min():.4f} to {table.max():.1f}")


if __name__ == "__main__":
    main()
