"""Asks another network what it sees in the class pictures.

    npm run evaluate:lenses -- --words 60 --pictures-out PICTURES
    python judge_class_pictures.py --pictures PICTURES --data DIR

For each way to climb: at which place among a thousand the teacher puts the word, over the words that both networks know. The mirror's
network learned from this teacher, so it is no stranger to it: what it does not recognise nobody would. A picture that satisfies its own
network alone has a place in the hundreds.
"""

import argparse
import bisect
import re
import statistics
import zipfile
from collections import defaultdict
from pathlib import Path

import torch

from judge_dreams import ranks, read_frames
from labelled import read_labels
from teacher import Teacher

# One picture of every second class of ImageNet, in folders named by wnid: with their order, the
# places of all others follow.
SAMPLES = "imagenet-samples-224.zip"
NAME = re.compile(r"(?P<word>.+)--(?P<way>[a-z]+)\.png")
WNID = re.compile(r"n\d{8}")


def class_of(wnid, every_second):
    """The place of a class among the thousand, which are in the order of their wnids; those at even places are given."""
    place = bisect.bisect_left(every_second, wnid)
    return 2 * place if place < len(every_second) and every_second[place] == wnid else 2 * place - 1


def shared_words(labels, every_second):
    """{word: class} of the words whose pictures came from a class of ImageNet; where two claim one class, neither counts."""
    found = {label["word"]: class_of(folder, every_second)
             for label in labels for folder in label["folders"] if WNID.fullmatch(folder)}
    places = list(found.values())
    return {word: place for word, place in found.items() if places.count(place) == 1}


def read_every_second(images):
    with zipfile.ZipFile(images / SAMPLES) as file:
        return sorted({name.split("/")[0] for name in file.namelist() if WNID.match(name)})


def judge(pictures, data):
    """-> {way: {word: place, the first being 1}}."""
    teacher, classes = Teacher(data / "networks"), shared_words(read_labels(), read_every_second(data / "images"))
    places = defaultdict(dict)
    for path in sorted(pictures.glob("*.png")):
        parts = NAME.fullmatch(path.name)
        if parts and parts["word"] in classes:
            with torch.no_grad():
                places[parts["way"]][parts["word"]] = 1 + ranks(teacher.logits(read_frames([path])), classes[parts["word"]])[0]
    return places


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path, required=True, help="pictures written by evaluate:lenses --pictures-out")
    parser.add_argument("--data", type=Path, required=True, help="the folder with images and networks")
    arguments = parser.parse_args()
    print("| way | words | median place | among the first five |\n| --- | --: | --: | --: |")
    for way, found in judge(arguments.pictures, arguments.data).items():
        among_five = sum(place <= 5 for place in found.values()) / len(found)
        print(f"| {way} | {len(found)} | {statistics.median(found.values()):g} | {100 * among_five:.0f} % |")


if __name__ == "__main__":
    main()
