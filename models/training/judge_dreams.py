"""Asks another network what it sees in the mirror's dreams of words.

    python photos_aside.py --data DIR --out PHOTOS --of people+scenes:10
    npm run soak:dream -- --frozen --only-pictures --photos PHOTOS --dreams dalmatians,goldfish,ladybirds,starfish --frames-out FRAMES
    python judge_dreams.py --frames FRAMES --data DIR          what is seen in them, by the teacher

A dream is told by its word if the teacher puts the word first among a thousand, or among the first five. The mirror's network
learned from this teacher, so it is no stranger to it: what it does not recognise nobody would.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from teacher import SIDE_PX, Teacher

# The dream's id in the app, and the class of ImageNet (of 1,000, in the order of their wnids).
CLASSES = {"dalmatians": 251, "goldfish": 1, "ladybirds": 301, "starfish": 327}
PHOTOS = 10
STEPS = 102
FIRST_AT_LEAST, AMONG_FIVE_AT_LEAST = 6, 9  # of ten photos
NAME = re.compile(r"(?P<photo>.+)-(?P<dream>[a-z]+)-(?P<steps>\d+)\.png")


def find_frames(folder, steps):
    """{dream: [path]} of the pictures after so many steps."""
    found = defaultdict(list)
    for path in sorted(folder.glob("*.png")):
        parts = NAME.fullmatch(path.name)
        if parts and parts["dream"] in CLASSES and int(parts["steps"]) == steps:
            found[parts["dream"]].append(path)
    return dict(found)


def read_frames(paths):
    """-> [n, 3, 224, 224] in [0, 1]."""
    frames = [torch.from_numpy(np.array(Image.open(path).convert("RGB"))).permute(2, 0, 1).float() / 255 for path in paths]
    return torch.cat([F.interpolate(frame[None], (SIDE_PX, SIDE_PX), mode="bicubic", align_corners=False) for frame in frames]).clamp(0, 1)


def ranks(logits, label):
    """[n, classes] -> [n]: how many classes are put in front of the label."""
    return (logits > logits[:, label : label + 1]).sum(1).tolist()


def verdict(places):
    """(first, among five, whether both are enough) for the places of one word on its photos."""
    first, among_five = sum(place == 0 for place in places), sum(place < 5 for place in places)
    enough = lambda count, least: count * PHOTOS >= least * len(places)
    return first, among_five, bool(places) and enough(first, FIRST_AT_LEAST) and enough(among_five, AMONG_FIVE_AT_LEAST)


def judge(frames, networks, steps):
    """Prints a line for each word; -> whether all are told."""
    teacher, all_told = Teacher(networks), True
    found = find_frames(frames, steps)
    for dream, label in CLASSES.items():
        paths = found.get(dream, [])
        with torch.no_grad():
            places = ranks(teacher.logits(read_frames(paths)), label) if paths else []
        first, among_five, is_told = verdict(places)
        all_told = all_told and is_told
        print(f"{dream}: first on {first} of {len(places)}, among five on {among_five}; places {[place + 1 for place in places]}"
              f"{'' if is_told else ' - NOT ENOUGH'}")
    return all_told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with images and networks")
    parser.add_argument("--frames", type=Path, required=True, help="pictures written by soak:dream --frames-out")
    parser.add_argument("--steps", type=int, default=STEPS)
    arguments = parser.parse_args()
    if not judge(arguments.frames, arguments.data / "networks", arguments.steps):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
