import torch

from losses import flicker, gram, grid_pattern, relative_distance, size_gap, tile_grams, tiled_style_distance, total_variation
from train_style import read_styles
from training import learning_rate, next_styles, wishes


def test_gram_is_features_times_features():
    features = torch.rand(2, 3, 4, 5)
    flat = features.reshape(2, 3, 20)
    assert torch.allclose(gram(features), flat @ flat.transpose(1, 2) / 20, atol=1e-6)


def test_gram_slope_is_right():
    features = torch.rand(1, 3, 4, 4, dtype=torch.float64, requires_grad=True)
    weights = torch.rand(1, 3, 3)
    slope = torch.autograd.grad((gram(features) * weights).sum(), features)[0]
    flat = features.detach().reshape(3, 16)
    expected = ((weights[0] + weights[0].T).double() @ flat / 16).reshape(1, 3, 4, 4)
    assert torch.allclose(slope, expected, atol=1e-6)


def test_tiles_average_to_the_whole():
    features = torch.rand(2, 3, 8, 12)
    assert torch.allclose(tile_grams(features).mean(1), gram(features), atol=1e-6)


def test_an_empty_half_costs_more_tile_by_tile():
    even = {layer: torch.rand(1, 4, 16, 16) for layer in ("relu1_1", "relu2_1", "relu3_1", "relu4_1")}
    painting = {layer: gram(value) for layer, value in even.items()}
    lopsided = {layer: torch.cat([value[..., :8] * 2**0.5, value[..., 8:] * 0], 3) for layer, value in even.items()}
    assert tiled_style_distance(even, painting) < 0.1
    assert tiled_style_distance(lopsided, painting) > 1


def test_relative_distance_is_one_for_nothing_and_zero_for_the_same():
    target = torch.rand(2, 3, 4, 4) + 0.1
    assert torch.allclose(relative_distance(torch.zeros_like(target), target), torch.ones(2))
    assert torch.equal(relative_distance(target, target), torch.zeros(2))


def test_flicker_of_an_untouched_picture_is_one():
    image, noise = torch.rand(2, 3, 8, 8), torch.randn(2, 3, 8, 8)
    assert torch.allclose(flicker(image, image + noise, noise), torch.ones(2), atol=1e-5)


def test_total_variation_counts_both_directions():
    image = torch.zeros(1, 1, 2, 2)
    image[0, 0, 0, 0] = 1
    assert total_variation(image).item() == 1.0


def test_every_style_gets_its_turn():
    rows = torch.cat([next_styles(step, range(10), 4) for step in range(5)])
    assert rows.bincount().tolist() == [2] * 10


def test_the_learning_rate_ends_at_zero():
    assert learning_rate(1e-3, 1.0) == 0
    assert learning_rate(1e-3, 0.02) > learning_rate(1e-3, 0.5) > learning_rate(1e-3, 0.9) > 0


def test_a_grid_is_seen_and_a_slope_is_not():
    rows, columns = torch.meshgrid(torch.arange(64), torch.arange(96), indexing="ij")
    checkerboard = 0.5 + 0.03 * ((rows + columns) % 2 * 2.0 - 1).expand(1, 3, -1, -1)
    assert torch.allclose(grid_pattern(checkerboard), torch.tensor([0.03**2]), rtol=1e-3)
    slope = (columns / 96).expand(1, 3, -1, -1)
    strokes = 0.5 + 0.1 * torch.randn(1, 3, 64, 96)
    assert grid_pattern(slope) < 2e-4 and grid_pattern(strokes) < 4e-4


def test_a_picture_and_its_reduction_look_alike_and_a_darker_one_does_not():
    picture = torch.rand(1, 3, 14, 14).repeat_interleave(16, 2).repeat_interleave(16, 3)
    smaller = picture[:, :, ::2, ::2]
    assert size_gap(picture, smaller) < 1e-6
    assert torch.allclose(size_gap(picture, smaller - 0.1), torch.tensor([0.1]), atol=1e-6)


def test_wishes_follow_the_list_of_styles():
    alpha, one_look = wishes([{"alpha": 2}, {"alpha": 3.5, "one_look": 3}])
    assert alpha.tolist() == [2, 3.5] and one_look.tolist() == [1, 3]


def test_a_factor_scales_every_alpha_and_nothing_else():
    plain, scaled = read_styles(), read_styles(1.5)
    assert [style["alpha"] for style in scaled] == [1.5 * style["alpha"] for style in plain]
    assert [style["id"] for style in scaled] == [style["id"] for style in plain]
