import pytest
import torch

from losses import LAYER_WEIGHT, gram
from perceptual import CONTENT_LAYER
from primer import AMPLITUDE, CELLS_PX, TILE, Primer, random_primer
from training import TrainingTask


@pytest.fixture
def primer():
    torch.manual_seed(0)
    return random_primer()


def test_the_pattern_is_centred_and_as_strong_as_said(primer):
    pattern = primer.pattern(800, 800)
    assert abs(pattern.mean()) < 0.05
    assert abs(pattern.std() - 1) < 0.05
    assert AMPLITUDE[0] <= primer.amplitude <= AMPLITUDE[1]


def test_the_pattern_repeats_without_a_seam():
    octave = Primer(torch.randn(1, TILE, TILE), [CELLS_PX[0]], 0.04)
    side = CELLS_PX[0] * TILE
    pattern = octave.pattern(side + 40, side + 40)
    assert torch.allclose(pattern[:40], pattern[side:], atol=1e-4)
    assert torch.allclose(pattern[:, :40], pattern[:, side:], atol=1e-4)
    inside = pattern[:, 1 : side - 1].diff(dim=1).abs().max()
    assert pattern[:, side - 2 : side + 2].diff(dim=1).abs().max() <= inside


def test_a_value_lies_in_the_middle_of_its_cell_and_is_blended_in_between():
    tiles = torch.randn(1, TILE, TILE)
    pattern = Primer(tiles, [3], 0.04).pattern(9, 9) * 2 / 3
    assert torch.allclose(pattern[1::3, 1::3], tiles[0, :3, :3], atol=1e-5)
    assert torch.allclose(pattern[1, 2], (2 * tiles[0, 0, 0] + tiles[0, 0, 1]) / 3, atol=1e-5)


def test_a_smaller_picture_gets_the_same_pattern_smaller(primer):
    whole, half = primer.pattern(96, 96), primer.pattern(48, 48, share=0.5)
    seen_smaller = whole.reshape(48, 2, 48, 2).mean((1, 3))
    assert torch.corrcoef(torch.stack([seen_smaller.flatten(), half.flatten()]))[0, 1] > 0.9


def test_every_batch_has_its_own_pattern(primer):
    assert not torch.allclose(primer.pattern(32, 32), random_primer().pattern(32, 32), atol=0.1)


def test_nothing_is_clamped_and_all_pictures_and_channels_get_the_same(primer):
    white = torch.ones(2, 3, 64, 64)
    added = primer.on(white) - white
    assert added.max() > primer.amplitude
    assert torch.equal(added, added[:1, :1].expand_as(added))


class Onlooker:
    """Stands in for painter and judge; remembers what they were shown."""

    def __init__(self):
        self.shown, self.wanted = [], None

    def paint(self, pictures, weights):
        self.shown.append(pictures)
        return pictures

    def __call__(self, pictures):
        return {layer: pictures for layer in {*LAYER_WEIGHT, CONTENT_LAYER}}

    def content(self, pictures):
        self.wanted = pictures
        return pictures


def judged(primed):
    """One loss of made-up photos -> (photos, onlooker, parts of the loss)."""
    torch.manual_seed(0)
    photos, onlooker, task = torch.rand(2, 3, 96, 96), Onlooker(), TrainingTask.__new__(TrainingTask)
    task.device, task.crop, task.count, task.primed = torch.device("cpu"), 96, 1, primed
    task.judge, task.gaps, task.alpha, task.one_look = onlooker, torch.ones(1), torch.ones(1), torch.ones(1)
    task.grams = {layer: gram(torch.rand(1, 3, 96, 96)) for layer in LAYER_WEIGHT}
    _, parts = task.loss(onlooker.paint, photos, torch.zeros(2, dtype=torch.long))
    return photos, onlooker, parts


def test_the_painter_sees_primed_photos_and_the_judge_compares_with_clean_ones():
    photos, onlooker, parts = judged(primed=True)
    both = onlooker.shown[0]
    pattern = both[:2] - photos
    assert pattern.std() > 0.5 * AMPLITUDE[0]
    assert torch.allclose(pattern, pattern[:1, :1].expand_as(pattern), atol=1e-6)
    assert torch.equal(onlooker.wanted, photos)
    # A painter that changes nothing passes all noise on: only so if both copies have one pattern.
    assert abs(parts["flicker"] - 1) < 1e-3


def test_without_a_primer_the_painter_sees_the_photos():
    photos, onlooker, _ = judged(primed=False)
    assert torch.equal(onlooker.shown[0][:2], photos)
