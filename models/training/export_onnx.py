"""Writes an exported network as an .onnx file, so that other runtimes can be measured against the app with the same weights.

    python export_onnx.py --network ../style --out style.onnx

Inputs: image [1, 3, height, width] in [0, 1], both sides a multiple of the network's (nothing is padded or cropped here), and
styles [1, styles], a row that sums to 1. Output: painted, the picture's shape and range. Standard operators only, float32.
"""

import argparse
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save_model

from network_file import read_network

OPSET = 17  # old enough for every runtime we compare with
IR_VERSION = 8  # the file format of the same time as OPSET
INPUT, STYLES, OUTPUT = "image", "styles", "painted"


class Graph:
    """Nodes and weights, collected in running order."""

    def __init__(self):
        self.nodes, self.weights = [], {}

    def weight(self, name, values):
        self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output


def row(graph, painter, op, part):
    """The mixed style row of one norm, [channels]."""
    table = graph.weight(f"{op['name']}/{part}", painter.weights[f"{op['name']}/{part}"].detach().numpy())
    mixed = graph.node("MatMul", [STYLES, table], f"{table}/mixed")
    return graph.node("Squeeze", [mixed, graph.weight("batch-axis", np.array([0], np.int64))], f"{table}/row")


def conv(graph, painter, op):
    """Edge padding is an operator of its own; zero padding is the convolution's."""
    name, size, source = op["name"], op["pad"]["size"], op["input"]
    if op["pad"]["mode"] == "edge" and size:
        sides = graph.weight(f"edge-{size}", np.array([0, 0, size, size] * 2, np.int64))
        source, size = graph.node("Pad", [source, sides], f"{name}/padded", mode="edge"), 0
    parts = ["kernel", "bias"] if op["bias"] else ["kernel"]
    weights = [graph.weight(f"{name}/{part}", painter.weights[f"{name}/{part}"].detach().numpy()) for part in parts]
    graph.node("Conv", [source, *weights], name, kernel_shape=[op["kernel"]] * 2, strides=[op["stride"]] * 2, pads=[size] * 4)


def fold(graph, op):
    """Space-to-depth as a convolution that only moves numbers: no runtime has the operator on every device, all have convolutions."""
    block = op["block"]
    folded = 3 * block * block
    kernel = np.eye(folded, dtype=np.float32).reshape(folded, block, block, 3).transpose(0, 3, 1, 2)  # channels are (row, column, colour)
    graph.node("Conv", [op["input"], graph.weight(f"{op['name']}/kernel", kernel)], op["name"], kernel_shape=[block] * 2, strides=[block] * 2)


def add_op(graph, painter, op):
    """Appends one op of the list under its own name."""
    kind, name = op["kind"], op["name"]
    if kind == "conv":
        conv(graph, painter, op)
    elif kind == "instance-norm":
        rows = [row(graph, painter, op, part) for part in ("scale", "shift")]
        graph.node("InstanceNormalization", [op["input"], *rows], name, epsilon=op["epsilon"])
    elif kind == "relu":
        graph.node("Relu", [op["input"]], name)
    elif kind == "sigmoid":
        graph.node("Sigmoid", [op["input"]], name)
    elif kind == "add":
        graph.node("Add", op["inputs"], name)
    elif kind == "resize-nearest":
        scales = graph.weight(f"{name}/scales", np.array([1, 1, op["factor"], op["factor"]], np.float32))
        graph.node("Resize", [op["input"], "", scales], name, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
    elif kind == "space-to-depth":
        fold(graph, op)
    elif kind == "depth-to-space":
        graph.node("DepthToSpace", [op["input"]], name, blocksize=op["block"], mode="DCR")
    else:
        raise SystemExit(f"The op list has a {kind!r} op, which this export does not know.")


def to_onnx(painter):
    """A painter -> the checked ONNX model."""
    graph = Graph()
    for op in painter.ops:
        add_op(graph, painter, op)
    last = painter.ops[-1]["name"]
    if last != OUTPUT:
        graph.node("Identity", [last], OUTPUT)
    picture = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "height", "width"])
    styles = helper.make_tensor_value_info(STYLES, TensorProto.FLOAT, [1, painter.style_count])
    body = helper.make_graph(graph.nodes, "style", [picture(INPUT), styles], [picture(OUTPUT)], list(graph.weights.values()))
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model, full_check=True)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, default=Path(__file__).parent.parent / "style", help="folder with model.json and weights.bin")
    parser.add_argument("--out", type=Path, default=Path("style.onnx"))
    arguments = parser.parse_args()
    painter, model = read_network(arguments.network)
    save_model(to_onnx(painter), arguments.out)
    print(f"Wrote {arguments.out}: {model['name']} {model['version']}, {painter.style_count} styles, opset {OPSET}.")


if __name__ == "__main__":
    main()
