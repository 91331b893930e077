"""A primed canvas: a faint fixed pattern that is added to the picture before the network.

A network that gives the same output for the same input everywhere paints nothing on a flat wall,
or turns camera noise into strokes that boil. The pattern gives it something to make strokes of,
and it keeps still. It is three octaves of random grey values on tiles that repeat. A tile is read
with a GPU's linear, repeating sampler in mind: value i lies at the middle of cell i.

The painter must learn to use any such pattern, not this one. So each training batch has its own.
"""

import torch

TILE = 128  # random values along each side of a tile
CELLS_PX = (3, 6, 12)  # distance between two values of a tile in pixels, for each octave
CELL_FACTOR = (0.7, 1.5)  # a batch multiplies all cells by a factor out of this range
AMPLITUDE = (8 / 255, 14 / 255)  # standard deviation of the pattern, drawn anew for each batch
BLEND_DEVIATION = 2 / 3  # what bilinear blending leaves of random values' standard deviation


def blend(length, cell):
    """[length, TILE]: how much each value along one side of a tile counts at each pixel."""
    place = (torch.arange(length) + 0.5) / cell - 0.5
    low = place.floor()
    shares = torch.zeros(length, TILE)
    pixels = torch.arange(length)
    shares[pixels, low.long() % TILE] = 1 - (place - low)
    shares[pixels, (low.long() + 1) % TILE] = place - low
    return shares


class Primer:
    """One pattern. tiles [octaves, TILE, TILE] have mean 0 and standard deviation 1."""

    def __init__(self, tiles, cells, amplitude):
        self.tiles, self.cells, self.amplitude = tiles, cells, amplitude

    def pattern(self, height, width, share=1.0):
        """[height, width], mean about 0, standard deviation about 1. A picture reduced to a share
        of its size gets the same pattern, as much smaller."""
        octaves = [blend(height, share * cell) @ tile @ blend(width, share * cell).T for tile, cell in zip(self.tiles, self.cells)]
        return sum(octaves) / (BLEND_DEVIATION * len(octaves) ** 0.5)

    def on(self, pictures, share=1.0):
        """pictures [n, 3, h, w] with the same pattern on each. Not clamped: in a white or black
        area half of the pattern would be lost."""
        return pictures + self.amplitude * self.pattern(*pictures.shape[2:], share).to(pictures.device)


def random_primer():
    """A primer with new tiles, cells and amplitude out of the ranges above."""
    tiles = torch.randn(len(CELLS_PX), TILE, TILE)
    tiles = (tiles - tiles.mean((1, 2), keepdim=True)) / tiles.std((1, 2), keepdim=True)
    factor, amplitude = (float(torch.empty(1).uniform_(*span)) for span in (CELL_FACTOR, AMPLITUDE))
    return Primer(tiles, [factor * cell for cell in CELLS_PX], amplitude)
