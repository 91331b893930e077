"""Labelled pictures from the zips, held in memory; batches of them as a webcam might show them."""

import json
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from pictures import Archive

LARGE_PX, SMALL_PX = 160, 64
SMALL_ARCHIVES = ("tiny-imagenet-train",)
LARGE_ARCHIVES = ("caltech101", "imagenette", "people")
UNLABELLED_ARCHIVES = ("scenes", "people", "textures-paintings", "imagenet-samples")  # for the teacher only
CALIBRATION = 40  # one picture in forty sets the temperature and chooses between runs: neither trained on nor evaluated on
SMALLEST_AREA, ASPECT, TURN = 0.25, 1.35, 0.14
SHARE_LARGE, SHARE_SMALL = 0.5, 0.42  # the rest is unlabelled


class Pictures(NamedTuple):
    """Pictures scaled to squares of one size, so that one tensor holds them all. crop() restores their shape."""

    pixels: torch.Tensor  # [n, side, side, 3] uint8
    labels: torch.Tensor  # [n], -1 where there is none
    aspects: torch.Tensor  # [n] width / height


def read_labels():
    return json.loads((Path(__file__).parent / "labels.json").read_text())


def folder_index(labels):
    """{folder name: label index}; a label's own words count as a folder too."""
    named = {label["word"]: index for index, label in enumerate(labels)}
    return named | {folder: index for index, label in enumerate(labels) for folder in label["folders"]}


def is_for_calibration(member):
    return zlib.crc32(member.encode()) % CALIBRATION == 1


def read_archives(folder, starts, side, labels, part):
    """Pictures of the zips whose names start with one of the given words. part is 'train', 'calibration' or 'held-out'."""
    index, pixels, classes, aspects = folder_index(labels), [], [], []
    for path in sorted(Path(folder).glob("*.zip")):
        if not path.name.startswith(starts):
            continue
        archive = Archive(path, held_out=part == "held-out")
        for member in archive.members:
            if part != "held-out" and is_for_calibration(member) != (part == "calibration"):
                continue
            image = archive.read(member)
            aspects.append(image.width / image.height)
            pixels.append(np.asarray(image.resize((side, side), Image.Resampling.LANCZOS)))
            classes.append(index.get(member.split("/")[0], -1))
    if not pixels:
        raise SystemExit(f"No zip named {' or '.join(start + '*' for start in starts)} with pictures was found in {folder}.")
    return Pictures(torch.from_numpy(np.stack(pixels)), torch.tensor(classes), torch.tensor(aspects))


def labelled_only(pictures):
    return Pictures(*(value[pictures.labels >= 0] for value in pictures))


def unlabelled_only(pictures):
    return Pictures(*(value[pictures.labels < 0] for value in pictures))


def draw_weights(pictures, labels, marked):
    """[n] how often each picture is drawn: rare labels as often as common ones up to a square root, marked ones `marked` times more."""
    counts = torch.bincount(pictures.labels, minlength=len(labels)).clamp_min(1).float()
    per_label = counts.rsqrt() * torch.tensor([marked if label.get("marked") else 1.0 for label in labels])
    return per_label[pictures.labels]


def crop(pixels, aspects, size, generator, smallest_area=SMALLEST_AREA):
    """Random crops [n, 3, size, size] in [0, 1]: smallest_area to all of the area, mirrored, slightly turned and stretched."""
    count = len(pixels)
    uniform = lambda low, high: torch.empty(count).uniform_(low, high, generator=generator)
    area, stretch = uniform(smallest_area, 1), torch.exp(uniform(-np.log(ASPECT), np.log(ASPECT)))
    wide = (area * stretch / aspects).sqrt().clamp(max=1)  # share of the width; the crop is stretch : 1 on the real picture
    high = (area * aspects / stretch).sqrt().clamp(max=1)
    flip = torch.where(uniform(0, 1) < 0.5, -1.0, 1.0)
    x, y = uniform(-1, 1) * (1 - wide), uniform(-1, 1) * (1 - high)
    turn = uniform(-TURN, TURN)
    theta = torch.stack([torch.stack([wide * turn.cos() * flip, -wide * turn.sin(), x], 1),
                         torch.stack([high * turn.sin() * flip, high * turn.cos(), y], 1)], 1)
    grid = F.affine_grid(theta, [count, 3, size, size], align_corners=False)
    planes = pixels.permute(0, 3, 1, 2).float() / 255
    return F.grid_sample(planes, grid, mode="bilinear", padding_mode="reflection", align_corners=False)


def soften(images, share, generator):
    """Loses detail in a share of the pictures, so that sharpness says nothing about which set a picture comes from."""
    side = images.shape[-1]
    chosen = torch.rand(len(images), generator=generator) < share
    if not chosen.any():
        return images
    small = int(torch.randint(side * 3 // 8, side * 3 // 4, (1,), generator=generator))
    soft = F.interpolate(images[chosen], small, mode="bilinear", antialias=True, align_corners=False)
    images[chosen] = F.interpolate(soft, side, mode="bilinear", align_corners=False)
    return images


def like_a_webcam(images, generator):
    """Changes exposure, contrast and white balance, darkens, and adds sensor noise, as a webcam does."""
    count = len(images)
    uniform = lambda low, high, *shape: torch.empty(count, *(shape or (1, 1, 1))).uniform_(low, high, generator=generator)
    images = (images - 0.5) * uniform(0.75, 1.2) + 0.5
    images = images * uniform(0.75, 1.25) * uniform(0.92, 1.08, 3, 1, 1)
    dim = torch.where(uniform(0, 1) < 0.12, uniform(0.25, 0.6), torch.ones(count, 1, 1, 1))
    noise = torch.where(uniform(0, 1) < 0.3, uniform(0.005, 0.05), torch.zeros(count, 1, 1, 1))
    return (images * dim + torch.randn(images.shape, generator=generator) * noise).clamp(0, 1)


class Batches:
    """Endless training batches (images, labels, teacher features; a row of zeros where there are none)."""

    def __init__(self, large, small, labels, features, batch, seed, marked):
        """features [len(large), c] float16 go with large, which holds the unlabelled pictures at its end, or None."""
        self.large, self.small, self.features = large, small, features
        self.generator = torch.Generator().manual_seed(seed)
        known = large.labels >= 0
        self.known, self.unknown = known.nonzero()[:, 0], (~known).nonzero()[:, 0]
        self.large_weights = draw_weights(labelled_only(large), labels, marked)
        self.small_weights = draw_weights(small, labels, marked)
        counts = [round(batch * SHARE_LARGE), round(batch * SHARE_SMALL)]
        self.counts = (*counts, batch - sum(counts)) if features is not None else (counts[0] + batch - sum(counts), counts[1], 0)

    def draw(self, weights, count):
        return torch.multinomial(weights, count, replacement=True, generator=self.generator)

    def next(self, size):
        """images [n, 3, size, size] in [0, 1], labels [n] (-1: none), features [n, c] or None."""
        large, small, unlabelled = self.counts
        chosen = torch.cat([self.known[self.draw(self.large_weights, large)],
                            self.unknown[torch.randint(max(len(self.unknown), 1), (unlabelled,), generator=self.generator)]])
        first = soften(crop(self.large.pixels[chosen], self.large.aspects[chosen], size, self.generator), 0.35, self.generator)
        other = self.draw(self.small_weights, small)
        second = crop(self.small.pixels[other], self.small.aspects[other], size, self.generator)
        images = like_a_webcam(torch.cat([first, second]), self.generator)
        labels = torch.cat([self.large.labels[chosen], self.small.labels[other]])
        if self.features is None:
            return images, labels, None
        features = self.features[chosen].float()
        return images, labels, torch.cat([features, torch.zeros(small, features.shape[1])])
