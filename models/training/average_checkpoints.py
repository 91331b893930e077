"""Averages the weights of several checkpoints of one run and its continuation, of either network; a classifier's mean gets its temperature.

    python average_checkpoints.py --data DIR --checkpoints runs/perception/checkpoint.pt runs/fine/checkpoint.pt --run runs/mean
    python average_checkpoints.py --data DIR --checkpoints ../perception runs/robust/checkpoint.pt --run runs/mean

Izmailov et al. 2018 ("Averaging weights leads to wider optima"): the mean of several points of one training run is
often better than each of them. Of classifiers, exported folders may be among them. Writes a checkpoint for export_model.py.
"""

import argparse
from pathlib import Path

import torch

from classifier import Learner, learner_of
from labelled import read_labels
from network_file import read_weights
from perception_ops import INPUT_SIDE_PX
from train_perception import calibrate


def mean_of(states):
    """The mean of {name: tensor} states; whole numbers, such as counts of batches, are taken from the first."""
    first = states[0]
    return {name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
            for name, value in first.items()}


def read(path):
    """A checkpoint, or an exported classifier as one."""
    if not path.is_dir():
        return torch.load(path, map_location="cpu", weights_only=True)
    weights, model = read_weights(path)
    return {"ops": model["ops"], "labels": [label["word"] for label in model["labels"]], "weights": weights}


def weights_of(state):
    """A classifier's weights as they are exported. The norms of a run that started from exported weights are not those of the run
    before, though both may compute the same: what can be averaged are kernels with their norms folded in."""
    if "weights" in state:
        return state["weights"]
    folded = learner_of(state).folded()
    return folded | {name: folded[name] / state["temperature"] for name in ("logits/kernel", "logits/bias")}


def mean_classifier(states):
    """A checkpoint of the classifier with the mean of the weights."""
    learner = Learner(states[0]["ops"])
    learner.unfold(mean_of([weights_of(state) for state in states]), torch.rand(8, 3, INPUT_SIDE_PX, INPUT_SIDE_PX))
    pupil = {f"learner.{name}": value for name, value in learner.state_dict().items()}
    return {"pupil": pupil, "ops": states[0]["ops"], "labels": states[0]["labels"]}


def average(checkpoints):
    """Checkpoints of one network with the same labels or styles -> one with the mean of their weights."""
    states = [read(path) for path in checkpoints]
    for path, state in zip(checkpoints[1:], states[1:]):
        if state["ops"] != states[0]["ops"] or names_of(state) != names_of(states[0]):
            raise SystemExit(f"{path} holds another network than {checkpoints[0]}, or other labels or styles.")
    if "labels" in states[0]:
        return mean_classifier(states)
    return states[0] | {"painter": mean_of([state["painter"] for state in states])}


def names_of(state):
    """The words of a classifier, or the style ids of a painter."""
    return state["labels"] if "labels" in state else [style["id"] for style in state["styles"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/")
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True)
    parser.add_argument("--run", type=Path, default=Path("runs/mean"), help="folder of the checkpoint it writes")
    arguments = parser.parse_args()
    state = average(arguments.checkpoints)
    if "pupil" in state:
        state["temperature"] = calibrate(learner_of(state), arguments.data / "images", read_labels())
    arguments.run.mkdir(parents=True, exist_ok=True)
    torch.save(state, arguments.run / "checkpoint.pt")
    print(f"Wrote the mean of {len(arguments.checkpoints)} checkpoints to {arguments.run / 'checkpoint.pt'}.")


if __name__ == "__main__":
    main()
