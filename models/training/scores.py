"""How often a classifier is right, and how well its confidence agrees with that: top-1, top-5 and expected calibration error."""

from typing import NamedTuple

import torch
import torch.nn.functional as F

BINS = 15
BATCH = 64


class Scores(NamedTuple):
    top1: float
    top5: float
    ece: float
    pictures: int

    def line(self):
        return f"top-1 {100 * self.top1:5.1f} %  top-5 {100 * self.top5:5.1f} %  ECE {self.ece:.3f}  {self.pictures} pictures"


def expected_calibration_error(probabilities, labels):
    """Guo et al. 2017, eq. 3: the gap between confidence and accuracy, over bins of confidence, weighted by their size."""
    confidence, guess = probabilities.max(1)
    right = (guess == labels).float()
    bins = (confidence * BINS).long().clamp(max=BINS - 1)
    count = torch.bincount(bins, minlength=BINS).float()
    gap = torch.bincount(bins, confidence, BINS) - torch.bincount(bins, right, BINS)
    return float((gap.abs().sum() / count.sum()))


def score(probabilities, labels):
    """probabilities [n, labels], labels [n] -> Scores."""
    best = probabilities.topk(min(5, probabilities.shape[1])).indices
    hits = best == labels[:, None]
    return Scores(float(hits[:, 0].float().mean()), float(hits.any(1).float().mean()),
                  expected_calibration_error(probabilities, labels), len(labels))


def recall(probabilities, labels, label):
    """(share of a label's pictures that are named so, how many there are)."""
    mine = labels == label
    return (float((probabilities[mine].argmax(1) == label).float().mean()) if mine.any() else float("nan")), int(mine.sum())


def centred(pixels, aspects, side):
    """Squashed pictures [n, s, s, 3] uint8 -> their middle squares [n, 3, side, side] in [0, 1]."""
    count, zero = len(pixels), torch.zeros(len(pixels))
    theta = torch.stack([torch.stack([(1 / aspects).clamp(max=1), zero, zero], 1),
                         torch.stack([zero, aspects.clamp(max=1), zero], 1)], 1)
    grid = F.affine_grid(theta, [count, 3, side, side], align_corners=False)
    return F.grid_sample(pixels.permute(0, 3, 1, 2).float() / 255, grid, mode="bilinear", padding_mode="border", align_corners=False)


def logits_of(classifier, pictures, side):
    """Logits [n, labels] of Pictures (labelled.py) seen at side x side."""
    with torch.no_grad():
        return torch.cat([classifier.run(centred(pictures.pixels[start : start + BATCH], pictures.aspects[start : start + BATCH], side))
                          ["logits"] for start in range(0, len(pictures.pixels), BATCH)])


def temperature(logits, labels, weights):
    """The number to divide logits by so that confidence matches accuracy (Guo et al. 2017), by a search over its logarithm."""
    def loss(log_t):
        each = F.cross_entropy(logits / torch.exp(log_t), labels, reduction="none")
        return float((each * weights).sum() / weights.sum())
    low, high = -1.0, 1.5
    for _ in range(40):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, b) if loss(torch.tensor(a)) < loss(torch.tensor(b)) else (a, high)
    return float(torch.exp(torch.tensor((low + high) / 2)))
