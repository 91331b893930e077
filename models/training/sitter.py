"""A procedural picture with the structures a mirror sees: a head before a wall, a window, stripes, a gradient.

    python sitter.py 320 256 sitter.png         the one that the card's and the documents' dreams are over
"""

import sys

import numpy as np
from PIL import Image


def sitter(width, height, seed=0):
    """-> [height, width, 3] uint8. The seed moves and recolours the shapes."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    u, v = x / width, y / height
    wall = np.stack([0.75 - 0.3 * u, 0.68 - 0.25 * v, 0.55 + 0.2 * u * v], -1)
    middle, eyes = 0.5 + random.uniform(-0.08, 0.08), 0.40

    def paint(mask, colour):
        wall[mask] = colour

    paint((u > 0.06) & (u < 0.28) & (v > 0.08) & (v < 0.45), [0.75, 0.88, 0.97])  # a window and its cross
    paint((abs(u - 0.17) < 0.012) & (v > 0.08) & (v < 0.45), [0.3, 0.25, 0.2])
    paint(((u - middle) / 0.36) ** 2 + ((v - 1.08) / 0.42) ** 2 < 1, random.uniform(0.1, 0.9, 3))  # shoulders
    stripes = (np.sin((u + v) * 60) > 0.2) & (((u - middle) / 0.36) ** 2 + ((v - 1.08) / 0.42) ** 2 < 1)
    paint(stripes, random.uniform(0.1, 0.9, 3))
    paint(((u - middle) / 0.20) ** 2 + ((v - 0.38) / 0.30) ** 2 < 1, [0.25, 0.15, 0.1])  # hair
    paint(((u - middle) / 0.15) ** 2 + ((v - 0.45) / 0.26) ** 2 < 1, [0.87, 0.66, 0.54])  # face
    for side in (-0.06, 0.06):
        paint(((u - middle - side) / 0.03) ** 2 + ((v - eyes) / 0.025) ** 2 < 1, [0.1, 0.1, 0.15])
    paint((abs(u - middle) < 0.05) & (abs(v - 0.58) < 0.018), [0.75, 0.25, 0.25])  # mouth
    paint((u > 0.8) & (((np.floor(u * 40) + np.floor(v * 30)) % 2) == 0), random.uniform(0, 1, 3))  # a checked curtain
    return np.round(wall.clip(0, 1) * 255).astype(np.uint8)


if __name__ == "__main__":
    width, height, out = sys.argv[1:]
    Image.fromarray(sitter(int(width), int(height), seed=3)).save(out)
