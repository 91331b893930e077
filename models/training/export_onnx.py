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
from pattern import LEAST_CELL_PX

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


def readings(graph, name, length, cell, side):
    """As in pattern.py, of pixels along one side: names of [length] tensors: the value before, the value behind, share of the second."""
    number = lambda value: graph.weight(f"number-{value}", np.array(value))
    floats = lambda value: graph.weight(f"float-{value}", np.array(value, np.float32))
    pixels = graph.node("Cast", [graph.node("Range", [number(0), length, number(1)], f"{name}/index")], f"{name}/pixel", to=TensorProto.FLOAT)
    in_cells = graph.node("Div", [graph.node("Add", [pixels, floats(0.5)], f"{name}/middle"), cell], f"{name}/in-cells")
    place = graph.node("Sub", [in_cells, floats(0.5)], f"{name}/place")
    before = graph.node("Floor", [place], f"{name}/before")
    index = graph.node("Cast", [before], f"{name}/whole", to=TensorProto.INT64)
    low = graph.node("Mod", [index, number(side)], f"{name}/low")
    high = graph.node("Mod", [graph.node("Add", [low, number(1)], f"{name}/next"), number(side)], f"{name}/high")
    return low, high, graph.node("Sub", [place, before], f"{name}/share")


def blend(graph, values, axis, low, high, share, name):
    """Lines of values along an axis, between those at low and those at high."""
    first, second = (graph.node("Gather", [values, index], f"{name}/{part}", axis=axis) for part, index in (("first", low), ("second", high)))
    apart = graph.node("Sub", [second, first], f"{name}/apart")
    return graph.node("Add", [first, graph.node("Mul", [apart, share], f"{name}/added")], name)


def add_pattern(graph, painter, op):
    """As in pattern.py, out of operators for numbers and lists: ONNX has no sampler that repeats."""
    name, side = op["name"], op["side"]
    size = graph.node("Shape", [op["input"]], f"{name}/size", start=2)
    lengths = [graph.node("Gather", [size, graph.weight(f"number-{axis}", np.array(axis))], f"{name}/side{axis}", axis=0) for axis in (0, 1)]
    short = graph.node("Cast", [graph.node("Min", lengths, f"{name}/short")], f"{name}/short-float", to=TensorProto.FLOAT)
    octaves = []
    for octave, share in enumerate(op["cells"]):
        part = f"{name}/octave{octave}"
        wanted = graph.node("Mul", [short, graph.weight(f"{part}/cell-share", np.array(share, np.float32))], f"{part}/wanted")
        cell = graph.node("Max", [wanted, graph.weight("least-cell", np.array(LEAST_CELL_PX, np.float32))], f"{part}/cell")
        tile = graph.weight(f"{part}/tile", painter.weights[f"{name}/tiles"][octave].detach().numpy())
        top, bottom, down = readings(graph, f"{part}/down", lengths[0], cell, side)
        column = graph.node("Unsqueeze", [down, graph.weight("axis-1", np.array([1], np.int64))], f"{part}/down-column")
        lines = blend(graph, tile, 0, top, bottom, column, f"{part}/lines")
        octaves.append(blend(graph, lines, 1, *readings(graph, f"{part}/across", lengths[1], cell, side), f"{part}/values"))
    pattern = graph.node("Sum", octaves, f"{name}/pattern")
    table = graph.weight(f"{name}/amplitude", painter.weights[f"{name}/amplitude"].detach().numpy()[:, None])
    amplitude = graph.node("MatMul", [STYLES, table], f"{name}/mixed")
    graph.node("Add", [op["input"], graph.node("Mul", [pattern, amplitude], f"{name}/added")], name)


def add_op(graph, painter, op):
    """Appends one op of the list under its own name."""
    kind, name = op["kind"], op["name"]
    if kind == "conv":
        conv(graph, painter, op)
    elif kind == "instance-norm":
        rows = [row(graph, painter, op, part) for part in ("scale", "shift")]
        graph.node("InstanceNormalization", [op["input"], *rows], name, epsilon=op["epsilon"])
    elif kind == "add-pattern":
        add_pattern(graph, painter, op)
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
    return checked_model(graph, "style", [picture(INPUT), styles], [picture(OUTPUT)])


def checked_model(graph, name, inputs, outputs):
    """A graph with its inputs and outputs -> the checked ONNX model."""
    body = helper.make_graph(graph.nodes, name, inputs, outputs, list(graph.weights.values()))
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
