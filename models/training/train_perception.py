"""Trains the perception network: a classifier whose features are worth dreaming with.

    python train_perception.py --data DIR --minutes 70
    python train_perception.py --data DIR --minutes 15 --teacher 0 --run runs/labels-only
    torchrun --nproc-per-node 4 -- train_perception.py --data DIR --minutes 20     (on four GPUs)

DIR holds images/*.zip and networks/. The learning rate falls over the given minutes, however fast the machine is. Stop it at
any moment and run the same line again: it goes on from the checkpoint. Pictures and the teacher's features are prepared once
and kept in the file --prepared names.
"""

import argparse
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

import cluster
from adversary import mislead
from classifier import Classifier, Learner
from labelled import (LARGE_ARCHIVES, LARGE_PX, SMALL_ARCHIVES, SMALL_PX, UNLABELLED_ARCHIVES, Batches, Pictures, labelled_only,
                      read_archives, read_labels, unlabelled_only)
from network_file import read_weights
from perception_ops import INPUT_SIDE_PX, perception_ops
from scores import logits_of, score, temperature
from teacher import TARGETS, teach
from training import learning_rate

PEAK_RATE = 0.12  # for batches of 96
MOMENTUM, DECAY, FIRST_DECAY = 0.9, 1e-4, 5e-4  # the first layer decays faster, so that unused weights become zero
LABEL_SMOOTHING = 0.05
TEACHER = 3.0
# A crop shows things enlarged, so training crops are smaller than the pictures that the app asks
# with: the network then sees things at the size it knows (Touvron et al. 2019, "Fixing the
# train-test resolution discrepancy"). Even smaller crops for the first part of the time allow
# almost twice as many of them.
SIDE_PX, EARLY_SIDE_PX, EARLY = 128, 96, 0.55
MARKED = 3.0
MAX_GRADIENT = 5.0
REPORT_SECONDS = 20


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/ and networks/")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--run", type=Path, default=Path("runs/perception"), help="folder of the checkpoint")
    parser.add_argument("--prepared", type=Path, help="file of decoded pictures and teacher's features; the run's own by default")
    parser.add_argument("--start", type=Path, help="exported folder whose weights a new run starts from")
    parser.add_argument("--teacher", type=float, default=TEACHER, help="weight of the teacher's features; 0 learns from labels only")
    parser.add_argument("--peak-rate", type=float, default=PEAK_RATE)
    parser.add_argument("--early", type=float, default=EARLY, help=f"share of the time spent on {EARLY_SIDE_PX}-pixel pictures")
    parser.add_argument("--marked", type=float, default=MARKED, help="how much more often the things visitors hold up are drawn")
    parser.add_argument("--robust", type=float, default=0.0,
                        help="how far every second picture is moved against the network, in 255ths of the range (root mean square)")
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves torch's choice")
    parser.add_argument("--checkpoint-minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.batch < 8:
        raise SystemExit("--batch must be at least 8: batch normalisation needs company.")
    return arguments


def say(line):
    if cluster.rank() == 0:
        print(line, flush=True)


def prepare(data, labels, path, taught):
    """Reads all pictures (and asks the teacher) once; -> (large, small, features or None)."""
    if not path.is_file():
        images = data / "images"
        say("Reading pictures...")
        large = labelled_only(read_archives(images, LARGE_ARCHIVES, LARGE_PX, labels, "train"))
        if taught:
            others = unlabelled_only(read_archives(images, UNLABELLED_ARCHIVES, LARGE_PX, labels, "train"))
            large = Pictures(*(torch.cat(pair) for pair in zip(large, others)))
        small = labelled_only(read_archives(images, SMALL_ARCHIVES, SMALL_PX, labels, "train"))
        state = {"large": tuple(large), "small": tuple(small), "labels": [label["word"] for label in labels],
                 "features": teach(data / "networks", large.pixels, say) if taught else None}
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".part{cluster.rank()}")
        torch.save(state, temporary)
        temporary.replace(path)
    state = torch.load(path, weights_only=True, mmap=True)
    if state["labels"] != [label["word"] for label in labels]:
        raise SystemExit(f"{path} was prepared for other labels; delete it.")
    if taught and state["features"] is None:
        raise SystemExit(f"{path} was prepared without the teacher; delete it.")
    if taught and state["features"].shape[1] != sum(TARGETS.values()):
        raise SystemExit(f"{path} was prepared with other features of the teacher; delete it.")
    return Pictures(*state["large"]), Pictures(*state["small"]), state["features"] if taught else None


class Pupil(nn.Module):
    """The network and, when there is a teacher, a layer for each of its targets that guesses them; only the first is exported."""

    def __init__(self, learner, targets):
        """targets: {layer of the learner: how many numbers are to be guessed from its mean over places}."""
        super().__init__()
        self.learner, self.layers = learner, tuple(targets)
        self.heads = nn.ModuleList(nn.Linear(learner.channels(layer), numbers, bias=False) for layer, numbers in targets.items())

    def forward(self, images):
        """images [n, 3, h, w] in [0, 1] -> (logits, [guessed features of each target])."""
        if not self.layers:
            return self.learner(images)[0], []
        logits, _, means = self.learner(images, self.layers)
        return logits, [head(means[layer]) for head, layer in zip(self.heads, self.layers)]


def teacher_distance(guesses, features):
    """1 - cosine to the teacher's features, mean over the targets and the pictures that have some."""
    known = features.square().sum(1) > 0
    targets = features[known].split([guess.shape[1] for guess in guesses], 1)
    return torch.stack([(1 - F.cosine_similarity(guess[known].float(), target)).mean() for guess, target in zip(guesses, targets)]).mean()


def optimiser_for(pupil, rate):
    first, others, plain = [], [], []
    for index, value in enumerate(pupil.parameters()):
        (plain if value.ndim == 1 else first if index == 0 else others).append(value)  # norms and biases do not decay
    groups = [{"params": plain, "weight_decay": 0.0}, {"params": first, "weight_decay": FIRST_DECAY},
              {"params": others, "weight_decay": DECAY}]
    return torch.optim.SGD(groups, rate, MOMENTUM, nesterov=True)


def calibration_logits(classifier, images, labels):
    """(logits [n, labels], labels [n], weights [n]) of pictures neither trained on nor evaluated on; both sizes of picture weigh alike."""
    logits, truth, weights = [], [], []
    for starts, side in ((LARGE_ARCHIVES, LARGE_PX), (SMALL_ARCHIVES, SMALL_PX)):
        pictures = labelled_only(read_archives(images, starts, side, labels, "calibration"))
        logits.append(logits_of(classifier, pictures, INPUT_SIDE_PX))
        truth.append(pictures.labels)
        weights.append(torch.full((len(pictures.labels),), 1 / len(pictures.labels)))
        say(f"{side}-pixel pictures kept for calibration: {score(logits[-1].softmax(1), truth[-1]).line()}")
    return torch.cat(logits), torch.cat(truth), torch.cat(weights)


def calibrate(learner, images, labels):
    """The temperature that makes confidence honest."""
    logits, truth, weights = calibration_logits(Classifier(learner.ops, learner.folded()), images, labels)
    result = temperature(logits, truth, weights)
    say(f"Temperature {result:.3f}: {score((logits / result).softmax(1), truth).line()}")
    return result


def save_checkpoint(path, pupil, optimiser, progress, labels):
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    torch.save({"pupil": pupil.state_dict(), "optimiser": optimiser.state_dict(), "ops": pupil.learner.ops, "labels": labels} | progress,
               temporary)
    temporary.replace(path)


def resume(path, pupil, optimiser, labels):
    """Loads a checkpoint; -> its progress."""
    state = torch.load(path, weights_only=True)
    if state["labels"] != labels:
        raise SystemExit(f"The checkpoint {path} was trained with other labels; choose another --run.")
    pupil.load_state_dict(state["pupil"])
    optimiser.load_state_dict(state["optimiser"])
    say(f"Going on from step {state['step']}, {state['elapsed'] / 60:.1f} minutes in.")
    return {key: state[key] for key in ("elapsed", "step", "temperature")}


def loss_of(spread, images, labels, features, weight):
    """(the scalar to lower, share of right guesses, distance to the teacher)."""
    with torch.autocast(images.device.type, torch.bfloat16):
        logits, guesses = spread(images)
    known = labels >= 0
    loss = F.cross_entropy(logits.float()[known], labels[known], label_smoothing=LABEL_SMOOTHING)
    right = float((logits.argmax(1) == labels)[known].float().mean())
    if features is None:
        return loss, right, 0.0
    distance = teacher_distance(guesses, features)
    return loss + weight * distance, right, float(distance.detach())


def mislead_every_second(pupil, images, labels, features, arguments):
    """images, the others as they are: half of them keep what the network knows of pictures that nobody has touched."""
    every_second = slice(0, None, 2)
    some, theirs = labels[every_second], None if features is None else features[every_second]
    images[every_second] = mislead(images[every_second], lambda moved: loss_of(pupil, moved, some, theirs, arguments.teacher)[0],
                                   arguments.robust / 255)
    return images


def fit(pupil, batches, optimiser, arguments, device, progress, save):
    """Trains until the time is up. progress is {"elapsed": seconds, "step": n}, kept current."""
    limit, started = arguments.minutes * 60, time.monotonic() - progress["elapsed"]
    saved = reported = progress["elapsed"]
    right = taught = 0.0
    spread = cluster.spread(pupil)
    while (elapsed := cluster.agree(time.monotonic() - started, device)) < limit:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(arguments.peak_rate, elapsed / limit)
        batch = batches.next(EARLY_SIDE_PX if elapsed / limit < arguments.early else SIDE_PX)
        images, labels, features = (None if value is None else value.to(device) for value in batch)
        if arguments.robust > 0:
            images = mislead_every_second(pupil, images, labels, features, arguments)
        loss, hits, distance = loss_of(spread, images, labels, features, arguments.teacher)
        if not torch.isfinite(loss):
            raise SystemExit(f"The loss is not a number at step {progress['step']}; lower --peak-rate.")
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(pupil.parameters(), MAX_GRADIENT)
        optimiser.step()
        right, taught = right + 0.02 * (hits - right), taught + 0.02 * (distance - taught)
        progress.update(elapsed=elapsed, step=progress["step"] + 1)
        if elapsed - reported > REPORT_SECONDS:
            reported = elapsed
            say(f"{elapsed / 60:6.1f} min, {(limit - elapsed) / 60:5.1f} left, step {progress['step']}, loss {loss.item():.3f}, "
                f"right {100 * right:.1f} %, from the teacher {taught:.3f}")
        if elapsed - saved > arguments.checkpoint_minutes * 60:
            saved = elapsed
            save()
    save()


def main():
    arguments = parse_arguments()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)  # the same in every process, so that all start from the same weights
    device = cluster.join()
    labels, checkpoint = read_labels(), arguments.run / "checkpoint.pt"
    words = [label["word"] for label in labels]
    large, small, features = prepare(arguments.data, labels, arguments.prepared or arguments.run / "prepared.pt", arguments.teacher > 0)

    learner = Learner(perception_ops(len(labels)))
    progress = {"elapsed": 0.0, "step": 0, "temperature": 1.0}
    pupil = Pupil(learner, {} if features is None else TARGETS).to(device, memory_format=torch.channels_last)
    optimiser = optimiser_for(pupil, arguments.peak_rate)
    if checkpoint.is_file():
        progress = resume(checkpoint, pupil, optimiser, words)
    batches = Batches(large, small, labels, features, arguments.batch, arguments.seed + progress["step"] + 7919 * cluster.rank(),
                      arguments.marked)
    if arguments.start and not checkpoint.is_file():
        learner.unfold(read_weights(arguments.start)[0], batches.next(SIDE_PX)[0].to(device))

    def save():
        if cluster.rank() == 0:
            save_checkpoint(checkpoint, pupil, optimiser, progress, words)

    fit(pupil, batches, optimiser, arguments, device, progress, save)
    if cluster.rank() == 0:
        progress["temperature"] = calibrate(learner.eval(), arguments.data / "images", labels)
        save()
    cluster.leave()
    say(f"Done: {progress['step']} steps in {progress['elapsed'] / 60:.1f} minutes, checkpoint in {checkpoint}.")


if __name__ == "__main__":
    main()
