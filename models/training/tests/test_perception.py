import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ascent import climb, level, noise, of_channels, of_layer
from average_checkpoints import average
from classifier import Classifier, Learner, learner_of
from dream_sheets import strongest_part
from export_perception import export_perception, self_test
from feature_pictures import COLUMNS, TILE_PX, sheet, tapped_layers
from goldens import to_batch
from labelled import LARGE_PX, Pictures, crop, draw_weights, folder_index, is_for_calibration, like_a_webcam, read_archives, read_labels
from network_file import read_weights
from perception_goldens import RULES, RuledRelu, input_gradient
from perception_ops import INPUT_SIDE_PX, perception_multiply_adds, perception_ops, perception_weight_shapes
from pictures import is_held_out
from scores import centred, expected_calibration_error, score, temperature
from sitter import sitter
from train_perception import Pupil, teacher_distance

TRAINING = Path(__file__).parent.parent
LABELS = read_labels()


def classifier_of(learner):
    return Classifier(learner.ops, learner.folded())


def test_the_network_keeps_to_its_budget():
    ops = perception_ops(len(LABELS))
    numbers = sum(np.prod(shape) for shape in perception_weight_shapes(ops).values())
    assert 2 * numbers <= 6e6 and perception_multiply_adds(ops) <= 500e6
    assert ops[1]["kernel"] == 7


def test_a_pupil_guesses_each_target_from_the_mean_of_its_layer(learner):
    images = torch.rand(2, 3, 64, 64)
    pupil = Pupil(learner, {"conv4b-relu": 6, "average": 4})
    with torch.no_grad():
        logits, guesses = pupil(images)
        values = classifier_of(learner).run(images, "logits")
        wanted = [pupil.heads[0](values["conv4b-relu"].mean((2, 3))), pupil.heads[1](values["average"])]
    assert torch.allclose(logits, values["logits"], atol=1e-4)
    assert all(torch.allclose(guess, want, atol=1e-4) for guess, want in zip(guesses, wanted))


def test_the_distance_to_the_teacher_is_the_mean_of_its_targets_over_pictures_that_have_some():
    guesses = [torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), torch.tensor([[2.0], [3.0], [1.0]])]
    features = torch.tensor([[2.0, 0.0, 1.0], [0.0, -1.0, 2.0], [0.0, 0.0, 0.0]])  # the last picture has none
    assert teacher_distance(guesses, features) == pytest.approx((0 + 2 + 0 + 0) / 4, abs=1e-6)


def test_labels_are_merged_and_said_once():
    words = [label["word"] for label in LABELS]
    folders = [folder for label in LABELS for folder in label["folders"]]
    assert len(set(words)) == len(words) and len(set(folders)) == len(folders)
    index = folder_index(LABELS)
    assert index["Faces"] == index["Faces_easy"] == index["face"]
    assert index["umbrella"] == index["n04507155"]
    assert "BACKGROUND_Google" not in index


def test_folding_changes_nothing(learner):
    image = torch.rand(2, 3, 64, 64)
    with torch.no_grad():
        logits, pooled = learner(image)
        values = classifier_of(learner).run(image, "probabilities")
    assert torch.allclose(values["logits"], logits, atol=1e-4)
    assert torch.allclose(values["average"], pooled, atol=1e-4)
    assert torch.allclose(values["probabilities"].sum(1), torch.ones(2))


def test_training_goes_on_from_folded_weights(learner):
    again, images = Learner(learner.ops), torch.rand(8, 3, 64, 64)
    again.unfold(learner.folded(), images)
    with torch.no_grad():
        assert torch.allclose(again.eval()(images)[0], learner(images)[0], atol=1e-3)
        assert torch.allclose(again.train()(images)[1], learner(images)[1], atol=1e-3)  # and where norms follow the batch


def test_a_weight_of_the_wrong_shape_is_named(learner):
    weights = learner.folded()
    weights["conv3a/kernel"] = weights["conv3a/kernel"][:, :5]
    with pytest.raises(SystemExit, match="conv3a/kernel should have shape"):
        Classifier(learner.ops, weights)


def test_an_unknown_layer_is_named_with_those_there_are(learner):
    with pytest.raises(ValueError, match="no layer 'conv9'.*conv3a-relu"):
        classifier_of(learner).run(torch.rand(1, 3, 64, 64), "conv9")


def test_relu_rules_by_hand():
    x = torch.tensor([-1.0, 2.0, -3.0, 4.0])
    slope = torch.tensor([1.0, 1.0, -1.0, -1.0])
    expected = {"plain": [0, 1, 0, -1], "deconvnet": [1, 1, 0, 0], "guided": [0, 1, 0, 0]}
    for rule in RULES:
        given = x.clone().requires_grad_(True)
        RuledRelu.apply(given, rule).backward(slope)
        assert given.grad.tolist() == expected[rule], rule


def test_the_plain_rule_is_the_gradient(learner):
    classifier = classifier_of(learner)
    picture = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)  # flat areas have ties, where max-pooling has no slope
    objective = {"kind": "l2", "layer": "conv3b-relu"}
    score_here, gradient = input_gradient(classifier, picture, objective, "plain")
    direction = np.random.default_rng(0).normal(size=gradient.shape)
    image = torch.from_numpy(picture.astype(np.float64) / 255).permute(2, 0, 1)[None]
    wide = Classifier(learner.ops, {name: value.double() for name, value in classifier.weights.items()})

    def at(step):
        moved = image + step * torch.from_numpy(direction).permute(2, 0, 1)[None]
        return float(0.5 * wide.run(moved, "conv3b-relu")["conv3b-relu"].square().sum())
    assert at(0) == pytest.approx(score_here, rel=1e-4)
    assert (at(1e-6) - at(-1e-6)) / 2e-6 == pytest.approx(float((gradient * direction).sum()), rel=1e-2)


def test_the_self_test_holds_what_the_network_says(learner):
    classifier = classifier_of(learner)
    stored = self_test(classifier)
    decode = lambda text, kind: np.frombuffer(base64.b64decode(text), kind).reshape(stored["height"], stored["width"], 3)
    picture = decode(stored["input"], np.uint8)
    with torch.no_grad():
        probabilities = classifier.run(to_batch(picture), "probabilities")["probabilities"][0]
    likeliest = stored["likeliest"]
    assert [entry["label"] for entry in likeliest] == probabilities.argsort(descending=True)[:5].tolist()
    assert [entry["probability"] for entry in likeliest] == pytest.approx(probabilities.sort(descending=True).values[:5].tolist())
    layer, step = stored["gradient"]["layer"], stored["gradient"]["step"]
    _, gradient = input_gradient(classifier, picture, {"kind": "l2", "layer": layer}, "plain")
    assert layer == "conv5-relu"
    assert np.abs(decode(stored["gradient"]["values"], np.int8) * step - gradient).max() <= step


def test_levelling_makes_all_scales_equally_strong():
    y, x = torch.meshgrid(torch.arange(64.0), torch.arange(64.0), indexing="ij")
    fine, coarse = torch.sin(x * 2.5), torch.sin(y * 0.2)
    levelled = level((0.1 * fine + coarse).expand(1, 3, 64, 64).clone())
    share = lambda wave: float((levelled[0, 0] * wave).mean().abs() / wave.square().mean())
    assert 0.2 < share(fine) / share(coarse) < 5


def test_climbing_raises_what_it_climbs(learner):
    classifier, channels, generator = classifier_of(learner), [3, 5], torch.Generator().manual_seed(0)
    start = noise(2, 64, generator)
    after = climb(classifier, start, of_channels(channels), "conv3a-relu", 20, 0.02, generator, jitter=2)
    value = lambda image: of_channels(channels)(classifier.run(image, "conv3a-relu")["conv3a-relu"])
    assert (value(after) > value(start)).all()
    assert after.min() >= 0 and after.max() <= 1


def test_calibration_error_of_an_honest_and_a_boastful_guess():
    honest = torch.tensor([[0.8, 0.2]]).repeat(10, 1)
    labels = torch.tensor([0] * 8 + [1] * 2)
    assert expected_calibration_error(honest, labels) == pytest.approx(0, abs=1e-6)
    assert expected_calibration_error(torch.tensor([[0.99, 0.01]]).repeat(10, 1), labels) == pytest.approx(0.19, abs=1e-6)
    assert score(honest, labels)[:2] == (pytest.approx(0.8), 1.0)


def test_the_temperature_is_found():
    torch.manual_seed(0)
    logits = torch.randn(4000, 5)
    labels = torch.distributions.Categorical(logits=logits).sample()
    assert temperature(logits * 3, labels, torch.ones(4000)) == pytest.approx(3, rel=0.1)


def test_the_middle_square_is_not_squashed():
    wide = np.zeros((160, 320, 3), np.uint8)
    wide[40:120, 120:200] = 255  # an 80-pixel square in the middle
    pixels = torch.from_numpy(np.asarray(Image.fromarray(wide).resize((160, 160))).copy())[None]
    seen = centred(pixels, torch.tensor([2.0]), 64)[0, 0] > 0.5
    assert abs(int(seen.any(0).sum()) - 32) <= 2 and abs(int(seen.any(1).sum()) - 32) <= 2


def test_crops_stay_in_range_and_differ():
    pixels = torch.from_numpy(sitter(64, 64))[None].repeat(6, 1, 1, 1)
    generator = torch.Generator().manual_seed(0)
    crops = like_a_webcam(crop(pixels, torch.full((6,), 1.3), 32, generator), generator)
    assert crops.shape == (6, 3, 32, 32) and crops.min() >= 0 and crops.max() <= 1
    assert (crops[0] - crops[1]).abs().mean() > 0.01


def test_marked_labels_are_drawn_more_often():
    cup, lamp = (next(i for i, label in enumerate(LABELS) if label["word"] == word) for word in ("cup", "lamp"))
    weights = draw_weights(Pictures(torch.zeros(4, 1, 1, 3), torch.tensor([cup, cup, lamp, lamp]), torch.ones(4)), LABELS, 3)
    assert weights[0] == pytest.approx(3 * weights[2])


def test_no_picture_is_in_two_parts(data):
    parts = {part: read_archives(data / "images", ("caltech101",), LARGE_PX, LABELS, part) for part in ("train", "calibration", "held-out")}
    assert sum(len(pictures.labels) for pictures in parts.values()) == 120
    assert not any(is_held_out(f"cup/{n}.png") and is_for_calibration(f"cup/{n}.png") for n in range(120))


def test_a_folder_without_pictures_is_named(tmp_path):
    with pytest.raises(SystemExit, match="No zip named caltech101"):
        read_archives(tmp_path, ("caltech101",), LARGE_PX, LABELS, "train")


def run(script, *arguments, processes=1):
    start = [sys.executable] if processes == 1 else [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node",
                                                      str(processes), "--"]
    return subprocess.run([*start, script, *map(str, arguments)], cwd=TRAINING, capture_output=True, text=True, timeout=300,
                          env=os.environ | {"OMP_NUM_THREADS": "1"})


def test_two_processes_train_export_and_are_measured(data, tmp_path):
    made = run("train_perception.py", "--data", data, "--minutes", 0.05, "--teacher", 0, "--batch", 8, "--robust", 1,
               "--run", tmp_path / "run", processes=2)
    assert made.returncode == 0, made.stderr
    assert re.search(r"Done: \d+ steps", made.stdout)
    said = export_perception(tmp_path / "run" / "checkpoint.pt", tmp_path / "models", tmp_path / "goldens")
    assert said.startswith("Exported perception")
    entry = json.loads((tmp_path / "models" / "manifest.json").read_text())["models"][0]
    assert [file["path"] for file in entry["files"]] == ["perception/model.json", "perception/weights.bin"]
    golden = json.loads((tmp_path / "goldens" / "perception" / "golden.json").read_text())
    weights, model = read_weights(tmp_path / "models" / "perception")
    assert len(model["selfTest"]["likeliest"]) == 5
    picture = np.asarray(Image.open(tmp_path / "goldens" / "perception" / "gradient.png"))
    for case in golden["gradients"]["cases"][:3]:
        _, gradient = input_gradient(Classifier(model["ops"], weights), picture, case["objective"], case["rule"])
        stored = np.fromfile(tmp_path / "goldens" / "perception" / case["file"], "<f2").reshape(gradient.shape) * case["scale"]
        assert np.abs(stored - gradient).max() <= 1e-3 * case["scale"]
    assert_lens_maps_are_of(Classifier(model["ops"], weights), tmp_path / "goldens" / "lens-maps")
    measured = run("evaluate_perception.py", "--pictures", data / "images", "--model", tmp_path / "models" / "perception")
    assert measured.returncode == 0, measured.stderr
    last = json.loads(measured.stdout.splitlines()[-1])
    assert set(last) == {"top1", "top5", "ece", "pictures"} and last["pictures"] > 0


def assert_lens_maps_are_of(classifier, folder):
    """Stored activations are the network's, and the Gram matrices those of the stored activations."""
    golden = json.loads((folder / "golden.json").read_text())
    values = classifier.run(to_batch(np.asarray(Image.open(folder / golden["input"]))), "logits")
    load = lambda entry: np.fromfile(folder / entry["file"], "<f2").astype(np.float64) * entry["scale"]
    for layer, entry in golden["activations"].items():
        expected = values[layer][0].permute(1, 2, 0).detach().numpy()
        assert np.abs(load(entry).reshape(expected.shape) - expected).max() <= 1e-3 * entry["scale"]
        if layer in golden["grams"]:
            positions = expected.reshape(-1, expected.shape[2])
            matrix = positions.T @ positions / len(positions)
            stored = golden["grams"][layer]
            assert np.abs(load(stored) - matrix[np.triu_indices(len(matrix))]).max() <= 1e-3 * stored["scale"]


def test_the_mean_of_painters_lies_between_them(tmp_path):
    for file, value, name in (("a", 1.0, "x"), ("b", 3.0, "x"), ("other", 3.0, "y")):
        weights = {"weight": torch.full((2,), value), "count": torch.tensor(int(value))}
        torch.save({"ops": [], "painter": weights, "step": 7, "styles": [{"id": name}]}, tmp_path / file)
    mean = average([tmp_path / "a", tmp_path / "b"])
    assert mean["painter"]["weight"].tolist() == [2.0, 2.0] and int(mean["painter"]["count"]) == 1
    with pytest.raises(SystemExit, match="other holds another network.*or other labels or styles"):
        average([tmp_path / "a", tmp_path / "other"])


def test_the_mean_of_classifiers_is_that_of_what_is_exported(tmp_path):
    ops = perception_ops(5)
    first, other = Learner(ops), Learner(ops)
    other.unfold(first.folded(), torch.rand(8, 3, 64, 64))  # computes the same, with other norms
    for file, learner, labels in (("a", first, "abcde"), ("b", other, "abcde"), ("other", other, "vwxyz")):
        pupil = {f"learner.{name}": value for name, value in learner.state_dict().items()}
        torch.save({"ops": ops, "pupil": pupil, "labels": list(labels), "temperature": 1.0}, tmp_path / file)
    mean = learner_of(average([tmp_path / "a", tmp_path / "b"])).folded()
    assert all(torch.allclose(mean[name], value, atol=1e-5) for name, value in first.folded().items())
    with pytest.raises(SystemExit, match="other holds another network.*or other labels or styles"):
        average([tmp_path / "a", tmp_path / "other"])


def test_an_exported_classifier_can_be_averaged(tmp_path):
    weights, model = read_weights(TRAINING.parent / "perception")
    twice = {name: 2 * value for name, value in weights.items()}
    learner = Learner(model["ops"])
    learner.unfold(twice, torch.rand(8, 3, 64, 64))
    pupil = {f"learner.{name}": value for name, value in learner.state_dict().items()}
    torch.save({"ops": model["ops"], "pupil": pupil, "labels": [label["word"] for label in model["labels"]], "temperature": 2.0},
               tmp_path / "twice")
    mean = learner_of(average([TRAINING.parent / "perception", tmp_path / "twice"])).folded()
    for name, value in weights.items():
        wanted = value * (1.0 if name.startswith("logits") else 1.5)
        assert torch.allclose(mean[name], wanted, atol=1e-4, rtol=1e-4), name


def test_a_resumed_run_refuses_other_labels(data, tmp_path):
    torch.save({"labels": ["something else"]}, tmp_path / "checkpoint.pt")
    refused = run("train_perception.py", "--data", data, "--minutes", 0.01, "--teacher", 0, "--batch", 8, "--run", tmp_path)
    assert refused.returncode != 0 and "trained with other labels" in refused.stderr


def test_a_folder_of_pictures_can_be_measured(learner, tmp_path):
    folder = tmp_path / "set" / "cup"
    folder.mkdir(parents=True)
    (tmp_path / "set" / "what is this").mkdir()
    for path in (folder / "one.png", tmp_path / "set" / "what is this" / "two.png"):
        Image.fromarray(sitter(80, 60)).save(path)
    empty = run("evaluate_perception.py", "--pictures", tmp_path / "nothing", "--model", "../perception")
    assert empty.returncode != 0 and "No picture in a folder named after a label" in empty.stderr
    measured = run("evaluate_perception.py", "--pictures", tmp_path / "set")
    assert json.loads(measured.stdout.splitlines()[-1])["pictures"] == 1
    assert "no label is named so: what is this." in measured.stdout


def test_a_sheet_has_every_unit_in_reading_order():
    tiles = np.stack([np.full((TILE_PX, TILE_PX, 3), value, np.uint8) for value in range(COLUMNS + 2)])
    drawn = sheet(tiles)
    assert drawn.shape == (2 * TILE_PX, COLUMNS * TILE_PX, 3)
    assert drawn[0, TILE_PX, 0] == 1 and drawn[TILE_PX, TILE_PX, 0] == COLUMNS + 1 and drawn[-1, -1, 0] == 128
    assert tapped_layers(perception_ops(3))[0] == "conv1-relu" and len(tapped_layers(perception_ops(3))) == 8
    assert INPUT_SIDE_PX % 32 == 0


def test_a_tile_shows_the_part_where_the_dream_is_strongest():
    class Brightness:
        def run(self, image, until):
            return {until: image}
    picture = torch.zeros(1, 3, 128, 128)
    picture[:, :, 100:, 110:] = 1
    part = strongest_part(Brightness(), picture, of_layer, "image")
    assert part.shape == (1, 3, 96, 96) and torch.equal(part, picture[:, :, 32:, 32:])
