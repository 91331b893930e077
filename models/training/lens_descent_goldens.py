"""Reference numbers of the lenses that change a picture step by step: one gradient of each kind, and where whole runs end.

    python lens_descent_goldens.py            # models/perception -> tests/goldens/lens-descents

Feature inversion (Mahendran and Vedaldi 2015) and style by optimisation (Gatys et al. 2015), with autograd, on made-up pictures. The runs
start at the same noise and take the same steps of Adam as src/engine/ascent; they take minutes, and are told by their last numbers alone.
"""

import json

import numpy as np
import torch
from PIL import Image

from feature_pictures import tapped_layers
from goldens import to_batch
from lens_golden_files import PICTURE, begin_folder, write_for_shipped
from lens_map_goldens import gram, to_map
from perception_ops import INPUT_SIDE_PX
from sitter import sitter

FOLDER = "lens-descents"
SEED, STYLE_SEED, NOISE_SEED = 3, 5, 1
SIDE_PX = 64  # of the gradients; whole runs are at the network's own side
STYLE, START, RUN, TRANSFER = "style.png", "start.png", "run-", "transfer"
REACH = 0.1  # of the noise about grey
STYLE_LAYERS = 5
RATE = 0.02  # src/engine/ascent/inversion.ts and style-transfer.ts
INVERSION_CALM, TRANSFER_CALM, STRENGTH = 10.0, 3.0, 5.0
INVERSION_STEPS, TRANSFER_STEPS = 200, 100
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8


def variation(image):
    """[1, 3, h, w] -> squared differences of neighbours, summed, on average over the pixels."""
    across, down = image[..., 1:] - image[..., :-1], image[..., 1:, :] - image[..., :-1, :]
    return (across.square().sum() + down.square().sum()) / (image.shape[-1] * image.shape[-2])


def relative_distance(found, target):
    """|a - b|^2 / |b|^2."""
    return (found - target).square().sum() / target.square().sum()


class Inversion:
    """What a picture must be so that a layer answers to it as to another."""

    def __init__(self, classifier, image, layer, calm):
        self.classifier, self.layer, self.calm = classifier, layer, calm
        with torch.no_grad():
            self.target = classifier.run(image, layer)[layer]

    def __call__(self, image):
        """-> (what is made small, the numbers that are told)."""
        distance = relative_distance(self.classifier.run(image, self.layer)[self.layer], self.target)
        restless = variation(image)
        return distance + self.calm * restless, {"distance": float(distance.detach().sqrt()), "variation": float(restless.detach())}


class Transfer:
    """What a picture must be to have one picture's content and another's style."""

    def __init__(self, classifier, image, style, strength):
        self.classifier, self.strength = classifier, strength
        self.layers = tapped_layers(classifier.ops)[:STYLE_LAYERS]
        with torch.no_grad():
            self.content = classifier.run(image, self.layers[-1])[self.layers[-1]]
            values = classifier.run(style, self.layers[-1])
            self.grams = {layer: gram(values[layer]).float() for layer in self.layers}

    def __call__(self, image):
        values = self.classifier.run(image, self.layers[-1])
        content = relative_distance(values[self.layers[-1]], self.content)
        style = torch.stack([relative_distance(gram(values[layer]).float(), self.grams[layer]) for layer in self.layers]).mean()
        total = content + self.strength * style + TRANSFER_CALM * variation(image)
        return total, {"content": float(content.detach()), "style": float(style.detach()), "total": float(total.detach())}


def slope(loss, image):
    """-> (gradient [1, 3, h, w], the numbers that are told)."""
    image = image.clone().requires_grad_(True)
    value, told = loss(image)
    (gradient,) = torch.autograd.grad(value, image)
    return gradient, told


def descend(loss, image, steps, rate=RATE):
    """Adam (Kingma and Ba 2014) on a picture that stays in 0..1 -> (the picture, the numbers that are told of it)."""
    image, mean, square = image.clone(), torch.zeros_like(image), torch.zeros_like(image)
    for step in range(1, steps + 1):
        gradient, _ = slope(loss, image)
        mean = BETA1 * mean + (1 - BETA1) * gradient
        square = BETA2 * square + (1 - BETA2) * gradient.square()
        move = mean / (1 - BETA1**step) / ((square / (1 - BETA2**step)).sqrt() + EPSILON)
        image = (image - rate * move).clamp(0, 1)
    with torch.no_grad():
        return image, loss(image)[1]


def noise(side):
    """[h, w, 3] uint8: even noise about grey, so that all who start with it start with the same bytes."""
    values = 0.5 + np.random.default_rng(NOISE_SEED).uniform(-REACH, REACH, (side, side, 3))
    return np.round(values * 255).astype(np.uint8)


def draw_pictures(folder, side, prefix=""):
    """Writes a picture, one whose style it is to have, and noise to start with -> all three as [1, 3, h, w]."""
    drawn = {PICTURE: sitter(side, side, seed=SEED), STYLE: sitter(side, side, seed=STYLE_SEED), START: noise(side)}
    for file, pixels in drawn.items():
        Image.fromarray(pixels).save(folder / f"{prefix}{file}", optimize=True)
    return [to_batch(pixels) for pixels in drawn.values()]


def write_lens_descent_goldens(folder, classifier, weights_sha256):
    """Writes the pictures, gradients (float16, divided by their largest magnitude) and golden.json."""
    begin_folder(folder, SIDE_PX, SIDE_PX, SEED)
    layers = tapped_layers(classifier.ops)

    def gradients(image, style, start):
        losses = {layer: Inversion(classifier, image, layer, INVERSION_CALM) for layer in layers}
        for name, loss in {**losses, TRANSFER: Transfer(classifier, image, style, STRENGTH)}.items():
            gradient, told = slope(loss, start)
            numbers = to_map(gradient)
            scale = float(np.abs(numbers).max())
            (numbers / scale).astype("<f2").tofile(folder / f"{name}.f16")
            yield name, told | {"scale": scale, "file": f"{name}.f16"}

    def runs(image, style, start):
        for layer in layers:
            yield layer, descend(Inversion(classifier, image, layer, INVERSION_CALM), start, INVERSION_STEPS)[1]["distance"]
        yield TRANSFER, descend(Transfer(classifier, image, style, STRENGTH), start, TRANSFER_STEPS)[1]["total"]

    golden = {
        "model": {"sha256": weights_sha256}, "calm": INVERSION_CALM, "strength": STRENGTH, "rate": RATE,
        "gradients": dict(gradients(*draw_pictures(folder, SIDE_PX))),
        "steps": {"inversion": INVERSION_STEPS, "transfer": TRANSFER_STEPS},
        "reached": dict(runs(*draw_pictures(folder, INPUT_SIDE_PX, RUN))),
    }
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    write_for_shipped(__doc__, FOLDER, write_lens_descent_goldens)
