"""Shows what the perception network dreams and knows, for its card: DeepDream on the sitter and on a photo, class visualisation.

    python dream_pictures.py                            writes dreams.webp and classes.webp into models/perception
    python dream_pictures.py --photo me.jpg --out DIR   on a photo of yours, to look at
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ascent import climb, climb_octaves, noise, of_channels, of_layer
from classifier import Classifier
from feature_pictures import FOLDER
from network_file import read_weights
from perception_ops import MULTIPLE_OF
from pictures import resize_short_side, to_tensor
from sitter import sitter

WIDTH, HEIGHT = 320, 256
DREAM_STEPS, DREAM_RATE = 16, 0.012
CLASS_STEPS, CLASS_RATE, CLASS_PX = 160, 0.012, 128
CLASSES = ("face", "dalmatian", "sunflower", "goldfish", "pizza", "golf ball", "leopard", "strawberry", "monarch butterfly", "ladybird",
           "school bus", "umbrella", "brain coral", "starfish", "king penguin", "motorbike")
ACROSS = 4


def to_picture(x):
    return Image.fromarray(np.round(x.permute(1, 2, 0).numpy() * 255).astype(np.uint8))


def grid(images, across):
    """Pictures [n, 3, h, w] in rows, the last one filled up with white."""
    missing = -len(images) % across
    images = torch.cat([images, torch.ones(missing, *images.shape[1:])])
    rows = [torch.cat(list(images[start : start + across]), 2) for start in range(0, len(images), across)]
    return to_picture(torch.cat(rows, 1))


def draw_dreams(classifier, layers, photo):
    """The photo, then the photo with the dream of each layer; [1 + layers, 3, h, w]."""
    return torch.cat([photo, *(climb_octaves(classifier, photo, of_layer, layer, DREAM_STEPS, DREAM_RATE, torch.Generator().manual_seed(1))
                               for layer in layers)])


def draw_classes(classifier, words, chosen):
    labels = [words.index(word) for word in chosen]
    return climb(classifier, noise(len(labels), CLASS_PX, torch.Generator().manual_seed(1)), of_channels(labels), "logits", CLASS_STEPS,
                 CLASS_RATE, torch.Generator().manual_seed(2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder")
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    classifier, words = Classifier(model["ops"], weights), [label["word"] for label in model["labels"]]
    if arguments.photo:
        image = resize_short_side(Image.open(arguments.photo).convert("RGB"), HEIGHT)
        width, height = (side // MULTIPLE_OF * MULTIPLE_OF for side in image.size)
        photo = to_tensor(image.crop((0, 0, width, height)))[None]
    else:
        photo = to_tensor(Image.fromarray(sitter(WIDTH, HEIGHT, seed=3)))[None]
    arguments.out.mkdir(parents=True, exist_ok=True)
    grid(draw_dreams(classifier, model["layers"], photo), 3).save(arguments.out / "dreams.webp", quality=85)
    grid(draw_classes(classifier, words, CLASSES), ACROSS).save(arguments.out / "classes.webp", quality=85)


if __name__ == "__main__":
    main()
