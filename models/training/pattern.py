"""The add-pattern op: a faint pattern under the picture. src/engine/network/pattern.ts in the app is its twin.

It is a sum of octaves. Each is a tile of values without a seam, repeated for ever and read as a GPU's linear, repeating sampler
reads: value i lies in the middle of cell i.
"""

import torch

LEAST_CELL_PX = 2  # finer cells would be noise of single pixels, which the network smooths away


def cells_on(height, width, shares):
    """Widths of cells in pixels from shares of the short side of a picture of height x width pixels."""
    return [max(LEAST_CELL_PX, share * min(height, width)) for share in shares]


def readings(length, cell, side, device):
    """For each pixel along one side: (index of the value before it, of the value behind it, share of the second)."""
    place = (torch.arange(length, device=device) + 0.5) / cell - 0.5
    before = place.floor()
    low = before.long() % side
    return low, (low + 1) % side, place - before


def sample(tiles, cells, height, width):
    """tiles [octaves, side, side], cells in pixels -> [height, width]. Products of matrices would be rounded under autocast."""
    total = 0
    for tile, cell in zip(tiles, cells):
        top, bottom, down = readings(height, cell, len(tile), tile.device)
        left, right, across = readings(width, cell, len(tile), tile.device)
        lines = torch.lerp(tile[top], tile[bottom], down[:, None])
        total = total + torch.lerp(lines[:, left], lines[:, right], across)
    return total
