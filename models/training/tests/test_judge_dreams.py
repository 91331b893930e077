import numpy as np
import torch
from PIL import Image

from dream_sheets import read_dreams
from judge_dreams import CLASSES, find_frames, ranks, read_frames, verdict


def test_a_rank_is_the_number_of_classes_in_front():
    logits = torch.tensor([[0.1, 3.0, 2.0], [5.0, 1.0, 9.0], [2.0, 2.0, 1.0]])
    assert ranks(logits, 1) == [0, 2, 0]


def test_six_of_ten_first_and_nine_among_five_are_enough_and_one_less_is_not():
    assert verdict([0] * 6 + [4] * 3 + [400]) == (6, 9, True)
    assert verdict([0] * 5 + [1] * 5) == (5, 10, False)
    assert verdict([0] * 8 + [5] * 2) == (8, 8, False)
    assert verdict([]) == (0, 0, False)


def test_frames_are_found_by_their_names_and_read_at_the_teachers_size(tmp_path):
    for name in ("photo1-goldfish-102", "photo-2-goldfish-102", "photo1-goldfish-42", "photo1-owls-102", "goldfish"):
        Image.fromarray(np.full((128, 160, 3), 51, np.uint8)).save(tmp_path / f"{name}.png")
    found = find_frames(tmp_path, 102)
    assert {dream: [path.name for path in paths] for dream, paths in found.items()} == {
        "goldfish": ["photo-2-goldfish-102.png", "photo1-goldfish-102.png"]
    }
    frames = read_frames(found["goldfish"])
    assert frames.shape == (2, 3, 224, 224)
    assert torch.allclose(frames, torch.tensor(0.2), atol=1e-4)


def test_the_classes_are_words_of_the_catalogue():
    assert set(CLASSES) <= {row["id"] for row in read_dreams() if row["kind"] == "word"}
