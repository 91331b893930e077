import pytest
import torch

from adversary import mislead


def test_each_picture_moves_by_the_length_up_its_own_loss():
    weights = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(1)) * torch.tensor([1.0, 100.0])[:, None, None, None]
    images = torch.full((2, 3, 8, 8), 0.5)
    moved = mislead(images, lambda x: (x * weights).sum(), 0.01)
    steps = moved - images
    assert steps.square().mean((1, 2, 3)).sqrt().tolist() == pytest.approx([0.01, 0.01], rel=1e-5)
    along = (steps * weights).flatten(1).sum(1) / (steps.flatten(1).norm(dim=1) * weights.flatten(1).norm(dim=1))
    assert along.tolist() == pytest.approx([1, 1], rel=1e-5) and torch.equal(images, torch.full((2, 3, 8, 8), 0.5))


def test_a_picture_that_no_step_changes_stays_and_none_leaves_the_range():
    images = torch.tensor([0.0, 1.0])[:, None, None, None].expand(2, 3, 4, 4)
    moved = mislead(images, lambda x: x[1].sum(), 0.1)
    assert torch.equal(moved[0], images[0]) and float(moved.max()) == 1


def test_a_network_is_less_right_on_pictures_moved_against_it(learner):
    images, labels = torch.rand(4, 3, 64, 64, generator=torch.Generator().manual_seed(2)), torch.arange(4) % 2
    loss = lambda x: torch.nn.functional.cross_entropy(learner(x)[0], labels)
    moved = mislead(images, loss, 2 / 255)
    assert float(loss(moved).detach()) > float(loss(images).detach())
    assert all(value.grad is None for value in learner.parameters())
