"""The numbers of look.py on pictures whose answers are known."""

import numpy as np
import pytest
import torch

from look import (LIGHTS, WALL_SHARE, blur, coherence, fine_structure, luma, mirrored, on_other_tables, structure_kept, wall_of, wall_strokes,
                  with_wall)
from network import Painter
from ops import style_ops
from primer import with_primer


def stripes(angle, height=96, width=128):
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    return 0.5 + 0.2 * torch.sin((x * np.cos(angle) + y * np.sin(angle)) * 0.9)


def grey(plane):
    return plane.expand(1, 3, -1, -1)


def test_the_blur_is_a_gaussian_over_a_mirrored_picture():
    plane = torch.rand(20, 30)
    steps = np.arange(-5, 6)
    kernel = np.exp(-0.5 * (steps / 1.2) ** 2)
    wide = np.pad(plane.numpy().astype(np.float64), 5, mode="symmetric")
    lines = np.apply_along_axis(lambda line: np.convolve(line, kernel / kernel.sum(), "valid"), 0, wide)
    expected = np.apply_along_axis(lambda line: np.convolve(line, kernel / kernel.sum(), "valid"), 1, lines)
    assert np.abs(blur(plane, 1.2).numpy() - expected).max() < 1e-5
    assert np.array_equal(mirrored(plane, 3).numpy(), np.pad(plane.numpy(), 3, mode="symmetric"))


def test_fine_structure_is_neither_a_gradient_nor_noise_of_single_pixels():
    torch.manual_seed(0)
    ramp, noise = torch.linspace(0, 1, 128).expand(96, 128), 0.14 * torch.randn(96, 128)
    assert fine_structure(stripes(0.0)) > 2 * fine_structure(0.5 + noise)
    assert fine_structure(0.1 * ramp) < 0.01


@pytest.mark.parametrize("angle", [0.0, 0.7, 1.5])
def test_strokes_have_one_direction_and_grain_has_none(angle):
    torch.manual_seed(0)
    assert coherence(stripes(angle)) > 0.9
    assert coherence(torch.rand(96, 128)) < 0.5


def test_a_wall_hides_the_left_of_the_photo_and_nothing_else():
    photo = torch.rand(1, 3, 96, 160)
    walled = with_wall(photo, 1.0, torch.Generator().manual_seed(0))
    width = int(160 * WALL_SHARE)
    assert torch.equal(walled[..., width:], photo[..., width:])
    assert walled[..., :width].std() < 0.1 and wall_of(walled).shape == (48, width - 56)


def test_structure_is_kept_by_the_photo_itself_whatever_becomes_of_its_bare_wall():
    torch.manual_seed(0)
    photo = grey(torch.cat([torch.full((96, 60), 0.5), stripes(0.4, 96, 68)], 1))
    on_wall = photo.clone()
    on_wall[..., :50] += 0.2 * stripes(1.2, 96, 50) - 0.1
    lost = photo.clone()
    lost[..., 64:] = 1 - photo[..., 64:]
    assert structure_kept(photo, photo) == pytest.approx(1, abs=1e-4)
    assert structure_kept(photo, 0.8 * photo + 0.1) > 0.9
    assert structure_kept(photo, on_wall) > 0.97
    assert structure_kept(photo, lost) < 0


def test_a_colour_filter_puts_nothing_on_a_wall_and_the_painting_itself_all():
    painting, photos = grey(stripes(0.3, 200, 300)), [torch.rand(1, 3, 288, 384)] * 2
    shares, _ = wall_strokes([lambda picture: 1 - picture], photos, painting)
    assert shares < 0.05
    shares, direction = wall_strokes([lambda picture: grey(stripes(1.2, 288, 384))], photos, painting)
    assert shares == pytest.approx(1, abs=0.15) and abs(direction) < 0.1


def test_every_photo_is_seen_in_every_light_and_every_table_takes_its_turn():
    seen = []
    paints = [lambda picture, table=table: (seen.append((table, float(luma(wall_of(picture)[None, None].expand(1, 3, -1, -1)).mean()))),
                                            picture)[1] for table in range(3)]
    wall_strokes(paints, [torch.rand(1, 3, 288, 384)] * 3, torch.rand(1, 3, 288, 384))
    assert sorted(table for table, _ in seen) == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert len({round(light, 1) for _, light in seen}) == len(LIGHTS)


def test_other_tables_keep_the_amplitudes_and_a_painter_without_a_pattern_is_alone():
    plain = Painter(style_ops("style-lite"), 2)
    primed = with_primer(plain, (0.03, 0.05), seed=1)
    assert on_other_tables(plain) == [plain]
    first, *others = on_other_tables(primed)
    assert first is primed and len(others) == 2
    for other in others:
        assert torch.equal(other.weights["primer/amplitude"], primed.weights["primer/amplitude"])
        assert not torch.equal(other.weights["primer/tiles"], primed.weights["primer/tiles"])
