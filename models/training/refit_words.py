"""Fits the words of a trained classifier anew: its last layer alone, on the features of the training pictures.

    python refit_words.py --data DIR --checkpoint runs/mean/checkpoint.pt     after training
    python refit_words.py --data DIR --start ../perception                    from the exported network

Kang et al. 2020 ("Decoupling representation and classifier for long-tailed recognition", classifier re-training): the
words may need other frequencies in training than the features did. Pictures are shown whole or nearly
so, at the size that the app uses, not in the closer crops that the features were trained on (Touvron et al. 2019, "Fixing the
train-test resolution discrepancy"). Words of labels.json that the network does not know yet, such as two that were merged, are
learned with the others. At the end it makes words likelier that visitors hold up often (lean.py), and sets the temperature. The
layers below do not change, so their sheets and dreams stay valid. Writes a checkpoint for export_model.py.
"""

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from classifier import Classifier, Learner, learner_of
from labelled import (LARGE_ARCHIVES, LARGE_PX, SMALL_ARCHIVES, SMALL_PX, Pictures, crop, draw_weights, labelled_only, like_a_webcam,
                      read_archives, read_labels)
from lean import lean
from network_file import read_weights
from perception_ops import INPUT_SIDE_PX, perception_ops
from scores import BATCH, score, temperature
from train_perception import LABEL_SMOOTHING, calibration_logits

PICTURES = 32_000
SHARES = ((LARGE_ARCHIVES, LARGE_PX, 0.375), (SMALL_ARCHIVES, SMALL_PX, 0.625))  # of the pictures
SMALLEST_AREA = 0.55  # of a picture shown
MARKED = 3.0  # how many times more often pictures of things that visitors hold up are drawn
PULL = 0.002  # weight of the squared distance to the old weights: rare words have few pictures to learn from
STEPS = 30  # of L-BFGS; the loss is convex and hardly falls any more


def read_start(arguments):
    """-> (learner with the same output as the exported network, its words)."""
    if arguments.checkpoint:
        state = torch.load(arguments.checkpoint, map_location="cpu", weights_only=True)
        learner, words = learner_of(state), state["labels"]
        with torch.no_grad():
            for value in learner.dense.parameters():
                value /= state["temperature"]
    else:
        weights, model = read_weights(arguments.start)
        learner, words = Learner(model["ops"]), [label["word"] for label in model["labels"]]
        learner.unfold(weights, torch.rand(8, 3, INPUT_SIDE_PX, INPUT_SIDE_PX))
    return learner.eval().to(memory_format=torch.channels_last), words


def seen(learner, images):
    """Features below the last layer, [n, channels]. Computed in bfloat16, which is four times as fast."""
    with torch.no_grad(), torch.autocast(images.device.type, torch.bfloat16):
        return learner(images)[1].float()


def draw(learner, pictures, labels, count, generator):
    """Features [count, channels] and labels [count] of pictures drawn as in training, marked ones more often."""
    chosen = torch.multinomial(draw_weights(pictures, labels, MARKED), count, replacement=True, generator=generator)
    parts = []
    for some in chosen.split(BATCH):
        images = crop(pictures.pixels[some], pictures.aspects[some], INPUT_SIDE_PX, generator, SMALLEST_AREA)
        parts.append(seen(learner, like_a_webcam(images, generator)))
    return torch.cat(parts), pictures.labels[chosen]


def first_guess(dense, known, words, features, truth):
    """A dense layer for words out of one for known words. A new word starts from the known word that its pictures were
    most often taken for."""
    said, rows = dense(features).argmax(1), []
    for index, word in enumerate(words):
        mine = said[truth == index]
        if word not in known and not len(mine):
            raise SystemExit(f"The network does not know {word!r}, and no picture of it was drawn.")
        rows.append(known.index(word) if word in known else int(mine.mode().values))
    start = nn.Linear(dense.in_features, len(words))
    with torch.no_grad():
        start.weight.copy_(dense.weight[rows])
        start.bias.copy_(dense.bias[rows])
    return start


def fit(dense, features, truth):
    """Moves a dense layer, in place, to the lowest loss on the features; -> the loss before and after."""
    start = [value.detach().clone() for value in dense.parameters()]
    optimiser = torch.optim.LBFGS(dense.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        moved = sum((value - old).square().sum() for value, old in zip(dense.parameters(), start))
        total = F.cross_entropy(dense(features), truth, label_smoothing=LABEL_SMOOTHING) + PULL * moved
        total.backward()
        return total
    before = float(optimiser.step(loss).detach())
    return before, float(loss().detach())


def lean_and_calibrate(learner, images, labels):
    """Leans the last layer, in place, and -> the temperature for it."""
    logits, truth, weights = calibration_logits(Classifier(learner.ops, learner.folded()), images, labels)
    before = temperature(logits, truth, weights)
    shifts = before * lean(logits / before, labels)
    with torch.no_grad():
        learner.dense.bias += shifts
    for label, shift in zip(labels, shifts / before):
        if label.get("marked"):
            print(f"{label['word']:12} leaned towards by {shift:.2f}")
    after = temperature(logits + shifts, truth, weights)
    print(f"Temperature {after:.3f}: {score(((logits + shifts) / after).softmax(1), truth).line()}")
    return after


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/")
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--checkpoint", type=Path, help="of train_perception.py or average_checkpoints.py")
    start.add_argument("--start", type=Path, help="exported folder")
    parser.add_argument("--run", type=Path, default=Path("runs/words"), help="folder of the checkpoint it writes")
    parser.add_argument("--pictures", type=int, default=PICTURES, help="how many are drawn, again and again if there are fewer")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves torch's choice")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)

    learner, known = read_start(arguments)
    labels, generator = read_labels(), torch.Generator().manual_seed(arguments.seed)
    words = [label["word"] for label in labels]
    drawn = [draw(learner, labelled_only(read_archives(arguments.data / "images", starts, side, labels, "train")), labels,
                  round(share * arguments.pictures), generator) for starts, side, share in SHARES]
    features, truth = (torch.cat(parts) for parts in zip(*drawn))
    dense = first_guess(learner.dense, known, words, features, truth)
    print("The words fitted: loss {:.3f}, then {:.3f}.".format(*fit(dense, features, truth)), flush=True)
    learner.ops, learner.dense = perception_ops(len(words)), dense
    heat = lean_and_calibrate(learner, arguments.data / "images", labels)
    arguments.run.mkdir(parents=True, exist_ok=True)
    state = {f"learner.{name}": value for name, value in learner.state_dict().items()}
    torch.save({"pupil": state, "ops": learner.ops, "labels": words, "temperature": heat}, arguments.run / "checkpoint.pt")
    print(f"Export it with: python export_model.py --checkpoint {arguments.run / 'checkpoint.pt'}")


if __name__ == "__main__":
    main()
