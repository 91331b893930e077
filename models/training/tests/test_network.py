"""The torch painter does what its op list says, checked against plain numpy loops."""

import numpy as np
import pytest
import torch

from network import Painter, depth_to_space, normalise, space_to_depth
from ops import SIZES, multiply_adds, name_of, style_ops, weight_shapes

MOST_MULTIPLY_ADDS = {"style": 6e9, "style-lite": 1.5e9}  # for one 640x480 picture
MOST_BYTES = 600_000  # of float16 weights


def numpy_run(ops, weights, image, row):
    """The op list in numpy: image [h, w, 3], weights in the exported layout, row [styles] -> the last op's output."""
    values = {"image": image}
    for op in ops:
        name, kind = op["name"], op["kind"]
        x = values[op["input"]] if "input" in op else None
        if kind == "conv":
            size, stride, kernel = op["pad"]["size"], op["stride"], weights[f"{name}/kernel"]
            x = np.pad(x, ((size, size), (size, size), (0, 0)), mode="edge")
            height, width = (x.shape[0] - 3) // stride + 1, (x.shape[1] - 3) // stride + 1
            y = np.zeros((height, width, op["outChannels"]))
            for i in range(height):
                for j in range(width):
                    patch = x[i * stride : i * stride + 3, j * stride : j * stride + 3]
                    y[i, j] = np.tensordot(patch, kernel, 3)
            values[name] = y + (weights[f"{name}/bias"] if op["bias"] else 0)
        elif kind == "instance-norm":
            mean, variance = x.mean((0, 1)), x.var((0, 1))
            values[name] = (x - mean) / np.sqrt(variance + op["epsilon"]) * (row @ weights[f"{name}/scale"]) + row @ weights[f"{name}/shift"]
        elif kind == "relu":
            values[name] = np.maximum(x, 0)
        elif kind == "add":
            values[name] = values[op["inputs"][0]] + values[op["inputs"][1]]
        elif kind == "resize-nearest":
            values[name] = x.repeat(op["factor"], 0).repeat(op["factor"], 1)
        elif kind == "sigmoid":
            values[name] = 1 / (1 + np.exp(-x))
        elif kind == "space-to-depth":
            b, (h, w, c) = op["block"], x.shape
            y = np.zeros((h // b, w // b, b * b * c))
            for i in range(b):
                for j in range(b):
                    y[..., (i * b + j) * c : (i * b + j + 1) * c] = x[i::b, j::b]
            values[name] = y
        elif kind == "depth-to-space":
            b, (h, w, c) = op["block"], x.shape
            y = np.zeros((h * b, w * b, c // (b * b)))
            for i in range(b):
                for j in range(b):
                    y[i::b, j::b] = x[..., (i * b + j) * y.shape[2] : (i * b + j + 1) * y.shape[2]]
            values[name] = y
    return values[ops[-1]["name"]]


def random_painter(styles=3):
    torch.manual_seed(0)
    painter = Painter(style_ops(), styles).eval()
    with torch.no_grad():
        for name, value in painter.weights.items():
            if not name.endswith("kernel"):
                value.add_(torch.randn(value.shape) * 0.3)
    return painter


def test_torch_paints_what_the_op_list_says():
    painter = random_painter()
    image, row = torch.rand(1, 3, 12, 16), torch.tensor([[0.2, 0.5, 0.3]])
    with torch.no_grad():
        painted = painter(image, row)[0].permute(1, 2, 0).numpy()
    weights = {name: value.detach().double().numpy() for name, value in painter.weights.items()}
    weights = {name: value.transpose(2, 3, 1, 0) if name.endswith("kernel") else value for name, value in weights.items()}
    expected = numpy_run(painter.ops, weights, image[0].permute(1, 2, 0).double().numpy(), row[0].double().numpy())
    assert np.abs(painted - expected).max() < 1e-4


def test_depth_to_space_undoes_space_to_depth():
    image = torch.rand(2, 3, 8, 12)
    assert torch.equal(depth_to_space(space_to_depth(image, 2), 2), image)


def test_space_to_depth_keeps_tensorflows_channel_order():
    image = torch.arange(12.0).reshape(1, 3, 2, 2)  # channel c at row i, column j holds 4 c + 2 i + j
    assert space_to_depth(image, 2).flatten().tolist() == [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]


def test_normalising_gives_the_asked_mean_and_spread():
    x = torch.randn(2, 4, 16, 16) * 3 + 5
    y = normalise(x, torch.full((2, 4), 2.0), torch.full((2, 4), 0.5), 1e-5)
    assert torch.allclose(y.mean((2, 3)), torch.full((2, 4), 0.5), atol=1e-4)
    assert torch.allclose(y.std((2, 3), correction=0), torch.full((2, 4), 2.0), atol=1e-3)


def test_the_written_out_slope_is_torchs_own():
    x, scale, shift = torch.randn(2, 4, 6, 5) + 1, torch.rand(2, 4), torch.randn(2, 4)
    inputs = [value.double().requires_grad_() for value in (x, scale, shift)]

    def plain(x, scale, shift):
        variance, mean = torch.var_mean(x, (2, 3), correction=0, keepdim=True)
        return (x - mean) * torch.rsqrt(variance + 1e-5) * scale[:, :, None, None] + shift[:, :, None, None]

    weights = torch.randn(x.shape).double()
    for ours, torchs in zip(torch.autograd.grad((normalise(*inputs, 1e-5) * weights).sum(), inputs),
                            torch.autograd.grad((plain(*inputs) * weights).sum(), inputs)):
        assert torch.allclose(ours, torchs, atol=1e-5)


@pytest.mark.parametrize("height,width", [(50, 62), (48, 64), (41, 43)])
def test_any_size_comes_back_as_it_went_in(height, width):
    with torch.no_grad():
        painted = random_painter()(torch.rand(1, 3, height, width), torch.eye(3)[:1])
    assert painted.shape == (1, 3, height, width)
    assert 0 <= painted.min() and painted.max() <= 1


def test_a_flat_picture_starts_without_dots():
    torch.manual_seed(0)
    with torch.no_grad():
        painted = Painter(style_ops(), 2)(torch.rand(1, 3, 32, 32), torch.eye(2)[:1])
    blocks = painted.unfold(2, 2, 2).unfold(3, 2, 2)
    assert (blocks.amax((4, 5)) - blocks.amin((4, 5))).max() < 1e-6


@pytest.mark.parametrize(("name", "most"), MOST_MULTIPLY_ADDS.items())
def test_the_networks_are_small_enough(name, most):
    ops = style_ops(name)
    values = sum(np.prod(shape) for shape in weight_shapes(ops, 16).values())
    assert values * 2 <= MOST_BYTES
    assert multiply_adds(ops, 640, 480) <= most


def test_an_op_list_tells_which_network_it_is():
    assert [name_of(style_ops(name)) for name in SIZES] == list(SIZES)
    with pytest.raises(SystemExit, match="other sizes"):
        name_of(style_ops()[:-1])


def test_an_unknown_op_is_named():
    painter = random_painter()
    painter.ops = [{"kind": "swirl", "name": "swirl", "input": "image"}]
    with pytest.raises(ValueError, match="swirl"):
        painter(torch.rand(1, 3, 8, 8), torch.eye(3)[:1])
