import json

import numpy as np
import pytest
import torch

from class_picture_goldens import (CUT, GREY, accentuation_gradient, blurred, magnitudes_for, phases_gradient, seen_from, waves_gradient,
                                   write_class_picture_goldens)
from classifier import Classifier, Learner
from judge_class_pictures import class_of, shared_words
from magnitudes import magnitudes, to_planes
from perception_ops import INPUT_SIDE_PX, perception_ops

LENGTH = INPUT_SIDE_PX // 2 + 1


@pytest.fixture
def classifier():
    torch.manual_seed(0)
    learner = Learner(perception_ops(7)).eval()
    return Classifier(learner.ops, learner.folded())


@pytest.fixture
def image():
    return torch.rand(1, 3, 32, 64, generator=torch.Generator().manual_seed(1))


def test_a_wave_is_found_where_it_is():
    side, wave = 16, (3, 2)  # waves down and across
    y, x = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    grey = torch.sigmoid(torch.cos(2 * torch.pi * (wave[0] * y + wave[1] * x) / side))
    found = magnitudes(grey.expand(1, 3, side, side))
    assert found.shape == (3, side // 2 + 1, side // 2 + 1)
    strongest = np.unravel_index(int(found[0].argmax()), tuple(found[0].shape))
    assert tuple(map(int, strongest)) == wave


def test_magnitudes_are_as_strong_as_the_planes_whatever_the_side():
    for side in (16, 32):
        images = torch.rand(200, 3, side, side, generator=torch.Generator().manual_seed(2))
        planes = to_planes(images)
        # A mean magnitude is below the root of the mean square, by a factor of nearly sqrt(pi / 4).
        spread = (planes - planes.mean((2, 3), keepdim=True)).square().mean((0, 2, 3)).sqrt()
        found = magnitudes(images)[:, 2:-1, 2:-1].mean((1, 2))
        assert torch.allclose(found / spread, torch.tensor(0.886, dtype=torch.float64), rtol=0.03)
    assert torch.allclose(magnitudes(images)[:, 0, 0], planes.mean((2, 3)).abs().mean(0) * side)


def test_magnitudes_are_those_of_the_table_at_its_own_size():
    table = np.random.default_rng(1).random((3, 5, 5)).astype(np.float32)
    found = magnitudes_for(table, 8, 8) / 8
    assert np.allclose(found[:, :5], table) and np.allclose(found[:, 5:], table[:, [3, 2, 1]])


def test_a_viewpoint_that_is_straight_changes_nothing_and_one_from_beside_sees_grey(image):
    straight = {"a": 1, "b": 0, "c": 0, "d": 0, "e": 1, "f": 0}
    assert torch.allclose(seen_from(image, straight), image, atol=1e-5)
    moved = seen_from(image, straight | {"c": 5})
    assert torch.allclose(moved[..., :-5], image[..., 5:], atol=1e-4) and torch.allclose(moved[..., -5:], torch.tensor(GREY))


def test_a_blur_keeps_an_even_picture():
    assert torch.allclose(blurred(torch.full((1, 3, 9, 7), 0.3), 1.0), torch.tensor(0.3))


def test_gradients_have_the_shapes_of_what_is_climbed(classifier, image):
    table = np.ones((3, LENGTH, LENGTH), np.float32)
    assert waves_gradient(classifier, image).shape == (3, 2, 32, 33)
    assert phases_gradient(classifier, image, table).shape == (3, 32, 33)
    assert CUT["a"] < 1


def test_where_nothing_has_moved_only_the_score_counts(classifier, image):
    held = accentuation_gradient(classifier, image, image, "conv2b-relu")
    free = image.clone().requires_grad_(True)
    classifier.run(free)["logits"][0, 0].backward()
    assert torch.allclose(held, free.grad, atol=1e-6)


def test_everything_written_can_be_read_back(classifier, tmp_path):
    table = tmp_path / "magnitudes.bin"
    np.ones((3, LENGTH, LENGTH), "<f2").tofile(table)
    write_class_picture_goldens(tmp_path / "goldens", classifier, "digest", table)
    golden = json.loads((tmp_path / "goldens" / "golden.json").read_text())
    for name in ("plain", "regularised", "fourier", "maco", "accentuation"):
        values = np.fromfile(tmp_path / "goldens" / golden[name]["file"], "<f2")
        assert np.abs(values).max() == pytest.approx(1, abs=1e-3)


def test_places_of_all_classes_follow_from_every_second():
    every_second = ["n00000010", "n00000030", "n00000050"]
    assert [class_of(wnid, every_second) for wnid in ("n00000010", "n00000020", "n00000030", "n00000040", "n00000050")] == [0, 1, 2, 3, 4]
    labels = [{"word": "a", "folders": ["n00000020", "a"]}, {"word": "b", "folders": ["n00000040"]}, {"word": "c", "folders": ["n00000041"]},
              {"word": "d", "folders": ["d"]}]
    assert shared_words(labels, every_second) == {"a": 1}
