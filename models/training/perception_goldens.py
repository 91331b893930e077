"""Reference numbers of the perception network for the app's tests: probabilities, layers, and gradients under the three ReLU rules.

Gradients come from torch's autograd over the exported op list, with the backward rule of every ReLU replaced. They are stored as
float16, divided by their largest magnitude: half a thousandth of it, far below what backends may differ by.
"""

import json

import numpy as np
import torch
from PIL import Image

from classifier import run_plain
from feature_pictures import tapped_layers
from goldens import to_batch
from perception_ops import INPUT_SIDE_PX
from sitter import sitter

KEPT_LAYERS = ("conv2b-relu", "conv4b-relu")
CASES = (("square", INPUT_SIDE_PX, INPUT_SIDE_PX, True), ("wide", 96, 64, False))  # name, width, height, with layers
GRADIENT_CASE = ("gradient", 64, 64)
RULES = ("plain", "deconvnet", "guided")
LABEL = 0


class RuledRelu(torch.autograd.Function):
    """ReLU whose gradient follows Zeiler and Fergus 2013 (deconvnet) or Springenberg et al. 2014 (guided) where asked."""

    @staticmethod
    def forward(context, x, rule):
        context.rule = rule
        context.save_for_backward(x)
        return x.clamp_min(0)

    @staticmethod
    def backward(context, slope):
        (x,) = context.saved_tensors
        if context.rule != "plain":
            slope = slope.clamp_min(0)
        return (slope if context.rule == "deconvnet" else slope * (x > 0)), None


def run_ruled(classifier, image, until, rule):
    """The classifier's value at an op, differentiable under a rule."""
    values = {"image": image}
    for op in classifier.ops:
        x, name = values[op["input"]], op["name"]
        if op["kind"] == "relu":
            values[name] = RuledRelu.apply(x, rule)
        elif op["kind"] == "conv":
            values[name] = torch.nn.functional.conv2d(x, classifier.weights[f"{name}/kernel"], classifier.weights[f"{name}/bias"],
                                                      op["stride"], op["pad"]["size"])
        elif op["kind"] == "dense":
            values[name] = torch.nn.functional.linear(x, classifier.weights[f"{name}/kernel"], classifier.weights[f"{name}/bias"])
        else:
            values[name] = run_plain(op, x)
        if name == until:
            return values[name]
    raise ValueError(until)


def objectives(classifier, picture):
    """Every layer's L2 norm, one channel, one class: in the form of the objectives in engine/network/perception.ts. The channel
    is the one that the picture excites most: one that it leaves at zero has no gradient to compare."""
    layers = tapped_layers(classifier.ops)
    layer = layers[-2]
    with torch.no_grad():
        channel = int(classifier.run(to_batch(picture), layer)[layer].mean((0, 2, 3)).argmax())
    return [*({"kind": "l2", "layer": layer} for layer in layers), {"kind": "channel", "layer": layer, "channel": channel},
            {"kind": "class", "label": LABEL}]


def input_gradient(classifier, picture, objective, rule):
    """-> (score, gradient [h, w, 3] float32)."""
    image = to_batch(picture).requires_grad_(True)
    value = run_ruled(classifier, image, objective.get("layer", "logits"), rule)
    if objective["kind"] == "l2":
        score = 0.5 * value.square().sum()
    elif objective["kind"] == "channel":
        score = value[0, objective["channel"]].mean()
    elif objective["kind"] == "cell":
        score = value[0, objective["channel"], objective["y"], objective["x"]]
    else:
        score = value[0, objective["label"]]
    score.backward()
    return float(score.detach()), image.grad[0].permute(1, 2, 0).numpy()


def write_perception_goldens(folder, classifier, weights_sha256):
    """Writes every case, every gradient and golden.json; float32 little-endian in [height, width, channel] order, gradients float16."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    cases, gradients = [], []
    for index, (name, width, height, with_layers) in enumerate(CASES):
        picture = sitter(width, height, seed=index + 11)
        Image.fromarray(picture).save(folder / f"{name}.png", optimize=True)
        with torch.no_grad():
            values = classifier.run(to_batch(picture), "probabilities")
        values["probabilities"][0].numpy().astype("<f4").tofile(folder / f"{name}.f32")
        case = {"name": name, "width": width, "height": height, "input": f"{name}.png", "probabilities": f"{name}.f32", "layers": {}}
        for layer in KEPT_LAYERS if with_layers else ():
            value = np.ascontiguousarray(values[layer][0].permute(1, 2, 0).numpy())
            value.astype("<f4").tofile(folder / f"{name}.{layer}.f32")
            case["layers"][layer] = {"shape": list(value.shape), "file": f"{name}.{layer}.f32"}
        cases.append(case)
    name, width, height = GRADIENT_CASE
    picture = sitter(width, height, seed=21)
    Image.fromarray(picture).save(folder / f"{name}.png", optimize=True)
    for objective in objectives(classifier, picture):
        for rule in RULES:
            score, gradient = input_gradient(classifier, picture, objective, rule)
            scale = float(np.abs(gradient).max())
            file = f"{name}.{objective['kind']}.{objective.get('layer', 'logits')}.{rule}.f16"
            (gradient / scale).astype("<f2").tofile(folder / file)
            gradients.append({"objective": objective, "rule": rule, "score": score, "scale": scale, "file": file})
    golden = {"model": {"sha256": weights_sha256}, "cases": cases,
              "gradients": {"width": width, "height": height, "input": f"{name}.png", "cases": gradients}}
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
