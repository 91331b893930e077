"""The style network as data: the op list that is trained, exported and read by the app.

Everything that builds the network (torch here, WebGPU and TensorFlow.js in the app) reads this list; nobody builds it twice.
Shape: a feed-forward painter after Johnson et al. 2016 ("Perceptual losses for real-time style transfer") with instance
normalisation (Ulyanov et al. 2016) whose scale and shift are picked by style (Dumoulin et al. 2017, "A learned representation
for artistic style"). No convolution runs at full resolution: space-to-depth folds 2x2 pixels into channels first.
"""

from typing import NamedTuple

EPSILON = 1e-5  # added to the variance before the square root
FOLD = 2  # pixels a side folded into channels at the input and unfolded at the output


class Size(NamedTuple):
    """How large a painter is."""

    wide: int  # channels at a quarter of the input's side, where most of the work happens
    narrow: int  # channels at half of the input's side
    blocks: int  # residual blocks


SIZES = {  # exported name: size
    "style": Size(wide=48, narrow=24, blocks=5),  # 5.4 G multiply-adds for 640x480 pixels
    "style-lite": Size(wide=24, narrow=16, blocks=4),  # 1.4 G: for processors without a GPU, and for weak GPUs
}


def name_of(ops):
    """The exported name of the network an op list belongs to, with a pattern or without."""
    name = next((name for name in SIZES if style_ops(name) == without_pattern(ops)), None)
    if name is None:
        raise SystemExit("The checkpoint's op list is none of those in ops.py: it was trained with other sizes.")
    return name


def style_ops(name="style"):
    """The op list of a network, in running order. Every op has a kind and a name; inputs are named ops or 'image'."""
    return painter_ops(SIZES[name])


def painter_ops(size):
    """The op list of a painter of that size."""
    wide, narrow, blocks = size
    ops = [{"kind": "space-to-depth", "name": "fold", "input": "image", "block": FOLD}]
    folded = 3 * FOLD * FOLD

    def conv(name, source, in_channels, out_channels, stride=1, bias=False):
        ops.append({"kind": "conv", "name": name, "input": source, "kernel": 3, "stride": stride,
                    "pad": {"mode": "edge", "size": 1}, "inChannels": in_channels, "outChannels": out_channels,
                    "bias": bias})

    def normalise(name, channels):
        ops.append({"kind": "instance-norm", "name": f"{name}-norm", "input": name, "channels": channels,
                    "epsilon": EPSILON})

    def relu(name):
        ops.append({"kind": "relu", "name": f"{name}-relu", "input": f"{name}-norm"})

    def layer(name, source, in_channels, out_channels, stride=1):
        conv(name, source, in_channels, out_channels, stride)
        normalise(name, out_channels)
        relu(name)
        return f"{name}-relu"

    last = layer("down1", "fold", folded, narrow)
    last = layer("down2", last, narrow, wide, stride=2)
    for index in range(1, blocks + 1):
        block = f"res{index}"
        inner = layer(f"{block}a", last, wide, wide)
        conv(f"{block}b", inner, wide, wide)
        normalise(f"{block}b", wide)
        ops.append({"kind": "add", "name": block, "inputs": [last, f"{block}b-norm"]})
        last = block
    ops.append({"kind": "resize-nearest", "name": "grow", "input": last, "factor": 2})
    last = layer("up", "grow", wide, narrow)
    conv("out", last, narrow, folded, bias=True)
    ops.append({"kind": "sigmoid", "name": "colour", "input": "out"})
    ops.append({"kind": "depth-to-space", "name": "painted", "input": "colour", "block": FOLD})
    return ops


def with_pattern(ops, side, cells):
    """The op list of the same network on a patterned picture. A tile has side x side values; cells are shares of the short side."""
    pattern = {"kind": "add-pattern", "name": "primer", "input": "image", "side": side, "cells": list(cells)}
    return [pattern, *(op | {"input": pattern["name"]} if op.get("input") == "image" else op for op in ops)]


def without_pattern(ops):
    """The op list of the same network on plain pictures."""
    patterns = {op["name"]: op["input"] for op in ops if op["kind"] == "add-pattern"}
    return [op | {"input": patterns[op["input"]]} if op.get("input") in patterns else op for op in ops if op["name"] not in patterns]


def weight_shapes(ops, style_count):
    """{weight name: shape} in file order; kernels are [kh, kw, in, out], scale and shift are [styles, channels],
    a pattern's tiles [octaves, side, side] and its amplitude [styles]."""
    shapes = {}
    for op in ops:
        name = op["name"]
        if op["kind"] == "conv":
            shapes[f"{name}/kernel"] = (op["kernel"], op["kernel"], op["inChannels"], op["outChannels"])
            if op["bias"]:
                shapes[f"{name}/bias"] = (op["outChannels"],)
        elif op["kind"] == "instance-norm":
            shapes[f"{name}/scale"] = (style_count, op["channels"])
            shapes[f"{name}/shift"] = (style_count, op["channels"])
        elif op["kind"] == "add-pattern":
            shapes[f"{name}/tiles"] = (len(op["cells"]), op["side"], op["side"])
            shapes[f"{name}/amplitude"] = (style_count,)
    return shapes


def multiply_adds(ops, width, height):
    """Multiply-adds of every convolution for one picture of width x height pixels."""
    area = {"image": width * height}
    total = 0
    for op in ops:
        pixels = area[op["input"] if "input" in op else op["inputs"][0]]
        if op["kind"] == "conv":
            pixels //= op["stride"] ** 2
            total += pixels * op["kernel"] ** 2 * op["inChannels"] * op["outChannels"]
        elif op["kind"] == "space-to-depth":
            pixels //= op["block"] ** 2
        elif op["kind"] == "depth-to-space":
            pixels *= op["block"] ** 2
        elif op["kind"] == "resize-nearest":
            pixels *= op["factor"] ** 2
        area[op["name"]] = pixels
    return total
