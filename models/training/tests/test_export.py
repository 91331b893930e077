import json

import numpy as np
import pytest
import torch
from PIL import Image

from export_model import export, manifest_entry
from goldens import paint, write_goldens
from hands import with_hands
from network import Painter
from network_file import pack_painter, read_network, sha256, write_manifest
from ops import style_ops
from palette import FIRST_CONTRAST, SECOND_CONTRAST, contrast
from sitter import sitter

STYLES = [{"id": name, "title": name, "painter": "A painter", "year": "1900", "line": "A line.", "painting": "x.jpg", "alpha": 1}
          for name in ("one", "two", "three")]


@pytest.fixture
def painter():
    torch.manual_seed(0)
    return Painter(style_ops(), len(STYLES)).eval()


def test_what_is_exported_is_read_back(painter, tmp_path):
    rounded, files = export(painter, STYLES, tmp_path)
    again, model = read_network(tmp_path)
    for name, value in rounded.weights.items():
        assert torch.equal(again.weights[name], value), name
    assert "alpha" not in model["styles"][0]
    assert len(files["weights.bin"]) == sum(np.prod(entry["shape"]) * 2 for entry in model["weightsManifest"][0]["weights"])


def test_hands_go_with_their_styles(painter, tmp_path):
    hand = {"mark": "dot", "width": 0.02}
    export(painter, [STYLES[0] | {"hand": hand}, *STYLES[1:]], tmp_path)
    _, model = read_network(tmp_path)
    assert [style.get("hand") for style in model["styles"]] == [hand, None, None]
    changed = with_hands(model, {"two": hand})
    assert [style.get("hand") for style in changed["styles"]] == [None, hand, None]


def test_the_self_test_holds_for_the_exported_files(painter, tmp_path):
    import base64
    export(painter, STYLES, tmp_path)
    again, model = read_network(tmp_path)
    test = model["selfTest"]
    decode = lambda text: np.frombuffer(base64.b64decode(text), np.uint8).reshape(test["height"], test["width"], 3)
    assert abs(sum(test["styles"]) - 1) < 1e-6 and max(test["styles"]) < 1
    painted = np.round(paint(again, decode(test["input"]), test["styles"]) * 255)
    assert np.abs(painted - decode(test["output"])).max() <= 1


def test_palettes_can_be_read_on_the_dark_ground(painter, tmp_path):
    export(painter, STYLES, tmp_path)
    for style in json.loads((tmp_path / "model.json").read_text())["styles"]:
        colours = [tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)) for colour in style["palette"]]
        assert contrast(colours[0]) >= FIRST_CONTRAST - 0.05 and contrast(colours[1]) >= SECOND_CONTRAST - 0.05


@pytest.mark.parametrize("value,word", [(float("nan"), "not numbers"), (float("inf"), "not numbers"), (70000.0, "beyond float16")])
def test_weights_float16_cannot_hold_are_refused(painter, value, word):
    with torch.no_grad():
        painter.weights["res3a/kernel"][0, 0, 0, 0] = value
    with pytest.raises(SystemExit, match=f"res3a/kernel.*{word}"):
        pack_painter(painter)


def test_the_manifest_keeps_other_networks(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"models": [{"name": "perception"}, {"name": "style", "version": "0"}]}))
    write_manifest(path, manifest_entry("style", {"model.json": b"{}", "weights.bin": b"1234"}, STYLES))
    models = json.loads(path.read_text())["models"]
    assert [model["name"] for model in models] == ["perception", "style"]
    assert models[1]["files"][1] == {"path": "style/weights.bin", "bytes": 4, "sha256": sha256(b"1234")}


def test_goldens_match_their_network(painter, tmp_path):
    write_goldens(tmp_path, painter, "abc")
    golden = json.loads((tmp_path / "golden.json").read_text())
    assert golden["model"]["sha256"] == "abc"
    for case in golden["cases"]:
        picture = np.asarray(Image.open(tmp_path / case["input"]))
        assert picture.shape == (case["height"], case["width"], 3)
        output = np.fromfile(tmp_path / case["output"], "<f4").reshape(picture.shape)
        assert np.abs(paint(painter, picture, case["styles"]) - output).max() < 1e-5
        for layer in case["layers"].values():
            assert np.fromfile(tmp_path / layer["file"], "<f4").size == np.prod(layer["shape"])


def test_the_same_seed_draws_the_same_sitter():
    assert np.array_equal(sitter(64, 48, 3), sitter(64, 48, 3))
    assert not np.array_equal(sitter(64, 48, 3), sitter(64, 48, 4))
