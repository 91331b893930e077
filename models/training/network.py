"""The painter in PyTorch, built from an op list (see ops.py). Inside torch pictures are [n, channels, height, width]."""

import torch
import torch.nn.functional as F
from torch import nn

from ops import weight_shapes
from pattern import cells_on, sample

DRAWN = ("/tiles", "/amplitude")  # weights that are drawn or chosen, not learned
MULTIPLE_OF = 4  # the network halves the picture's side twice


def space_to_depth(x, block):
    """[n, c, h, w] -> [n, block*block*c, h/block, w/block] in TensorFlow's channel order: (row, column, channel)."""
    n, c, h, w = x.shape
    x = x.reshape(n, c, h // block, block, w // block, block)
    return x.permute(0, 3, 5, 1, 2, 4).reshape(n, block * block * c, h // block, w // block)


def depth_to_space(x, block):
    """[n, block*block*c, h, w] -> [n, c, h*block, w*block]; the inverse of space_to_depth (torch's pixel_shuffle is not)."""
    n, c, h, w = x.shape
    x = x.reshape(n, block, block, c // (block * block), h, w)
    return x.permute(0, 3, 4, 1, 5, 2).reshape(n, c // (block * block), h * block, w * block)


def pad_edge(x, top, bottom, left, right):
    """Repeats the outermost rows and columns."""
    return F.pad(x, (left, right, top, bottom), mode="replicate") if top or bottom or left or right else x


class InstanceNorm(torch.autograd.Function):
    """(x - mean) / deviation * scale + shift over positions; x is [n, positions, c], scale and shift [n, c].

    Written out because torch's own gradient for it takes three times as long on a CPU. Statistics are float32.
    """

    @staticmethod
    def forward(context, x, scale, shift, epsilon):
        wide = x.float()
        mean = wide.mean(1, keepdim=True)
        variance = (wide.square().mean(1, keepdim=True) - mean.square()).clamp_min(0)  # biased, as in Ulyanov et al. 2016
        sharpness = torch.rsqrt(variance + epsilon)
        gain = scale[:, None] * sharpness
        context.save_for_backward(x, mean, sharpness, gain)
        return x * gain.to(x.dtype) + (shift[:, None] - mean * gain).to(x.dtype)

    @staticmethod
    def backward(context, slope):
        x, mean, sharpness, gain = context.saved_tensors
        centred = x - mean.to(x.dtype)
        ones = torch.ones(x.shape[0], 1, x.shape[1], dtype=x.dtype, device=x.device)  # sums as products: fast in bfloat16
        shift_slope = (ones @ slope).float()
        scale_slope = (ones @ (slope * centred)).float() * sharpness
        count = x.shape[1]
        x_slope = (slope - centred * (sharpness * scale_slope / count).to(x.dtype) - (shift_slope / count).to(x.dtype)) * gain.to(x.dtype)
        return x_slope, scale_slope[:, 0], shift_slope[:, 0], None


def normalise(x, scale, shift, epsilon):
    """Instance normalisation of [n, c, h, w] over height and width; scale and shift are [n, c]."""
    n, c, h, w = x.shape
    flat = x.permute(0, 2, 3, 1).reshape(n, h * w, c)
    return InstanceNorm.apply(flat, scale, shift, epsilon).reshape(n, h, w, c).permute(0, 3, 1, 2)


class Painter(nn.Module):
    """Runs an op list. Weights keep their exported names; kernels are held as [out, in, kh, kw]."""

    def __init__(self, ops, style_count):
        super().__init__()
        self.ops = ops
        self.style_count = style_count
        self.weights = nn.ParameterDict()
        for name, shape in weight_shapes(ops, style_count).items():
            self.weights[name] = nn.Parameter(initial_weight(name, shape), requires_grad=not name.endswith(DRAWN))
        start_without_checkerboard(self.weights, ops)

    def forward(self, image, styles, keep=()):
        """image [n, 3, h, w] in [0, 1], styles [n, style_count] rows summing to 1 -> the same size, in [0, 1].

        With names in keep, returns (picture, {name: that op's output}).
        """
        height, width = image.shape[2:]
        image = pad_edge(image, 0, -height % MULTIPLE_OF, 0, -width % MULTIPLE_OF)
        values = {"image": image.contiguous(memory_format=torch.channels_last)}
        for op in self.ops:
            values[op["name"]] = self.run(op, values, styles, (height, width))
        picture = values[self.ops[-1]["name"]][:, :, :height, :width]
        return (picture, {name: values[name] for name in keep}) if keep else picture

    def run(self, op, values, styles, size):
        """size: height and width of the picture before it was padded."""
        kind, name = op["kind"], op["name"]
        if kind == "add":
            first, second = op["inputs"]
            return values[first] + values[second]
        x = values[op["input"]]
        if kind == "conv":
            size = op["pad"]["size"]
            return F.conv2d(pad_edge(x, size, size, size, size), self.weights[f"{name}/kernel"],
                            self.weights[f"{name}/bias"] if op["bias"] else None, stride=op["stride"])
        if kind == "instance-norm":
            scale, shift = styles @ self.weights[f"{name}/scale"], styles @ self.weights[f"{name}/shift"]
            return normalise(x, scale.float(), shift.float(), op["epsilon"])
        if kind == "add-pattern":
            pattern = sample(self.weights[f"{name}/tiles"], cells_on(*size, op["cells"]), *x.shape[2:])
            amplitude = (styles * self.weights[f"{name}/amplitude"]).sum(1)  # autocast would round a product of matrices
            return x + amplitude[:, None, None, None] * pattern
        if kind == "relu":
            return F.relu(x)
        if kind == "resize-nearest":
            return F.interpolate(x, scale_factor=op["factor"], mode="nearest")
        if kind == "sigmoid":
            return torch.sigmoid(x.float())
        if kind == "space-to-depth":
            return space_to_depth(x, op["block"]).contiguous(memory_format=torch.channels_last)
        if kind == "depth-to-space":
            return depth_to_space(x, op["block"])
        raise ValueError(f"The op list has a {kind!r} op, which this network does not know.")


def initial_weight(name, shape):
    """Where a weight starts; shape is the exported one. Kernels follow He et al. 2015, norms start as the identity."""
    kind = name.split("/")[1]
    if kind == "kernel":
        height, width, inputs, outputs = shape
        return torch.randn(outputs, inputs, height, width) * (2 / (height * width * inputs)) ** 0.5
    return torch.ones(shape) if kind == "scale" else torch.zeros(shape)


def start_without_checkerboard(weights, ops):
    """ICNR (Aitken et al. 2017): the channels that depth-to-space lays side by side start equal, so no dots appear."""
    by_name = {op["name"]: op for op in ops}
    for op in ops:
        if op["kind"] != "depth-to-space":
            continue
        source = by_name[op["input"]]
        while source["kind"] != "conv":
            source = by_name[source["input"]]
        kernel = weights[f"{source['name']}/kernel"].data  # [out, in, kh, kw]
        colours = kernel.shape[0] // op["block"] ** 2
        kernel.copy_(kernel[:colours].repeat(op["block"] ** 2, 1, 1, 1) * 0.5)  # halved: starts away from the sigmoid's ends
