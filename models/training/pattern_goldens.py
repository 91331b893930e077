"""A small painter with an add-pattern op and random weights, and its reference pictures: what every engine is compared with.

    python pattern_goldens.py

Writes tests/goldens/pattern: model.json and weights.bin beside the goldens. The shipped networks' own goldens come from
export_model.py.
"""

import torch

from export_model import CARD_KEYS, GOLDENS, export
from goldens import write_goldens
from network import Painter
from network_file import sha256
from ops import Size, painter_ops
from primer import with_primer
from sitter import sitter

FOLDER = "pattern"
SIZE = Size(wide=8, narrow=8, blocks=1)
TILE = 16  # repeats within the goldens
AMPLITUDES = (20 / 255, 0.0, 60 / 255)  # one for each style
SEED = 1
LAYERS = ("down1-relu", "res1")
CASES = (  # as in goldens.py
    ("bright", 64, 64, {2: 1.0}, True),
    ("dark", 64, 48, {0: 1.0}, False),
    ("tall-mixed", 48, 96, {0: 0.5, 1: 0.2, 2: 0.3}, False),
    ("not-a-multiple-of-four", 62, 50, {2: 1.0}, True),
    ("cells-at-their-least", 44, 40, {2: 1.0}, False),
    ("without", 48, 48, {1: 1.0}, False),
)


def random_painter():
    """Norms that differ by style, so that a mixed-up row shows."""
    torch.manual_seed(SEED)
    painter = Painter(painter_ops(SIZE), len(AMPLITUDES))
    with torch.no_grad():
        for name, weight in painter.weights.items():
            if not name.endswith("/kernel"):
                weight += 0.3 * torch.randn_like(weight)
    return with_primer(painter, AMPLITUDES, SEED, TILE)


def draw(width, height, seed):
    """The first picture is nearly white, the second nearly black: a pattern that was clamped would differ there."""
    picture = sitter(width, height, seed)
    return 240 + picture // 17 if seed == 1 else picture // 17 if seed == 2 else picture


def write_pattern_goldens(folder):
    styles = [dict.fromkeys(CARD_KEYS, "") | {"id": f"style-{index}"} for index in range(len(AMPLITUDES))]
    rounded, files = export(random_painter(), styles, folder, name=FOLDER)
    write_goldens(folder, rounded, sha256(files["weights.bin"]), CASES, LAYERS, draw)


if __name__ == "__main__":
    write_pattern_goldens(GOLDENS / FOLDER)
