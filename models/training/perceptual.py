"""The frozen networks that judge a picture: two VGG-19s in npz files (kernels [out, in, kh, kw], float32).

The exact one gives relu1_1, relu2_1 and relu3_1. The distilled one is 16 times thinner and reaches relu4_1, where its 1x1
"aux" head maps back into the original 512 channels. Both take RGB in [0, 1]: their first 1x1 layer turns it into BGR - mean.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

EXACT = "vgg19-normalised-conv1_1-conv3_1.npz"
DISTILLED = "vgg19-distilled16x-conv1_1-conv5_1.npz"
STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
CONTENT_LAYER = "relu4_1"
POOL_AFTER = ("conv1_2", "conv2_2", "conv3_4")


class Judge(nn.Module):
    """Features of both networks at the style layers: {layer: [n, channels, h, w] in the working precision}."""

    def __init__(self, folder, dtype=torch.float32):
        super().__init__()
        self.dtype = dtype
        self.exact = Stack(Path(folder) / EXACT, ["conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1"], dtype)
        self.distilled = Stack(Path(folder) / DISTILLED, ["conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2",
                                                          "conv3_3", "conv3_4", "conv4_1"], dtype)
        self.requires_grad_(False)

    def forward(self, image):
        """image [n, 3, h, w] in [0, 1]."""
        x = image.to(self.dtype).contiguous(memory_format=torch.channels_last)
        features = self.exact(x, {"conv1_1", "conv2_1", "conv3_1"})
        features = {name.replace("conv", "relu"): value for name, value in features.items()}
        return features | {CONTENT_LAYER: self.content(x)}

    def content(self, image):
        """Only the content layer, from the thin network: [n, 512, h/8, w/8]."""
        x = image.to(self.dtype).contiguous(memory_format=torch.channels_last)
        thin = self.distilled(x, {"conv4_1"})["conv4_1"]
        return F.relu(self.distilled.head(thin, "conv4_1_aux"))


class Stack(nn.Module):
    """A run of 3x3 convolutions with reflection padding, ReLU after each and max-pools where VGG has them."""

    def __init__(self, path, names, dtype):
        super().__init__()
        if not Path(path).is_file():
            raise SystemExit(f"The perceptual network {path} is missing.")
        file = np.load(path)
        self.names = names
        self.kernels = nn.ParameterDict()
        for key in file.files:
            if key.endswith("/w"):
                self.add(key[:-2], torch.from_numpy(file[key]), torch.from_numpy(file[f"{key[:-2]}/b"]), dtype)

    def add(self, name, kernel, bias, dtype):
        if name == "conv1_1":  # fold the 1x1 colour layer in: one layer less at full resolution, and no bfloat16 rounding of 0..255
            colour, mean = self.colour
            bias = bias + torch.einsum("oikl,i->o", kernel, mean)
            kernel = torch.einsum("oikl,ij->ojkl", kernel, colour)
        if name == "conv0":
            self.colour = kernel[:, :, 0, 0], bias
            return
        self.kernels[f"{name}/kernel"] = nn.Parameter(kernel.to(dtype).contiguous(memory_format=torch.channels_last))
        self.kernels[f"{name}/bias"] = nn.Parameter(bias.to(dtype))

    def head(self, x, name):
        return F.conv2d(x, self.kernels[f"{name}/kernel"], self.kernels[f"{name}/bias"])

    def forward(self, x, wanted):
        features = {}
        for name in self.names:
            x = F.relu(F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), self.kernels[f"{name}/kernel"],
                                self.kernels[f"{name}/bias"]))
            if name in wanted:
                features[name] = x
            if name in POOL_AFTER:
                x = F.max_pool2d(x, 2)
        return features
