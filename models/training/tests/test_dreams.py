import json

import torch

from ascent import of_layer, of_odds
from dream_sheets import PART, objective, read_dreams, strongest_part
from feature_pictures import FOLDER

MODEL = json.loads((FOLDER / "model.json").read_text())
WORDS = [label["word"] for label in MODEL["labels"]]


def test_the_dreams_are_read_from_the_catalogue():
    rows = {row["id"]: row for row in read_dreams()}
    assert rows["lines"] == {"id": "lines", "kind": "layer", "layer": "conv1-relu"}
    assert rows["owls"] == {"id": "owls", "kind": "unit", "layer": "conv4b-relu", "channel": 101}
    assert rows["dalmatians"] == {"id": "dalmatians", "kind": "word", "word": "dalmatian"}
    assert "yours" not in rows


def test_every_dream_aims_at_something_that_the_shipped_network_has():
    layers = {*MODEL["layers"], "logits"}
    for row in read_dreams():
        score, layer = objective(row, WORDS)
        assert layer in layers and (score is of_layer) == (row["kind"] == "layer")


def test_a_thumbnail_is_the_part_of_a_wide_picture_in_which_the_dream_is_strongest():
    class Light:
        def run(self, picture, layer):
            return {layer: picture}

    picture = torch.zeros(1, 3, 128, 160)
    picture[:, :, 96:, 130:] = 1  # the lower right corner
    part = strongest_part(Light(), picture, of_layer, "any")
    assert part.shape == (1, 3, PART, PART)
    assert torch.equal(part, picture[:, :, 128 - PART :, 160 - PART :])


def test_odds_are_p_over_the_rest():
    logits = torch.tensor([[2.0, -1.0, 0.5], [60.0, 0.0, 1.0]], dtype=torch.float64)
    share = logits.softmax(1)[:, 1]
    assert torch.allclose(of_odds(1)(logits), (share / (1 - share)).log())
