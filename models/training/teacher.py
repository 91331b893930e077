"""What a larger network, MobileNet v2, makes of the training pictures, which the learner is trained to guess; and its own answers, for
pictures that the learner made.

Hinton et al. 2015 ("Distilling the knowledge in a neural network") with two layers as the targets, as in Romero et al. 2015
(FitNets): the pooled features before the last layer, and, half way, the mean and the deviation of each channel over the picture.
Both say nothing about places, so they hold for every crop. The file holds an op graph and its weights; see DIR/networks.
"""

import json

import numpy as np
import torch
import torch.nn.functional as F

FILE = "teacher-mobilenet-v2-1.0-224.npz"
SIDE_PX = 224
BATCH = 48
MIDDLE = 47  # the graph's number for the output of the last block at a sixteenth of the side: 96 channels
# How many numbers the teacher gives for each picture, by the learner's layer that guesses them.
TARGETS = {"conv4b-relu": 2 * 96, "average": 1280}
KINDS = {"CONV_2D", "DEPTHWISE_CONV_2D", "ADD", "AVERAGE_POOL_2D", "MEAN"}


class Teacher:
    """Runs the graph up to its global average."""

    def __init__(self, networks):
        path = networks / FILE
        if not path.is_file():
            raise SystemExit(f"The teacher {path} is missing; train with --teacher 0 to go without.")
        file = np.load(path)
        self.graph = json.loads(str(file["__graph__"]))
        self.weights = {key: torch.from_numpy(file[key].astype("f4")) for key in file.files if key != "__graph__"}

    def features(self, images):
        """images [n, 3, 224, 224] in [0, 1] -> [n, 192 + 1280], in the order of TARGETS."""
        tensors = {self.graph["input"]: (images * 2 - 1).contiguous(memory_format=torch.channels_last)}
        for op in self.graph["ops"]:
            if op["op"] not in KINDS:
                continue
            x, *rest = (tensors[one["t"]] if "t" in one else self.weights[one["w"]] for one in op["in"])
            if op["op"] == "ADD":
                y = x + rest[0]
            elif op["op"] in ("AVERAGE_POOL_2D", "MEAN"):
                middle = tensors[MIDDLE]
                return torch.cat([middle.mean((2, 3)), middle.std((2, 3)), x.mean((2, 3))], 1)
            else:
                y = convolve(op, x, rest[0], rest[1])
            tensors[op["out"]] = y.clamp(*op["range"]) if "range" in op else y
        raise SystemExit("The teacher's graph has no global average.")

    def logits(self, images):
        """images [n, 3, 224, 224] in [0, 1] -> [n, 1000], the classes of ImageNet in the order of their wnids."""
        kernel, bias = (self.weights[one["w"]] for one in self.graph["ops"][-3]["in"][1:])  # in front of reshape and softmax
        background_and_classes = self.features(images)[:, -TARGETS["average"] :] @ kernel.flatten(1).T + bias
        return background_and_classes[:, 1:]


def convolve(op, x, kernel, bias):
    """One convolution with TensorFlow's 'same' padding."""
    depthwise = op["op"].startswith("DEPTHWISE")
    stride = round(x.shape[2] / op["shape"][1])
    kernel = kernel.permute(3, 0, 1, 2) if depthwise else kernel.permute(0, 3, 1, 2)
    size = kernel.shape[2]
    total = max((-(-x.shape[2] // stride) - 1) * stride + size - x.shape[2], 0)
    x = F.pad(x, (total // 2, total - total // 2, total // 2, total - total // 2))
    return F.conv2d(x, kernel, bias, stride=stride, groups=kernel.shape[0] if depthwise else 1)


def teach(networks, pixels, say):
    """pixels [n, side, side, 3] uint8 -> centred features [n, 192 + 1280] float16, those of the middle of deviation 1. say(line) is
    told the progress."""
    teacher, parts = Teacher(networks), []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(pixels), BATCH):
            images = pixels[start : start + BATCH].permute(0, 3, 1, 2).float() / 255
            images = F.interpolate(images, SIDE_PX, mode="bilinear", align_corners=False)
            parts.append(teacher.features(images).float())
            if start // BATCH % 40 == 0:
                say(f"teacher: {start} of {len(pixels)} pictures")
    features = torch.cat(parts)
    features -= features.mean(0)
    features[:, : TARGETS["conv4b-relu"]] /= features[:, : TARGETS["conv4b-relu"]].std(0)
    return features.half()
