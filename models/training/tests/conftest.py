import io
import sys
import zipfile
from pathlib import Path

import pytest
import torch
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))

from classifier import Learner
from labelled import read_labels
from perception_ops import perception_ops
from sitter import sitter


@pytest.fixture
def learner():
    torch.manual_seed(0)
    made = Learner(perception_ops(len(read_labels())))
    with torch.no_grad():  # norms as if they had seen something
        for norm in made.norms.values():
            norm.weight.uniform_(0.5, 1.5)
            norm.bias.uniform_(-0.2, 0.2)
            norm.running_mean.uniform_(-0.2, 0.2)
            norm.running_var.uniform_(0.5, 2)
    return made.eval()


@pytest.fixture
def data(tmp_path):
    """A folder laid out as the training data: two sets of small made-up pictures."""
    (tmp_path / "images").mkdir()
    for archive, folders in (("caltech101-160.zip", ("cup", "watch")), ("tiny-imagenet-train-64-a.zip", ("n07753592", "n04356056"))):
        with zipfile.ZipFile(tmp_path / "images" / archive, "w") as file:
            for number in range(120):
                buffer = io.BytesIO()
                Image.fromarray(sitter(48, 40, seed=number)).save(buffer, "png")
                file.writestr(f"{folders[number % 2]}/{number}.png", buffer.getvalue())
    return tmp_path
