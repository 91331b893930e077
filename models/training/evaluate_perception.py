"""Measures the exported classifier on pictures it was not trained on.

    python evaluate_perception.py --pictures DIR        DIR/LABEL-OR-FOLDER/*, a set of your own
    python evaluate_perception.py --pictures DIR        DIR/*.zip laid out as the training images: their held-out tenth

Prints top-1, top-5 and the expected calibration error, for zips also of each set and of each marked label. The last line is
the same as JSON. --trouble looks through a bad camera first.
"""

import argparse
import json
from pathlib import Path

import torch

from ascent import blur
from classifier import Classifier
from labelled import folder_index, read_labels
from network_file import read_weights
from pictures import PICTURES, Archive, open_picture, photo_folder, resize_short_side, to_tensor
from scores import BATCH, recall, score

HERE = Path(__file__).parent
ALL_HELD_OUT = "val"  # a zip with this in its name is never trained on: all of it is evaluated
TROUBLES = {
    "none": lambda x, generator: x,
    "blur": lambda x, generator: blur(blur(x)),
    "noise": lambda x, generator: (x + 0.06 * torch.randn(x.shape, generator=generator)).clamp(0, 1),
    "dim": lambda x, generator: (0.35 * x + 0.02 * torch.randn(x.shape, generator=generator)).clamp(0, 1),
}


def middle(image, side):
    """The middle square of a picture, [3, side, side] in [0, 1]."""
    image = resize_short_side(image.convert("RGB"), side)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return to_tensor(image.crop((left, top, left + side, top + side)))


def read_sets(folder, index):
    """{set name: [(label, function that opens the picture)]}."""
    sets, folder = {}, photo_folder(folder)
    for path in sorted(folder.glob("*.zip")):
        archives = [Archive(path, held_out=True)] + ([Archive(path, held_out=False)] if ALL_HELD_OUT in path.stem else [])
        members = [(archive, member) for archive in archives for member in archive.members if member.split("/")[0] in index]
        if members:
            sets[path.stem] = [(index[member.split("/")[0]], lambda a=archive, m=member: a.read(m)) for archive, member in members]
    if not sets:
        found = [path for path in sorted(folder.glob("*/*")) if path.suffix.lower() in PICTURES]
        files = [path for path in found if path.parent.name in index]
        if not files:
            raise SystemExit(f"No picture in a folder named after a label was found in {folder}; the labels are in labels.json.")
        if unknown := sorted({path.parent.name for path in found} - index.keys()):
            print(f"Left out, as no label is named so: {', '.join(unknown)}.")
        sets[folder.name] = [(index[path.parent.name], lambda p=path: open_picture(p, "picture")) for path in files]
    return sets


def probabilities_of(classifier, openers, side, trouble):
    generator, parts = torch.Generator().manual_seed(0), []
    for start in range(0, len(openers), BATCH):
        images = torch.stack([middle(opener(), side) for opener in openers[start : start + BATCH]])
        with torch.no_grad():
            parts.append(classifier.run(TROUBLES[trouble](images, generator), "probabilities")["probabilities"])
    return torch.cat(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=HERE.parent / "perception", help="exported folder")
    parser.add_argument("--side", type=int, help="side in pixels; the network's own by default")
    parser.add_argument("--trouble", choices=tuple(TROUBLES), default="none")
    arguments = parser.parse_args()

    weights, model = read_weights(arguments.model)
    classifier, labels = Classifier(model["ops"], weights), read_labels()
    if [label["word"] for label in labels] != [label["word"] for label in model["labels"]]:
        raise SystemExit(f"labels.json is not the list {arguments.model} was trained with.")
    side = arguments.side or model["input"]["side"]
    everything, truth = [], []
    for name, members in read_sets(arguments.pictures, folder_index(labels)).items():
        mine = torch.tensor([label for label, _ in members])
        probabilities = probabilities_of(classifier, [opener for _, opener in members], side, arguments.trouble)
        everything.append(probabilities)
        truth.append(mine)
        print(f"{name:30} {score(probabilities, mine).line()}", flush=True)
    everything, truth = torch.cat(everything), torch.cat(truth)
    for index, label in enumerate(labels):
        if label.get("marked") and (truth == index).any():
            share, count = recall(everything, truth, index)
            print(f"recall of {label['word']:20} {100 * share:5.1f} % of {count}")
    total = score(everything, truth)
    print(f"{'all':30} {total.line()}")
    print(json.dumps({key: round(value, 4) for key, value in total._asdict().items()}))


if __name__ == "__main__":
    main()
