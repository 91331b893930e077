"""The perception network in PyTorch: with batch normalisation while it learns, and as the plain op list the app runs."""

import torch
import torch.nn.functional as F
from torch import nn

from perception_ops import perception_weight_shapes

EPSILON = 1e-5
DROPOUT = 0.1
FIRST_BLUR = 1.0  # standard deviation in pixels of the blur over the first layer's start


class Learner(nn.Module):
    """The network as it is trained: batch normalisation after every convolution, which folded() removes."""

    def __init__(self, ops):
        super().__init__()
        self.ops = ops
        self.convs, self.norms = nn.ModuleDict(), nn.ModuleDict()
        for op in ops:
            if op["kind"] == "conv":
                self.convs[op["name"]] = nn.Conv2d(op["inChannels"], op["outChannels"], op["kernel"], op["stride"], op["pad"]["size"],
                                                   bias=False)
                self.norms[op["name"]] = nn.BatchNorm2d(op["outChannels"], EPSILON)
                nn.init.kaiming_normal_(self.convs[op["name"]].weight, nonlinearity="relu")
            elif op["kind"] == "dense":
                self.dense = nn.Linear(op["inChannels"], op["outChannels"])
                nn.init.normal_(self.dense.weight, std=0.01)
                nn.init.zeros_(self.dense.bias)
        start_smooth(next(iter(self.convs.values())).weight)

    def forward(self, image, watched=()):
        """image [n, 3, h, w] in [0, 1] -> (logits [n, labels], pooled features [n, channels]), and, where layers are watched, a
        third part, {layer: mean over places [n, channels]}."""
        x, means = image.contiguous(memory_format=torch.channels_last), {}
        for op in self.ops:
            if op["kind"] == "conv":
                x = self.norms[op["name"]](self.convs[op["name"]](x))
            elif op["kind"] == "dense":
                logits = self.dense(F.dropout(x, DROPOUT, self.training))
                return (logits, x, means) if watched else (logits, x)
            else:
                x = run_plain(op, x)
            if op["name"] in watched:
                means[op["name"]] = x.mean((2, 3)) if x.ndim == 4 else x
        raise ValueError("The op list has no dense op.")

    def channels(self, layer):
        """How many channels an op of the list gives."""
        width = 3
        for op in self.ops:
            width = op.get("outChannels", width)
            if op["name"] == layer:
                return width
        raise ValueError(f"The network has no layer {layer!r}.")

    def folded(self):
        """{exported weight name: tensor in torch's layout}, batch normalisation folded into kernels and biases."""
        weights = {}
        for name, conv in self.convs.items():
            norm = self.norms[name]
            gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            weights[f"{name}/kernel"] = conv.weight * gain[:, None, None, None]
            weights[f"{name}/bias"] = norm.bias - norm.running_mean * gain
        weights["logits/kernel"], weights["logits/bias"] = self.dense.weight, self.dense.bias
        return {name: value.detach().float().cpu().contiguous() for name, value in weights.items()}

    @torch.no_grad()
    def unfold(self, weights, images):
        """Starts from exported weights. Mean and deviation of each norm are measured on some images [n, 3, h, w], so that
        training, where norms follow the batch, begins with what the exported network computes."""
        x = images
        for op in self.ops:
            if op["kind"] == "conv":
                conv, norm = self.convs[op["name"]], self.norms[op["name"]]
                conv.weight.copy_(weights[f"{op['name']}/kernel"])
                x = conv(x)
                mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
                norm.running_mean.copy_(mean)
                norm.running_var.copy_(variance)
                norm.weight.copy_(torch.sqrt(variance + norm.eps))
                norm.bias.copy_(mean + weights[f"{op['name']}/bias"])
                x = x + weights[f"{op['name']}/bias"][:, None, None]
            elif op["kind"] == "dense":
                self.dense.weight.copy_(weights["logits/kernel"])
                self.dense.bias.copy_(weights["logits/bias"])
                return
            else:
                x = run_plain(op, x)


def learner_of(state):
    """The network in a checkpoint of train_perception.py, without the layer that guesses the teacher's features."""
    learner, prefix = Learner(state["ops"]), "learner."
    learner.load_state_dict({name.removeprefix(prefix): value for name, value in state["pupil"].items() if name.startswith(prefix)})
    return learner.eval()


class Classifier:
    """The exported network: the op list over folded weights {name: tensor}. What the app computes, in float32."""

    def __init__(self, ops, weights):
        self.ops, self.weights = ops, weights
        for name, shape in perception_weight_shapes(ops).items():
            given = tuple(weights[name].shape) if name in weights else "nothing"
            wanted = (shape[3], shape[2], *shape[:2]) if len(shape) == 4 else shape[::-1]
            if given != wanted:
                raise SystemExit(f"The weight {name} should have shape {wanted} but has {given}.")

    def run(self, image, until="logits"):
        """image [n, 3, h, w] in [0, 1], sides multiples of 32 -> {op name: output} up to and with the named op."""
        values = {"image": image}
        for op in self.ops:
            name, x = op["name"], values[op["input"]]
            if op["kind"] == "conv":
                x = F.conv2d(x, self.weights[f"{name}/kernel"], self.weights[f"{name}/bias"], op["stride"], op["pad"]["size"])
            elif op["kind"] == "dense":
                x = F.linear(x, self.weights[f"{name}/kernel"], self.weights[f"{name}/bias"])
            else:
                x = run_plain(op, x)
            values[name] = x
            if name == until:
                return values
        raise ValueError(f"The network has no layer {until!r}; it has {', '.join(op['name'] for op in self.ops)}.")


def run_plain(op, x):
    """The ops without weights."""
    kind = op["kind"]
    if kind == "affine":
        return x * op["scale"] + op["shift"]
    if kind == "relu":
        return F.relu(x)
    if kind == "max-pool":
        return F.max_pool2d(x, op["size"])
    if kind == "global-average":
        return x.mean((2, 3))
    if kind == "softmax":
        return x.softmax(-1)
    raise ValueError(f"The op list has a {kind!r} op, which this network does not know.")


def start_smooth(kernel):
    """Blurs a layer's random start in place, keeping its size: filters that learn little stay smooth instead of noisy."""
    size, norm = kernel.shape[-1], kernel.detach().std()
    reach = torch.arange(size) - size // 2
    bell = torch.exp(-reach.float().square() / (2 * FIRST_BLUR**2))
    blur = torch.outer(bell, bell) / bell.sum() ** 2
    with torch.no_grad():
        flat = kernel.reshape(-1, 1, size, size)
        smooth = F.conv2d(flat, blur[None, None], padding=size // 2).reshape(kernel.shape)
        kernel.copy_(smooth * (norm / smooth.std()))
