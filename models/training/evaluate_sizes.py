"""Measures whether a painter's pictures look alike at all sizes the mirror uses.

    python evaluate_sizes.py --photos DIR

The app changes the network's input size while it runs; the picture must not change its mood with it. Each held-out photo is
painted at every short side, the paintings are reduced to 64 pixels, and the two that differ most are told: mean absolute
difference of 255, averaged over the photos. The last line is the same as JSON.
"""

import argparse
import itertools
import json
from pathlib import Path
from statistics import mean, median

import torch
import torch.nn.functional as F

from network_file import read_checkpoint, read_network
from pictures import held_out_photos

HERE = Path(__file__).parent
SHORT_SIDES = (360, 288, 240, 192)
PHOTOS = 4
REDUCED_PX = 64


def resized(picture, short_side):
    """[1, 3, h, w] -> the same picture at another short side, smoothed where it shrinks."""
    scale = short_side / min(picture.shape[2:])
    size = [max(4, round(side * scale / 4) * 4) for side in picture.shape[2:]]
    return F.interpolate(picture, size, mode="bilinear", antialias=True, align_corners=False)


def largest_gap(painter, photo, row):
    """Mean absolute difference, of 255, of the two sizes whose reduced paintings differ most."""
    reduced = []
    for side in SHORT_SIDES:
        with torch.autocast("cpu", torch.bfloat16):
            painted = painter(resized(photo, side), row).float()
        reduced.append(F.interpolate(painted, (REDUCED_PX, REDUCED_PX), mode="bilinear", antialias=True, align_corners=False))
    return max(float((a - b).abs().mean()) * 255 for a, b in itertools.combinations(reduced, 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True, help="folder of zips, or with zips in images/ (their held-out tenth is used), or of pictures")
    parser.add_argument("--model", type=Path, default=HERE.parent / "style", help="exported folder, or a training checkpoint")
    arguments = parser.parse_args()
    painter, described = read_checkpoint(arguments.model) if arguments.model.is_file() else read_network(arguments.model)
    names = [style["id"] for style in (described if isinstance(described, list) else described["styles"])]
    results = {}
    with torch.no_grad():
        photos = held_out_photos(arguments.photos, PHOTOS, max(SHORT_SIDES), max(SHORT_SIDES) * 4 // 3)
        for index, name in enumerate(names):
            row = torch.eye(len(names))[index : index + 1]
            results[name] = round(mean(largest_gap(painter, photo, row) for photo in photos), 2)
            print(f"{name:22} {results[name]:.2f}", flush=True)
    print(json.dumps({"styles": results, "median": round(median(results.values()), 2), "worst": max(results.values())}))


if __name__ == "__main__":
    main()
