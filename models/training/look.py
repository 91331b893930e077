"""Two numbers that say whether a network paints or only filters colours, beside S, C and flicker.

Wall strokes: how much fine structure the painter puts on a bare wall, as a share of the painting's own. 0 is a colour filter, 1
the painting's own hand. Structure kept: the similarity of photo and painting seen from afar (SSIM, Wang et al. 2004), where there
is something to be seen: is it still you?
"""

import torch
import torch.nn.functional as F

from primer import with_primer

LUMA = torch.tensor([0.299, 0.587, 0.114])
FINEST_PX, COARSEST_PX = 1.2, 8  # Gaussians between which fine structure lies, on pictures of 288 lines
TENSOR_PX = 3  # over which directions are averaged
WALL_SHARE = 0.45  # of the photo's width, on the left
WALL_COLOUR = torch.tensor([1.0, 0.97, 0.92]).view(3, 1, 1)
WALL_LIGHT = (0.62, 0.5)  # from left to right
LIGHTS = (1.0, 0.3, 1.55)  # plain, dark, bright
WALL_NOISE = 2 / 255
MARGIN_PX, RIGHT_MARGIN_PX = 24, 32  # of the wall that does not count: the rest of the photo reaches in
FAR_PX = 96  # short side of pictures seen from afar
WINDOW_PX = 7
STABLE = 0.0009  # (0.03)^2, the constant of contrast and structure; brightness may change, so means are not compared
TABLES = 3  # the network's own pattern, and others with the same amplitude


def luma(picture):
    """[1, 3, h, w] -> [h, w]."""
    return torch.tensordot(LUMA, picture[0].float(), 1)


def mirrored(plane, margin):
    """[h, w] continued on all sides as in a mirror, the outermost pixel twice."""
    for _ in range(2):
        plane = torch.cat([plane[:margin].flip(0), plane, plane[-margin:].flip(0)]).T
    return plane


def blur(plane, sigma):
    """A Gaussian over [h, w]."""
    radius = int(4 * sigma + 0.5)
    kernel = torch.exp(-0.5 * (torch.arange(-radius, radius + 1) / sigma).square())
    kernel = (kernel / kernel.sum()).view(1, 1, -1, 1)
    wide = mirrored(plane, radius)[None, None]
    return F.conv2d(F.conv2d(wide, kernel), kernel.transpose(2, 3))[0, 0]


def fine_structure(plane):
    """The standard deviation of what is finer than shapes and coarser than noise."""
    return float((blur(plane, FINEST_PX) - blur(plane, COARSEST_PX)).std(correction=0))


def coherence(plane):
    """How far the structure tensor has one direction, 0 to 1, where there is structure: grain has none, strokes have."""
    smooth = blur(plane, FINEST_PX)
    across, down = (smooth[1:-1, 2:] - smooth[1:-1, :-2]) / 2, (smooth[2:, 1:-1] - smooth[:-2, 1:-1]) / 2
    xx, yy, xy = (blur(product, TENSOR_PX) for product in (across * across, down * down, across * down))
    apart, energy = torch.sqrt((xx - yy).square() + 4 * xy.square()), xx + yy
    return float(apart.sum() / energy.sum().clamp_min(1e-12))


def with_wall(photo, light, generator):
    """The photo [1, 3, h, w] with a wall over its left: a faint gradient and a camera's noise."""
    width = int(photo.shape[3] * WALL_SHARE)
    wall = light * torch.linspace(*WALL_LIGHT, width) * WALL_COLOUR
    noise = torch.randn(3, photo.shape[2], width, generator=generator) * WALL_NOISE
    walled = photo.clone()
    walled[0, :, :, :width] = (wall + noise).clamp(0, 1)
    return walled


def wall_of(painted):
    """The luma of the wall in a painting of `with_wall`, without its margins."""
    width = int(painted.shape[3] * WALL_SHARE)
    return luma(painted)[MARGIN_PX:-MARGIN_PX, MARGIN_PX : width - RIGHT_MARGIN_PX]


def structure_kept(photo, painted):
    """SSIM of the luma from afar, each place weighted by the photo's variance there: an empty wall does not count."""
    scale = FAR_PX / min(photo.shape[2:])
    size = [round(side * scale) for side in photo.shape[2:]]
    seen, kept = (luma(F.interpolate(picture.float(), size=size, mode="area")) for picture in (photo, painted))
    mean = lambda plane: F.avg_pool2d(mirrored(plane, WINDOW_PX // 2)[None], WINDOW_PX, stride=1)[0]
    means = mean(seen), mean(kept)
    variances = mean(seen * seen) - means[0] ** 2, mean(kept * kept) - means[1] ** 2
    covariance = mean(seen * kept) - means[0] * means[1]
    similarity = (2 * covariance + STABLE) / (variances[0] + variances[1] + STABLE)
    return float((similarity * variances[0]).sum() / variances[0].sum())


def on_other_tables(painter):
    """The painter, and the same with other patterns of its own amplitudes; it alone if it has no pattern."""
    pattern = next((op for op in painter.ops if op["kind"] == "add-pattern"), None)
    if pattern is None:
        return [painter]
    amplitudes = painter.weights[f"{pattern['name']}/amplitude"].tolist()
    return [painter, *(with_primer(painter, amplitudes, 1000 + table, pattern["side"]) for table in range(1, TABLES))]


def wall_strokes(paints, photos, painting):
    """Means over photos with a wall in every light: (fine structure as a share of the painting's own, coherence less the painting's).

    paints: functions from a picture to its painting, taken in turn.
    """
    own, direction = fine_structure(luma(painting)), coherence(luma(painting))
    generator, shares, gaps = torch.Generator().manual_seed(0), [], []
    for index, photo in enumerate(photos):
        for turn, light in enumerate(LIGHTS):
            wall = wall_of(paints[(index + turn) % len(paints)](with_wall(photo, light, generator)))
            shares.append(fine_structure(wall) / own)
            gaps.append(coherence(wall) - direction)
    return sum(shares) / len(shares), sum(gaps) / len(gaps)
