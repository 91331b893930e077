import sys

import pytest
import torch
from torch import nn

import refit_words
from export_perception import read_learner
from labelled import read_labels
from lean import FURTHER, LARGEST_SHIFT, TARGET, lean
from refit_words import first_guess, fit
from scores import recall


def honest(pictures, labels, sharpness):
    """Logits that know just as much as they say, and labels drawn from them."""
    torch.manual_seed(0)
    logits = sharpness * torch.randn(pictures, labels)
    return logits, torch.distributions.Categorical(logits=logits).sample()


def labels_with(count, marked):
    return [{"word": f"word {index}", "marked": index in marked} for index in range(count)]


def test_leaning_names_as_much_of_a_word_as_was_asked_for_and_no_more():
    logits, truth = honest(40_000, 12, 2.5)
    shifts = lean(logits, labels_with(12, [1, 4]))
    assert recall(logits, truth, 1)[0] < TARGET - 0.05 and 0 < shifts[1] < LARGEST_SHIFT
    for word in (1, 4):  # the labels were not looked at
        assert recall(logits + shifts, truth, word)[0] == pytest.approx(TARGET, abs=0.02)
    assert shifts.count_nonzero() == 2


def test_leaning_stops_where_the_other_words_would_pay_too_much_and_leaves_a_known_word_alone():
    seldom, _ = honest(2000, 50, 1.0)
    seldom[:, 3] -= 2 * LARGEST_SHIFT
    assert lean(seldom, labels_with(50, [3]))[3] == LARGEST_SHIFT
    sure, _ = honest(2000, 50, 12.0)
    assert lean(sure, labels_with(50, [3]))[3] == 0


def test_some_words_are_leaned_towards_further():
    logits, _ = honest(2000, 6, 2.0)
    plain, named = labels_with(6, [1, 4]), labels_with(6, [1, 4])
    named[4]["word"] = "sunglasses"
    assert (lean(logits, named) - lean(logits, plain)).tolist() == pytest.approx([0, 0, 0, 0, FURTHER["sunglasses"], 0])


def test_a_new_word_begins_as_what_was_said_in_its_place():
    known = nn.Linear(3, 3)
    with torch.no_grad():
        known.weight.copy_(torch.eye(3))
        known.bias.copy_(torch.tensor([0.1, 0.2, 0.3]))
    features, truth = torch.eye(3)[[2, 2, 0, 1]], torch.tensor([1, 1, 1, 0])
    start = first_guess(known, ["beer bottle", "cup", "soda bottle"], ["cup", "bottle"], features, truth)
    assert start.weight.tolist() == [[0, 1, 0], [0, 0, 1]] and start.bias.tolist() == pytest.approx([0.2, 0.3])
    with pytest.raises(SystemExit, match="does not know 'spoon'"):
        first_guess(known, ["beer bottle", "cup", "soda bottle"], ["cup", "bottle", "spoon"], features, truth)


def test_fitting_tells_apart_what_the_features_can_and_stays_near_the_start():
    torch.manual_seed(0)
    truth = torch.randint(0, 3, (300,))
    features = torch.eye(3)[truth] + 0.1 * torch.randn(300, 3)
    dense, idle = nn.Linear(3, 3), torch.zeros(300, 3)
    before, after = fit(dense, features, truth)
    assert after < before and (dense(features).argmax(1) == truth).float().mean() > 0.95
    start = dense.weight.detach().clone()
    fit(dense, idle, truth)  # features that say nothing move nothing but the bias
    assert torch.allclose(dense.weight, start, atol=1e-4)


def test_only_the_words_change(learner, data, tmp_path, monkeypatch):
    words = [label["word"] for label in read_labels()]
    state = {f"learner.{name}": value.clone() for name, value in learner.state_dict().items()}
    torch.save({"pupil": state, "ops": learner.ops, "labels": words, "temperature": 2.0}, tmp_path / "checkpoint.pt")
    monkeypatch.setattr(sys, "argv", ["refit_words.py", "--data", str(data), "--checkpoint", str(tmp_path / "checkpoint.pt"),
                                      "--run", str(tmp_path / "run"), "--pictures", "32"])
    refit_words.main()
    ops, after, said = read_learner(tmp_path / "run" / "checkpoint.pt")
    _, before, _ = read_learner(tmp_path / "checkpoint.pt")
    assert ops == learner.ops and said == words
    changed = {name for name, value in before.items() if not torch.equal(value, after[name])}
    assert changed == {"logits/kernel", "logits/bias"}
