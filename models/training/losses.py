"""What "painted like this, and still you" means in numbers."""

import torch
import torch.nn.functional as F

from perceptual import CONTENT_LAYER

LAYER_WEIGHT = {"relu1_1": 0.5, "relu2_1": 1.0, "relu3_1": 1.5, "relu4_1": 1.5}  # chosen by eye: without relu4_1 only colours change

TILES = 2  # a picture is judged as TILES x TILES tiles...
TILE_SHARE = 0.5  # ...for this share of its style distance

LOOK_GRID = 28  # cells a side on which paintings of different sizes are compared: mood and large shapes, not strokes

GRID = 4  # the network works at a quarter of the picture's side, so its own patterns repeat every 4 pixels
GRID_BLOCK = 32  # pixels a side over which such a pattern is looked for


class GramProduct(torch.autograd.Function):
    """F^T F of [n, positions, c]. Written by hand: the gradient of the plain product takes two large products, this one takes one."""

    @staticmethod
    def forward(context, flat):
        context.save_for_backward(flat)
        return (flat.transpose(1, 2) @ flat).float()

    @staticmethod
    def backward(context, slope):
        (flat,) = context.saved_tensors
        return flat @ (slope + slope.transpose(1, 2)).to(flat.dtype)


def gram(features):
    """[n, c, h, w] -> [n, c, c] = F F^T / (h w): which features occur together, wherever they are (Gatys et al. 2015)."""
    n, c, h, w = features.shape
    return GramProduct.apply(features.permute(0, 2, 3, 1).reshape(n, h * w, c)) / (h * w)


def tile_grams(features):
    """[n, c, h, w] -> [n, TILES * TILES, c, c]: the Gram matrix of each tile; their mean is the whole picture's."""
    n, c, h, w = features.shape
    h, w = h // TILES, w // TILES
    tiles = features[:, :, : h * TILES, : w * TILES].reshape(n, c, TILES, h, TILES, w).permute(0, 2, 4, 3, 5, 1)
    return GramProduct.apply(tiles.reshape(n * TILES * TILES, h * w, c)).reshape(n, TILES * TILES, c, c) / (h * w)


def relative_distance(value, target):
    """|value - target|^2 / |target|^2 for each picture of the batch: [n]."""
    n = value.shape[0]
    difference = (value.float() - target.float()).reshape(n, -1).square().sum(1)
    return difference / target.float().reshape(n, -1).square().sum(1).clamp_min(1e-12)


def style_distance(grams, painting_grams):
    """Weighted relative distance of Gram matrices over the style layers: [n]. 0 is the painting itself."""
    return sum(weight * relative_distance(grams[layer], painting_grams[layer]) for layer, weight in LAYER_WEIGHT.items())


def tiled_style_distance(features, painting_grams):
    """The style distance, half of it asked of the whole picture and half of each tile by itself: [n].

    One Gram matrix of the whole lets strong strokes along a few edges pay for an empty wall; tiles do not.
    """
    total = 0
    for layer, weight in LAYER_WEIGHT.items():
        tiles, painting = tile_grams(features[layer]), painting_grams[layer]
        count = tiles.shape[1]
        each = relative_distance(tiles.flatten(0, 1), painting.repeat_interleave(count, 0)).reshape(-1, count).mean(1)
        total = total + weight * ((1 - TILE_SHARE) * relative_distance(tiles.mean(1), painting) + TILE_SHARE * each)
    return total


def content_distance(features, photo_features):
    """How far the picture's large shapes moved from the photo's: [n]; 0 is the photo, 1 is nothing left of it."""
    return relative_distance(features[CONTENT_LAYER], photo_features[CONTENT_LAYER])


def total_variation(image):
    """Mean absolute step between neighbouring pixels: [n]."""
    rows = (image[:, :, 1:] - image[:, :, :-1]).abs().mean((1, 2, 3))
    columns = (image[:, :, :, 1:] - image[:, :, :, :-1]).abs().mean((1, 2, 3))
    return rows + columns


def grid_pattern(image):
    """Strength of a pattern locked to the pixel grid, as unfolding channels into pixels can leave it on flat areas: [n].

    In each block, pixels are averaged by their place in a GRID x GRID cell; the variance of those averages is the pattern.
    Strokes fall on all places alike and hardly count.
    """
    n, c, h, w = image.shape
    h, w = h // GRID_BLOCK, w // GRID_BLOCK
    cells = GRID_BLOCK // GRID
    blocks = image[:, :, : h * GRID_BLOCK, : w * GRID_BLOCK].reshape(n, c, h, cells, GRID, w, cells, GRID)
    places = blocks.mean((3, 6))  # [n, c, h, GRID, w, GRID]
    return (places - places.mean((3, 5), keepdim=True)).square().mean((1, 2, 3, 4, 5))


def flicker(painted, painted_noisy, noise):
    """How much of a little camera noise reaches the painting: mean |change| over mean |noise|, [n]."""
    return (painted_noisy - painted).abs().mean((1, 2, 3)) / noise.abs().mean((1, 2, 3)).clamp_min(1e-6)


def size_gap(painted, painted_smaller):
    """How differently one photo is painted at two sizes, seen from afar: mean absolute difference of a coarse grid, [n]."""
    coarse = [F.adaptive_avg_pool2d(picture, LOOK_GRID) for picture in (painted, painted_smaller)]
    return (coarse[0] - coarse[1]).abs().mean((1, 2, 3))


def photo_gap(judge, photos, painting_grams):
    """The style distance of untouched photos, a scalar: dividing by it makes every painting weigh the same."""
    with torch.no_grad():
        grams = {layer: gram(features) for layer, features in judge(photos).items()}
        painting = {layer: value.expand_as(grams[layer]) for layer, value in painting_grams.items()}
        return style_distance(grams, painting).mean()
