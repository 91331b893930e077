"""The add-pattern op: against plain loops, against a primer added outside, and through the files."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from export_model import amplitudes_of, export, read_painter
from export_onnx import to_onnx
from network import Painter
from network_file import read_network
from ops import SIZES, multiply_adds, name_of, style_ops, with_pattern, without_pattern
from pattern import cells_on, sample
from primer import CELLS_PX, LINES, Primer, deviation, with_primer
from rows import copy_rows

EXPORTED = Path(__file__).parent.parent.parent / "style"
AMPLITUDES = (0.1, 0.0, 0.04)
STYLES = [{"id": name, "title": name, "painter": "A painter", "year": "1900", "line": "A line.", "painting": "x.jpg", "alpha": 1}
          for name in ("one", "two", "three")]


def random_painter(name="style-lite"):
    torch.manual_seed(0)
    painter = Painter(style_ops(name), len(AMPLITUDES)).eval()
    with torch.no_grad():
        for key, weight in painter.weights.items():
            if not key.endswith("/kernel"):
                weight += 0.3 * torch.randn_like(weight)
    return painter


def pattern_by_loops(tiles, shares, height, width, short_side):
    """What op-list.ts says, pixel by pixel."""
    total = np.zeros((height, width))
    for tile, share in zip(tiles, shares):
        cell, side = max(2, share * short_side), len(tile)
        for y in range(height):
            for x in range(width):
                v, u = (y + 0.5) / cell - 0.5, (x + 0.5) / cell - 0.5
                i, j = int(np.floor(v)), int(np.floor(u))
                f, g = v - i, u - j
                at = lambda row, column: tile[row % side, column % side]
                total[y, x] += ((1 - f) * ((1 - g) * at(i, j) + g * at(i, j + 1)) + f * ((1 - g) * at(i + 1, j) + g * at(i + 1, j + 1)))
    return total


@pytest.mark.parametrize("height,width", [(20, 33), (48, 40), (7, 90)])
def test_the_pattern_is_what_the_op_list_says(height, width):
    tiles, shares = torch.randn(3, 5, 5), [0.01, 0.13, 0.4]
    found = sample(tiles, cells_on(height, width, shares), height, width)
    assert np.abs(found.numpy() - pattern_by_loops(tiles.double().numpy(), shares, height, width, min(height, width))).max() < 1e-4


def test_cells_grow_with_the_short_side_and_are_never_finer_than_two_pixels():
    assert cells_on(288, 512, [3 / 288, 12 / 288]) == pytest.approx([3, 12])
    assert cells_on(640, 360, [3 / 288, 12 / 288]) == pytest.approx([3.75, 15])
    assert cells_on(96, 128, [3 / 288, 12 / 288]) == pytest.approx([2, 4])


@pytest.mark.parametrize("light", [0.0, 1.0])
def test_it_paints_as_on_a_picture_primed_outside_and_nothing_is_clamped(light):
    plain = random_painter()
    primed = with_primer(plain, AMPLITUDES, seed=3, side=16)
    picture = (torch.rand(1, 3, LINES, 300) * 0.1 + light - 0.05).clamp(0, 1)
    tiles = primed.weights["primer/tiles"] * deviation(len(CELLS_PX))
    with torch.no_grad():
        for style, amplitude in enumerate(AMPLITUDES):
            row = torch.eye(3)[style : style + 1]
            outside = plain(Primer(tiles, CELLS_PX, amplitude).on(picture), row)
            assert torch.allclose(primed(picture, row), outside, atol=1e-4)
            assert (primed(picture, row) - plain(picture, row)).abs().max() < 1e-6 if amplitude == 0 else True
        mixed = plain(Primer(tiles, CELLS_PX, 0.5 * 0.1 + 0.5 * 0.04).on(picture), torch.tensor([[0.5, 0, 0.5]]))
        assert torch.allclose(primed(picture, torch.tensor([[0.5, 0, 0.5]])), mixed, atol=1e-4)


def test_padding_has_the_pattern_too_and_the_cells_are_the_pictures():
    painter = with_primer(random_painter(), AMPLITUDES, seed=3, side=16)
    picture, row = torch.rand(1, 3, 50, 62), torch.eye(3)[:1]
    with torch.no_grad():
        _, kept = painter(picture, row, keep=["primer"])
    shown = torch.nn.functional.pad(picture, (0, 2, 0, 2), mode="replicate")
    pattern = sample(painter.weights["primer/tiles"], cells_on(50, 62, painter.ops[0]["cells"]), 52, 64)
    assert torch.allclose(kept["primer"], shown + AMPLITUDES[0] * pattern, atol=1e-5)


@pytest.mark.parametrize("width,height,mix", [(64, 64, [1, 0, 0]), (120, 300, [0.2, 0.5, 0.3])])
def test_the_onnx_file_has_the_pattern(width, height, mix):
    painter = with_primer(random_painter(), AMPLITUDES, seed=3, side=16)
    session = onnxruntime.InferenceSession(to_onnx(painter).SerializeToString(), providers=["CPUExecutionProvider"])
    image, styles = torch.rand(1, 3, height, width), torch.tensor([mix], dtype=torch.float32)
    with torch.no_grad():
        expected = painter(image, styles).numpy()
    (painted,) = session.run(["painted"], {"image": image.numpy(), "styles": styles.numpy()})
    assert np.abs(painted - expected).max() < 1e-3


def test_networks_of_both_sizes_get_the_same_pattern_from_a_seed_and_another_from_another():
    one, other = (with_primer(random_painter(name), AMPLITUDES, seed=1) for name in SIZES)
    assert torch.equal(one.weights["primer/tiles"], other.weights["primer/tiles"])
    assert not torch.equal(with_primer(one, AMPLITUDES, seed=2).weights["primer/tiles"], one.weights["primer/tiles"])
    assert [name_of(painter.ops) for painter in (one, other)] == list(SIZES)


def test_the_pattern_has_the_amplitude_that_was_asked_for():
    tiles = with_primer(random_painter(), AMPLITUDES, seed=1).weights["primer/tiles"]
    assert sample(tiles, CELLS_PX, 600, 600).std() == pytest.approx(1, abs=0.05)
    assert amplitudes_of([{"primer": 5.1}, {}], usual=9) == pytest.approx([0.02, 9 / 255])


def test_a_pattern_costs_no_multiply_adds_and_can_be_taken_out_again():
    ops = with_pattern(style_ops(), 16, [0.1])
    assert multiply_adds(ops, 640, 480) == multiply_adds(style_ops(), 640, 480)
    assert without_pattern(ops) == style_ops()


def test_an_exported_pattern_is_read_back_in_a_version_of_its_own(tmp_path):
    rounded, _ = export(with_primer(random_painter(), AMPLITUDES, seed=1), STYLES, tmp_path)
    again, model = read_network(tmp_path)
    assert model["formatVersion"] == 2
    assert torch.equal(again.weights["primer/tiles"], rounded.weights["primer/tiles"])
    assert torch.allclose(again.weights["primer/amplitude"], torch.tensor(AMPLITUDES), rtol=1e-3)
    export(random_painter(), STYLES, tmp_path)
    assert read_network(tmp_path)[1]["formatVersion"] == 1


def test_a_version_that_is_not_known_is_named(tmp_path):
    export(random_painter(), STYLES, tmp_path)
    model = json.loads((tmp_path / "model.json").read_text())
    (tmp_path / "model.json").write_text(json.dumps(model | {"formatVersion": 3}))
    with pytest.raises(SystemExit, match="of version 3"):
        read_network(tmp_path)


def test_an_exported_folder_can_be_exported_again_with_its_styles():
    painter, styles = read_painter(EXPORTED)
    assert painter.style_count == len(styles) and all("painting" in style for style in styles)


def test_training_goes_on_without_the_pattern_and_a_new_style_gets_the_mean_amplitude():
    primed = with_primer(random_painter(), AMPLITUDES, seed=1)
    bare, grown = Painter(style_ops("style-lite"), 3), Painter(primed.ops, 4)
    copy_rows(primed, ["a", "b", "c"], bare, ["a", "b", "c"])
    copy_rows(primed, ["a", "b", "c"], grown, ["a", "b", "c", "new"])
    assert torch.equal(bare.weights["out/kernel"], primed.weights["out/kernel"])
    assert grown.weights["primer/amplitude"].tolist() == pytest.approx([*AMPLITUDES, sum(AMPLITUDES) / 3])
    assert not any(grown.weights[f"primer/{part}"].requires_grad for part in ("tiles", "amplitude"))
