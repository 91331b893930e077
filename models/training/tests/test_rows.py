import pytest
import torch

from add_style import find_style
from network import Painter
from ops import style_ops
from rows import copy_rows


def test_known_styles_paint_the_same_after_growing():
    torch.manual_seed(0)
    small, grown = Painter(style_ops(), 2).eval(), Painter(style_ops(), 3).eval()
    with torch.no_grad():
        for name, value in small.weights.items():
            if not name.endswith("kernel"):
                value.add_(torch.randn(value.shape) * 0.3)
        copy_rows(small, ["a", "b"], grown, ["b", "new", "a"])
        image = torch.rand(1, 3, 16, 16)
        assert torch.allclose(small(image, torch.tensor([[1.0, 0.0]])), grown(image, torch.tensor([[0.0, 0.0, 1.0]])), atol=1e-5)
        assert torch.allclose(small(image, torch.tensor([[0.5, 0.5]])), grown(image, torch.tensor([[0.0, 1.0, 0.0]])), atol=1e-5)


def test_only_the_asked_row_moves():
    painter = Painter(style_ops(), 3)
    optimiser = torch.optim.Adam(painter.parameters(), lr=0.1)
    before = {name: value.detach().clone() for name, value in painter.weights.items()}
    painter(torch.rand(1, 3, 16, 16), torch.tensor([[0.0, 0.0, 1.0]])).square().mean().backward()
    optimiser.step()
    for name, value in painter.weights.items():
        if name.endswith(("/scale", "/shift")):
            assert torch.equal(value[:2], before[name][:2]) and not torch.equal(value[2], before[name][2])


def test_a_style_without_entry_or_already_there_is_refused():
    styles = [{"id": "a"}, {"id": "b"}]
    assert [style["id"] for style in find_style(styles, "b", ["a"])] == ["a", "b"]
    with pytest.raises(SystemExit, match="already paints a"):
        find_style(styles, "a", ["a"])
    with pytest.raises(SystemExit, match="no entry c"):
        find_style(styles, "c", ["a"])


def test_a_style_is_fitted_again_in_its_place_and_only_if_it_is_there():
    styles = [{"id": "b"}, {"id": "a"}, {"id": "c"}]
    assert [style["id"] for style in find_style(styles, "a", ["a", "b"], again=True)] == ["a", "b"]
    with pytest.raises(SystemExit, match="does not paint c yet"):
        find_style(styles, "c", ["a", "b"], again=True)
