"""Writes the exported perception network as an .onnx file, so that other runtimes can be measured against the app.

    python export_perception_onnx.py --network ../perception --out perception.onnx

Input: image [1, 3, height, width] in [0, 1], sides multiples of the network's. Output: probabilities [1, labels]. Float32.
"""

import argparse
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, save_model

from export_onnx import INPUT, OPSET, Graph, checked_model
from network_file import read_weights


def add_op(graph, weights, op):
    """Appends one op of the list under its own name."""
    kind, name, source = op["kind"], op["name"], op["input"]
    weight = lambda part, values: graph.weight(f"{name}/{part}", np.asarray(values, np.float32))
    if kind == "affine":
        scaled = graph.node("Mul", [source, weight("scale", op["scale"])], f"{name}/scaled")
        graph.node("Add", [scaled, weight("shift", op["shift"])], name)
    elif kind == "conv":
        inputs = [source, weight("kernel", weights[f"{name}/kernel"]), weight("bias", weights[f"{name}/bias"])]
        size = [op["kernel"]] * 2
        graph.node("Conv", inputs, name, kernel_shape=size, strides=[op["stride"]] * 2, pads=[op["pad"]["size"]] * 4)
    elif kind == "relu":
        graph.node("Relu", [source], name)
    elif kind == "max-pool":
        graph.node("MaxPool", [source], name, kernel_shape=[op["size"]] * 2, strides=[op["size"]] * 2)
    elif kind == "global-average":
        graph.node("Flatten", [graph.node("GlobalAveragePool", [source], f"{name}/pooled")], name)
    elif kind == "dense":
        inputs = [source, weight("kernel", weights[f"{name}/kernel"]), weight("bias", weights[f"{name}/bias"])]
        graph.node("Gemm", inputs, name, transB=1)
    elif kind == "softmax":
        graph.node("Softmax", [source], name, axis=1)
    else:
        raise SystemExit(f"The op list has a {kind!r} op, which this export does not know.")


def perception_to_onnx(model, weights):
    """A model file and {weight name: tensor in torch's layout} -> the checked ONNX model."""
    graph = Graph()
    for op in model["ops"]:
        add_op(graph, weights, op)
    picture = helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, [1, 3, "height", "width"])
    output = helper.make_tensor_value_info(model["output"], TensorProto.FLOAT, [1, len(model["labels"])])
    return checked_model(graph, "perception", [picture], [output])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, default=Path(__file__).parent.parent / "perception", help="folder with model.json and weights.bin")
    parser.add_argument("--out", type=Path, default=Path("perception.onnx"))
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.network)
    save_model(perception_to_onnx(model, weights), arguments.out)
    print(f"Wrote {arguments.out}: {model['name']} {model['version']}, opset {OPSET}.")


if __name__ == "__main__":
    main()
