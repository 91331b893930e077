import json
import zlib

import numpy as np
import pytest
import torch

import lens_descent_goldens
from classifier import Classifier, Learner
from feature_pictures import tapped_layers
from goldens import to_batch
from lens_descent_goldens import Inversion, Transfer, descend, noise, slope, variation, write_lens_descent_goldens
from painting_grams import LAYERS, pack, painting_grams
from perception_ops import perception_ops


@pytest.fixture
def classifier():
    torch.manual_seed(0)
    learner = Learner(perception_ops(7)).eval()
    return Classifier(learner.ops, learner.folded())


def picture(seed, side=32):
    return to_batch(np.random.default_rng(seed).integers(0, 256, (side, side, 3), np.uint8))


def test_one_colour_is_at_rest_and_two_pixels_are_as_far_apart_as_their_colours():
    assert variation(torch.full((1, 3, 4, 5), 0.3)) == 0
    assert float(variation(torch.tensor([[[[0.0, 1.0]], [[0.0, 0.5]], [[0.0, 0.0]]]]))) == pytest.approx(1.25 / 2)


def test_a_picture_is_at_its_own_code_and_a_descent_comes_nearer_to_it(classifier):
    image, start = picture(1), picture(2)
    loss = Inversion(classifier, image, "conv1-relu", 0.0)
    assert loss(image)[1]["distance"] == 0
    reached, told = descend(loss, start, 20)
    assert told["distance"] < loss(start)[1]["distance"] / 1.5
    assert reached.min() >= 0 and reached.max() <= 1


def test_the_content_of_a_picture_is_its_own_and_its_style_is_not_anothers(classifier):
    image, style = picture(1), picture(3)
    loss = Transfer(classifier, image, style, 2.0)
    told = loss(image)[1]
    assert told["content"] == 0 and told["style"] > 0
    assert loss(style)[1]["style"] == pytest.approx(0, abs=1e-9)
    assert slope(loss, image)[0].abs().max() > 0


def test_a_file_of_a_painting_holds_the_upper_triangles_high_bytes_first(classifier):
    layers = tapped_layers(classifier.ops)[:LAYERS]
    pixels = np.random.default_rng(4).integers(0, 256, (32, 64, 3), np.uint8)
    grams = painting_grams(classifier, pixels, layers)
    packed = np.frombuffer(zlib.decompress(pack(grams)), np.uint8)
    halves = (packed[: len(packed) // 2].astype("<u2") << 8 | packed[len(packed) // 2 :]).view("<f2")
    first = grams[layers[0]].numpy()
    assert len(halves) == sum(len(value) * (len(value) + 1) // 2 for value in grams.values())
    assert np.allclose(halves[: len(first)], first[0], rtol=1e-3, atol=1e-6)


def test_everything_written_can_be_read_back(classifier, tmp_path, monkeypatch):
    for name in ("INVERSION_STEPS", "TRANSFER_STEPS"):
        monkeypatch.setattr(lens_descent_goldens, name, 1)
    monkeypatch.setattr(lens_descent_goldens, "INPUT_SIDE_PX", 64)
    write_lens_descent_goldens(tmp_path, classifier, "digest")
    golden = json.loads((tmp_path / "golden.json").read_text())
    assert golden["model"]["sha256"] == "digest"
    assert list(golden["gradients"]) == list(golden["reached"]) == [*tapped_layers(classifier.ops), "transfer"]
    for case in golden["gradients"].values():
        assert np.fromfile(tmp_path / case["file"], "<f2").size == 64 * 64 * 3
    assert noise(4).min() >= 102 and noise(4).max() <= 153
