"""Pictures a network makes of what it looks for: gradient ascent on the picture.

Simonyan et al. 2013 ("Deep inside convolutional networks") for classes, Mordvintsev et al. 2015 (DeepDream) for layers; the
gradient is levelled over scales and its colours are decorrelated as in Olah et al. 2017 ("Feature visualization").
"""

import torch
import torch.nn.functional as F

LEVELS = 4
OCTAVE = 1.4
# Square root of the colour covariance of photographs (Olah et al. 2017). Steps are multiplied by
# it, so that colours stay like those of photographs instead of becoming rainbows.
COLOURS = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
COLOURS = COLOURS / COLOURS.norm(dim=0).max()
GREY, CONTRAST = 0.5, 0.08  # what noise to start from: a flat start leaves many units without a gradient


def blur(x):
    """A small binomial blur of [n, c, h, w]."""
    row = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0]) / 16
    kernel = torch.outer(row, row).expand(x.shape[1], 1, 5, 5)
    return F.conv2d(F.pad(x, (2, 2, 2, 2), mode="reflect"), kernel, groups=x.shape[1])


def level(gradient, levels=LEVELS):
    """Every scale of a gradient [n, 3, h, w] made equally strong (a Laplacian pyramid, each level divided by its RMS)."""
    parts, rest = [], gradient
    for _ in range(levels):
        if min(rest.shape[2:]) < 8:
            break
        small = F.avg_pool2d(blur(rest), 2, ceil_mode=True)
        wide = F.interpolate(small, rest.shape[2:], mode="bilinear", align_corners=False)
        parts.append(rest - wide)
        rest = small
    result = normalise(rest)
    for part in reversed(parts):
        result = F.interpolate(result, part.shape[2:], mode="bilinear", align_corners=False) + normalise(part)
    return result


def normalise(x):
    return x / (x.square().mean((1, 2, 3), keepdim=True).sqrt() + 1e-8)


def decorrelate(gradient):
    """A step in decorrelated colours: C C^T g."""
    return torch.einsum("ij,kj,nkhw->nihw", COLOURS, COLOURS, gradient)


def noise(count, side, generator):
    start = torch.randn(count, 3, side, side, generator=generator)
    return GREY + CONTRAST * blur(start) * 2


def climb(classifier, image, score, layer, steps, rate, generator, jitter=8):
    """Ascends score(activation of the layer) [n] from image [n, 3, h, w]; -> the picture in [0, 1]."""
    for _ in range(steps):
        x, y = torch.randint(-jitter, jitter + 1, (2,), generator=generator).tolist()
        moved = torch.roll(image, (y, x), (2, 3)).requires_grad_(True)
        score(classifier.run(moved, layer)[layer]).sum().backward()
        step = level(decorrelate(torch.roll(moved.grad, (-y, -x), (2, 3))))
        image = (image + rate * step / step.abs().mean((1, 2, 3), keepdim=True).clamp_min(1e-8)).clamp(0, 1)
    return image.detach()


def climb_octaves(classifier, image, score, layer, steps, rate, generator, octaves=4, multiple=32):
    """Ascends at several sizes, the smallest first. The detail found at one size is added at the next (DeepDream)."""
    height, width = image.shape[2:]
    detail = torch.zeros_like(image)
    for octave in reversed(range(octaves)):
        side = lambda full: max(multiple, round(full / OCTAVE**octave / multiple) * multiple)
        size = (height, width) if octave == 0 else (side(height), side(width))
        base = F.interpolate(image, size, mode="bilinear", antialias=True, align_corners=False)
        detail = F.interpolate(detail, size, mode="bilinear", align_corners=False)
        detail = climb(classifier, (base + detail).clamp(0, 1), score, layer, steps, rate, generator) - base
    return (image + detail).clamp(0, 1)


def of_channels(channels):
    """Score of picture i: the mean of channel channels[i], or the logit channels[i]."""
    channels = torch.as_tensor(channels)
    return lambda value: value.flatten(2).mean(2)[torch.arange(len(channels)), channels] if value.ndim == 4 \
        else value[torch.arange(len(channels)), channels]


def of_odds(label):
    """The logarithm of a label's odds: its logit minus the logarithm of all others' exponentials."""
    return lambda logits: logits[:, label] - torch.cat([logits[:, :label], logits[:, label + 1 :]], 1).logsumexp(1)


def of_layer(value):
    """Half the squared L2 norm of a layer: its gradient is the activation itself."""
    return 0.5 * value.square().flatten(1).sum(1)
