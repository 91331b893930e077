"""A primed canvas: a faint fixed pattern that is added to the picture before the network.

A network that gives the same output for the same input everywhere paints nothing on a flat wall,
or turns camera noise into strokes that boil. The pattern gives it something to make strokes of,
and it keeps still. It is three octaves of random grey values on tiles that repeat (pattern.py).

The painter must learn to use any such pattern, not this one. So each training batch has its own.
An exported painter has one for good: with_primer puts it into the network.
"""

import torch

from network import Painter
from ops import with_pattern, without_pattern
from pattern import sample

TILE = 128  # random values along each side of a tile
CELLS_PX = (3, 6, 12)  # distance between two values of a tile in pixels, for each octave
CELL_FACTOR = (0.7, 1.5)  # a batch multiplies all cells by a factor out of this range
AMPLITUDE = (8 / 255, 14 / 255)  # standard deviation of the pattern, drawn anew for each batch
EXPORTED_TILE = 64  # a tile of an exported painter: 8 kB; the finest octave repeats after two thirds of the short side
LINES = 288  # of the pictures on which an exported painter's cells have CELLS_PX
BLEND_DEVIATION = 2 / 3  # what bilinear blending leaves of random values' standard deviation


class Primer:
    """One pattern. tiles [octaves, TILE, TILE] have mean 0 and standard deviation 1."""

    def __init__(self, tiles, cells, amplitude):
        self.tiles, self.cells, self.amplitude = tiles, cells, amplitude

    def pattern(self, height, width, share=1.0):
        """[height, width], mean about 0, standard deviation about 1. A picture reduced to a share
        of its size gets the same pattern, as much smaller."""
        return sample(self.tiles, [share * cell for cell in self.cells], height, width) / deviation(len(self.cells))

    def on(self, pictures, share=1.0):
        """pictures [n, 3, h, w] with the same pattern on each. Not clamped: in a white or black
        area half of the pattern would be lost."""
        return pictures + self.amplitude * self.pattern(*pictures.shape[2:], share).to(pictures.device)


def deviation(octaves):
    """The standard deviation of a sum of octaves whose tiles have 1."""
    return BLEND_DEVIATION * octaves**0.5


def draw_tiles(side, generator=None):
    """New tiles [octaves, side, side]."""
    tiles = torch.randn(len(CELLS_PX), side, side, generator=generator)
    return (tiles - tiles.mean((1, 2), keepdim=True)) / tiles.std((1, 2), keepdim=True)


def random_primer():
    """A primer with new tiles, cells and amplitude out of the ranges above."""
    tiles = draw_tiles(TILE)
    factor, amplitude = (float(torch.empty(1).uniform_(*span)) for span in (CELL_FACTOR, AMPLITUDE))
    return Primer(tiles, [factor * cell for cell in CELLS_PX], amplitude)


def with_primer(painter, amplitudes, seed, side=EXPORTED_TILE):
    """A painter that paints on its own primed canvas. The same seed gives painters of every size the same pattern.

    amplitudes: the pattern's standard deviation for each style, of pictures in [0, 1].
    """
    ops = with_pattern(without_pattern(painter.ops), side, [cell / LINES for cell in CELLS_PX])
    primed = Painter(ops, painter.style_count)
    tiles = draw_tiles(side, torch.Generator().manual_seed(seed)) / deviation(len(CELLS_PX))
    pattern = ops[0]["name"]
    weights = painter.weights.state_dict() | {f"{pattern}/tiles": tiles, f"{pattern}/amplitude": torch.tensor(amplitudes)}
    primed.weights.load_state_dict(weights)
    return primed.eval()
