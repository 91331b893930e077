"""The perception network's files: folded, calibrated, rounded to float16, with the pictures its units look for.

Called by export_model.py for a checkpoint of train_perception.py.
"""

import base64
import json

import numpy as np
import torch

from class_picture_goldens import FOLDER as CLASS_PICTURES_FOLDER, write_class_picture_goldens
from classifier import Classifier, learner_of
from feature_pictures import feature_sheets, tapped_layers
from goldens import to_batch
from painting_grams import STYLES, gram_files
from magnitudes import describe_magnitudes
from network_file import FORMAT, FORMAT_VERSION, describe_file, pack, sha256, unpack, write_files, write_manifest
from labelled import read_labels
from lens_goldens import FOLDER as LENS_FOLDER, write_lens_goldens
from lens_map_goldens import FOLDER as LENS_MAPS_FOLDER, write_lens_map_goldens
from perception_goldens import input_gradient, write_perception_goldens
from perception_ops import INPUT_SIDE_PX, MULTIPLE_OF, NAME, perception_weight_shapes
from sitter import sitter

VERSION = "1.4.0"
SELF_TEST_SIDE_PX, SELF_TEST_SEED = 32, 31
SELF_TEST_LABELS = 5  # the likeliest
INT8_LARGEST = 127


def is_perception(path):
    """Whether a checkpoint is the perception network's."""
    if not path.is_file():
        raise SystemExit(f"There is no checkpoint at {path}.")
    return "pupil" in torch.load(path, map_location="cpu", weights_only=True, mmap=True)


def read_learner(path):
    """A checkpoint -> (op list, folded and calibrated weights, words)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    weights = learner_of(state).folded()
    for name in ("logits/kernel", "logits/bias"):
        weights[name] = weights[name] / state["temperature"]
    return state["ops"], weights, state["labels"]


def self_test(classifier):
    """A small picture, its likeliest labels, and the gradient of the last layer's norm, for the app to compare before first use.

    The gradient is there because a driver may get every forward pass right and every gradient zero. int8 is enough for that.
    """
    picture = sitter(SELF_TEST_SIDE_PX, SELF_TEST_SIDE_PX, seed=SELF_TEST_SEED)
    with torch.no_grad():
        probabilities = classifier.run(to_batch(picture), "probabilities")["probabilities"][0]
    likeliest = probabilities.topk(SELF_TEST_LABELS)
    layer = tapped_layers(classifier.ops)[-1]
    _, gradient = input_gradient(classifier, picture, {"kind": "l2", "layer": layer}, "plain")
    step = float(np.abs(gradient).max()) / INT8_LARGEST
    if not step > 0:
        raise SystemExit("The network sees nothing in the picture of its self-test; nothing was exported.")
    encode = lambda values: base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()
    return {
        "width": SELF_TEST_SIDE_PX, "height": SELF_TEST_SIDE_PX, "input": encode(picture),
        "likeliest": [{"label": int(label), "probability": float(value)} for value, label in zip(likeliest.values, likeliest.indices)],
        "gradient": {"layer": layer, "step": step, "values": encode(np.round(gradient / step).astype(np.int8))},
    }


def files_of(ops, weights, labels):
    """-> (the classifier with rounded weights, {file name: bytes})."""
    entries, data = pack(weights, perception_weight_shapes(ops))
    rounded = Classifier(ops, unpack(entries, data))
    model = {
        "format": FORMAT, "formatVersion": FORMAT_VERSION, "name": NAME, "version": VERSION,
        "input": {"name": "image", "channels": 3, "multipleOf": MULTIPLE_OF, "side": INPUT_SIDE_PX},
        "ops": ops, "output": ops[-1]["name"], "layers": tapped_layers(ops),
        "labels": [{"word": label["word"], "marked": label.get("marked", False)} for label in labels],
        "selfTest": self_test(rounded),
        "weightsManifest": [{"paths": ["weights.bin"], "weights": entries}],
    }
    files = {"model.json": (json.dumps(model, indent=1, ensure_ascii=False) + "\n").encode(), "weights.bin": data}
    return rounded, files


def manifest_entry(files, folder, ops):
    return {
        "name": NAME, "version": VERSION, "model": f"{NAME}/model.json",
        "files": [describe_file(f"{NAME}/{file}", content) for file, content in files.items()],
        "features": feature_sheets(folder, tapped_layers(ops)),
        "grams": gram_files(folder, [style["id"] for style in json.loads(STYLES.read_text())]),
        **describe_magnitudes(folder),
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
    digest = sha256(files["weights.bin"])
    write_perception_goldens(goldens / NAME, classifier, digest)
    write_lens_goldens(goldens / LENS_FOLDER, classifier, digest)
    write_lens_map_goldens(goldens / LENS_MAPS_FOLDER, classifier, digest)
    write_class_picture_goldens(goldens / CLASS_PICTURES_FOLDER, classifier, digest)
    return (f"Exported {NAME} with {len(labels)} labels, {len(files['weights.bin']) / 1000:.0f} kB of weights. "
            "What hangs on its weights is made anew by renew_perception.py.")
