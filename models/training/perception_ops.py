"""The perception network as data: the op list that is trained, exported and read by the app.

A classifier of plain convolutions, ReLU and max-pooling after Simonyan and Zisserman 2015 ("Very deep convolutional networks"),
with the wide first layer of Zeiler and Fergus 2013, whose filters are pictures one can look at. Nothing in it hides from a
gradient: deconvnet and guided backpropagation are defined for exactly these parts. Batch normalisation is used in training
and folded into the convolutions at export.
"""

NAME = "perception"
INPUT_SIDE_PX = 160  # side of the picture that the classifier is given
MULTIPLE_OF = 32  # five halvings
MEAN, SCALE = 0.45, 4.0  # the picture is centred once, at the start
STAGES = (  # (channels, kernel, stride, convolutions), a max-pool after each stage but the last
    (32, 7, 2, 1),
    (80, 3, 1, 2),
    (160, 3, 1, 2),
    (256, 3, 1, 2),
    (384, 3, 1, 1),
)


def perception_ops(label_count):
    """The op list, in running order. Every op has a kind and a name; inputs are named ops or 'image'."""
    ops = [{"kind": "affine", "name": "centred", "input": "image", "scale": SCALE, "shift": -MEAN * SCALE}]
    last, inputs = "centred", 3
    for stage, (channels, kernel, stride, count) in enumerate(STAGES, 1):
        if stage > 1:
            ops.append({"kind": "max-pool", "name": f"pool{stage - 1}", "input": last, "size": 2})
            last = f"pool{stage - 1}"
        for letter in "abc"[:count]:
            name = f"conv{stage}" + (letter if count > 1 else "")
            ops.append({"kind": "conv", "name": name, "input": last, "kernel": kernel, "stride": stride,
                        "pad": {"mode": "zero", "size": kernel // 2}, "inChannels": inputs, "outChannels": channels, "bias": True})
            ops.append({"kind": "relu", "name": f"{name}-relu", "input": name})
            last, inputs = f"{name}-relu", channels
    ops.append({"kind": "global-average", "name": "average", "input": last})
    ops.append({"kind": "dense", "name": "logits", "input": "average", "inChannels": inputs, "outChannels": label_count})
    ops.append({"kind": "softmax", "name": "probabilities", "input": "logits"})
    return ops


def perception_weight_shapes(ops):
    """{weight name: shape} in file order; kernels are [kh, kw, in, out], a dense layer's [in, out]."""
    shapes = {}
    for op in ops:
        if op["kind"] == "conv":
            shapes[f"{op['name']}/kernel"] = (op["kernel"], op["kernel"], op["inChannels"], op["outChannels"])
        if op["kind"] == "dense":
            shapes[f"{op['name']}/kernel"] = (op["inChannels"], op["outChannels"])
        if op["kind"] in ("conv", "dense"):
            shapes[f"{op['name']}/bias"] = (op["outChannels"],)
    return shapes


def perception_multiply_adds(ops, side=INPUT_SIDE_PX):
    """Multiply-adds of the convolutions and the dense layer for one square picture."""
    total = 0
    for op in ops:
        if op["kind"] == "max-pool":
            side //= op["size"]
        elif op["kind"] == "conv":
            side //= op["stride"]
            total += side**2 * op["kernel"] ** 2 * op["inChannels"] * op["outChannels"]
        elif op["kind"] == "dense":
            total += op["inChannels"] * op["outChannels"]
    return total
