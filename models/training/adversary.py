"""Pictures moved against the network that learns from them.

A network that also learns from those (Madry et al. 2018; here one step, as in Wong et al. 2020, of a Euclidean length) has
gradients that follow the shapes of things instead of specks that only it can see (Santurkar et al. 2019, "Image Synthesis with a
Single (Robust) Classifier"). Dreams and class pictures are made of that gradient.
"""

import torch


def mislead(images, loss_of_images, length):
    """images [n, 3, h, w] in [0, 1], each moved up the loss by `length` in root mean square, and clamped. loss_of_images(images) is a
    scalar in which each picture's part depends on that picture."""
    moved = images.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(loss_of_images(moved), moved)
    size = slope.square().mean((1, 2, 3), keepdim=True).sqrt().clamp_min(1e-12)
    return (images + length * slope / size).clamp(0, 1).detach()
