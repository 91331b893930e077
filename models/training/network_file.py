"""The network on disk: a standard TensorFlow.js weights manifest, float16 little-endian, and the op list beside it."""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from network import Painter
from ops import weight_shapes

FORMAT, FORMAT_VERSION = "pareidolia-network", 1
PATTERN_VERSION = 2  # of networks with an add-pattern op: a program that does not know the op refuses the version first
QUANTISATION = {"dtype": "float16", "original_dtype": "float32"}
FLOAT16_LARGEST = 65504.0
LAYOUTS = {4: (2, 3, 1, 0), 2: (1, 0)}  # kernels: from torch's order of axes to the exported one


def format_version(ops):
    """The first version of the format that knows every op of the list."""
    return PATTERN_VERSION if any(op["kind"] == "add-pattern" for op in ops) else FORMAT_VERSION


def to_float16(name, values):
    """Rounds to float16 and refuses what float16 cannot hold."""
    if not np.isfinite(values).all():
        raise SystemExit(f"The weight {name} holds values that are not numbers; nothing was exported.")
    if np.abs(values).max() > FLOAT16_LARGEST:
        raise SystemExit(f"The weight {name} reaches {np.abs(values).max():.0f}, beyond float16's {FLOAT16_LARGEST:.0f}; nothing was exported.")
    return values.astype("<f2")


def exported_layout(name, tensor):
    """torch's kernels [out, in, kh, kw] -> [kh, kw, in, out], [out, in] -> [in, out]; others as they are. -> float32 numpy."""
    values = tensor.detach().float().cpu().numpy()
    return values.transpose(LAYOUTS[values.ndim]) if name.endswith("/kernel") else values


def torch_layout(name, values):
    if name.endswith("/kernel"):
        values = values.transpose(np.argsort(LAYOUTS[values.ndim]))
    return torch.from_numpy(values.astype(np.float32).copy())


def pack(weights, shapes):
    """{name: tensor} in the order of shapes -> (the manifest's weight entries, the bytes of weights.bin)."""
    entries, parts = [], []
    for name, shape in shapes.items():
        values = exported_layout(name, weights[name])
        assert values.shape == tuple(shape), f"{name} has shape {values.shape}, the op list wants {shape}"
        parts.append(to_float16(name, values).tobytes())
        entries.append({"name": name, "shape": list(shape), "dtype": "float32", "quantization": QUANTISATION})
    return entries, b"".join(parts)


def pack_painter(painter):
    return pack(painter.weights, weight_shapes(painter.ops, painter.style_count))


def unpack(entries, data):
    """The inverse of pack: {name: float32 tensor in torch's layout}."""
    weights, offset = {}, 0
    for entry in entries:
        count = int(np.prod(entry["shape"]))
        values = np.frombuffer(data, "<f2", count, offset).reshape(entry["shape"])
        weights[entry["name"]] = torch_layout(entry["name"], values)
        offset += count * 2
    if offset != len(data):
        raise SystemExit(f"The weights file is {len(data)} bytes long, the manifest describes {offset}.")
    return weights


def painter_from(ops, style_count, weights):
    """A painter holding the given {name: tensor}."""
    painter = Painter(ops, style_count)
    painter.weights.load_state_dict(weights)
    return painter.eval()


def read_weights(folder):
    """An exported folder -> ({name: float16-rounded tensor in torch's layout}, the parsed model.json)."""
    path = Path(folder) / "model.json"
    if not path.is_file():
        raise SystemExit(f"There is no exported network in {folder}.")
    model = json.loads(path.read_text())
    if model["format"] != FORMAT or model["formatVersion"] not in (FORMAT_VERSION, PATTERN_VERSION):
        raise SystemExit(f"{folder} is a {model['format']} of version {model['formatVersion']}, not a {FORMAT} of version "
                         f"{FORMAT_VERSION} or {PATTERN_VERSION}.")
    manifest = model["weightsManifest"][0]
    return unpack(manifest["weights"], (Path(folder) / manifest["paths"][0]).read_bytes()), model


def read_network(folder):
    """An exported folder -> (painter with float16-rounded weights, the parsed model.json)."""
    weights, model = read_weights(folder)
    return painter_from(model["ops"], len(model["styles"]), weights), model


def write_manifest(path, entry):
    """Replaces one network's entry in the list of networks, leaving the others."""
    manifest = json.loads(path.read_text()) if path.is_file() else {"models": []}
    others = [model for model in manifest["models"] if model["name"] != entry["name"]]
    manifest["models"] = sorted([*others, entry], key=lambda model: model["name"])
    path.write_text(json.dumps(manifest, indent=1) + "\n")


def describe_file(path, content):
    """A manifest's line about one file; path is relative to models/."""
    return {"path": path, "bytes": len(content), "sha256": sha256(content)}


def write_files(folder, files):
    """{file name: bytes} into a folder, made if need be."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def read_checkpoint(path):
    """A training checkpoint -> (painter, its styles as in styles.json)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    painter = Painter(state["ops"], len(state["styles"]))
    painter.load_state_dict(state["painter"])
    return painter.eval(), state["styles"]


def sha256(data):
    return hashlib.sha256(data).hexdigest()
