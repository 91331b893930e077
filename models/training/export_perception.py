"""The perception network's files: folded, calibrated, rounded to float16, with the pictures its units look for.

Called by export_model.py for a checkpoint of train_perception.py.
"""

import json

import torch

from classifier import Classifier, Learner
from feature_pictures import COLUMNS, TILE_PX, tapped_layers
from network_file import FORMAT, FORMAT_VERSION, describe_file, pack, sha256, unpack, write_files, write_manifest
from labelled import read_labels
from perception_goldens import write_perception_goldens
from perception_ops import INPUT_SIDE_PX, MULTIPLE_OF, NAME, perception_weight_shapes

VERSION = "1.0.0"


def is_perception(path):
    """Whether a checkpoint is the perception network's."""
    if not path.is_file():
        raise SystemExit(f"There is no checkpoint at {path}.")
    return "pupil" in torch.load(path, map_location="cpu", weights_only=True, mmap=True)


def read_learner(path):
    """A checkpoint -> (op list, folded and calibrated weights, words)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    learner = Learner(state["ops"])
    prefix = "learner."
    learner.load_state_dict({name.removeprefix(prefix): value for name, value in state["pupil"].items() if name.startswith(prefix)})
    weights = learner.folded()
    for name in ("logits/kernel", "logits/bias"):
        weights[name] = weights[name] / state["temperature"]
    return state["ops"], weights, state["labels"]


def files_of(ops, weights, labels):
    """-> (the classifier with rounded weights, {file name: bytes})."""
    entries, data = pack(weights, perception_weight_shapes(ops))
    model = {
        "format": FORMAT, "formatVersion": FORMAT_VERSION, "name": NAME, "version": VERSION,
        "input": {"name": "image", "channels": 3, "multipleOf": MULTIPLE_OF, "side": INPUT_SIDE_PX},
        "ops": ops, "output": ops[-1]["name"], "layers": tapped_layers(ops),
        "labels": [{"word": label["word"], "marked": label.get("marked", False)} for label in labels],
        "weightsManifest": [{"paths": ["weights.bin"], "weights": entries}],
    }
    files = {"model.json": (json.dumps(model, indent=1, ensure_ascii=False) + "\n").encode(), "weights.bin": data}
    return Classifier(ops, unpack(entries, data)), files


def feature_sheets(folder, ops):
    """The sheets feature_pictures.py has made, as the manifest lists them."""
    sheets = []
    for layer in tapped_layers(ops):
        path = folder / "features" / f"{layer}.webp"
        if path.is_file():
            sheets.append({"layer": layer, "tile": TILE_PX, "columns": COLUMNS}
                          | describe_file(f"{NAME}/features/{layer}.webp", path.read_bytes()))
    return sheets


def manifest_entry(files, folder, ops):
    return {
        "name": NAME, "version": VERSION, "model": f"{NAME}/model.json",
        "files": [describe_file(f"{NAME}/{file}", content) for file, content in files.items()],
        "features": feature_sheets(folder, ops),
        "input": {"channels": 3, "multipleOf": MULTIPLE_OF}, "licence": "MIT", "card": f"{NAME}/card.md",
    }


def export_perception(checkpoint, models, goldens):
    """Writes everything; -> a sentence about it."""
    ops, weights, words = read_learner(checkpoint)
    labels = read_labels()
    if words != [label["word"] for label in labels]:
        raise SystemExit(f"{checkpoint} was trained with other labels than labels.json lists; nothing was exported.")
    classifier, files = files_of(ops, weights, labels)
    write_files(models / NAME, files)
    write_manifest(models / "manifest.json", manifest_entry(files, models / NAME, ops))
    write_perception_goldens(goldens / NAME, classifier, sha256(files["weights.bin"]))
    return (f"Exported {NAME} with {len(labels)} labels, {len(files['weights.bin']) / 1000:.0f} kB of weights. "
            "If its weights are new, make its pictures: feature_pictures.py, then dream_pictures.py.")
