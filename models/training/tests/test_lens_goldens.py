import json

import numpy as np
import pytest
import torch
from PIL import Image

from classifier import Classifier, Learner
from goldens import to_batch
from lens_goldens import (EPSILON, EXCITED, GREY, RULES, fast_gradient_sign, log_probability_gradient, occluded, strongest_cell,
                          write_lens_goldens)
from perception_ops import perception_ops


@pytest.fixture
def classifier():
    torch.manual_seed(0)
    learner = Learner(perception_ops(7)).eval()
    return Classifier(learner.ops, learner.folded())


def test_squares_stand_about_the_middle_of_every_cell_and_are_cut_at_the_border():
    pictures = occluded(torch.zeros(1, 3, 64, 64), 32, 16)
    assert len(pictures) == 16
    grey = pictures[:, 0] == GREY
    assert grey[0].sum() == 24 * 24 and grey[0, :24, :24].all()
    assert grey[6].sum() == 32 * 32 and grey[6, 8:40, 24:56].all()  # second row, third column


def test_the_gradient_of_the_logarithm_agrees_with_differences(classifier):
    wide = Classifier(classifier.ops, {name: value.double() for name, value in classifier.weights.items()})
    generator = torch.Generator().manual_seed(1)
    image = torch.rand(1, 3, 64, 64, generator=generator, dtype=torch.float64)
    direction = torch.randn(image.shape, generator=generator, dtype=torch.float64)
    at = lambda step: float(torch.log_softmax(wide.run(image + step * direction, "logits")["logits"], 1)[0, 2])
    slope = float((log_probability_gradient(wide, image, 2) * direction).sum())
    assert (at(1e-6) - at(-1e-6)) / 2e-6 == pytest.approx(slope, rel=1e-3)


def test_a_step_is_of_8_bits_no_larger_than_asked_and_raises_the_probability(classifier):
    picture = np.random.default_rng(3).integers(0, 256, (64, 64, 3), np.uint8)
    image = to_batch(picture)
    signs, attacked = fast_gradient_sign(classifier, image, 1, 2)
    change = (attacked - image) * 255
    assert torch.allclose(change, change.round(), atol=1e-4) and change.abs().max() <= 2.001
    assert set(signs.unique().tolist()) <= {-1.0, 0.0, 1.0}
    probability = lambda batch: float(classifier.run(batch, "probabilities")["probabilities"][0, 1])
    assert probability(attacked) > probability(image)


def test_a_unit_is_excited_most_where_no_place_of_its_map_is_larger(classifier):
    image = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(2))
    layer, channel = EXCITED
    place = strongest_cell(classifier, image, layer, channel)
    with torch.no_grad():
        answers = classifier.run(image, layer)[layer][0, channel]
    assert answers[place["y"], place["x"]] == answers.max()


def test_everything_written_can_be_read_back(classifier, tmp_path):
    write_lens_goldens(tmp_path, classifier, "digest")
    golden = json.loads((tmp_path / "golden.json").read_text())
    side = golden["side"]
    assert golden["model"]["sha256"] == "digest" and golden["attack"]["epsilon"] == EPSILON
    assert [case["rule"] for case in golden["saliency"]] == list(RULES)
    for case in [*golden["saliency"], golden["excites"]]:
        assert np.abs(np.fromfile(tmp_path / case["file"], "<f2")).size == side * side * 3
    signs = np.asarray(Image.open(tmp_path / golden["attack"]["signs"]))
    assert signs.shape == (side, side, 3) and signs.max() <= 2
    assert len(golden["occlusion"]["probabilities"]) == (side // golden["occlusion"]["stride"]) ** 2
