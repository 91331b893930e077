"""The style network's training as torchrun starts it: two processes on made-up data."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from network_file import read_checkpoint
from perceptual import DISTILLED, EXACT
from sitter import sitter

TRAINING = Path(__file__).parent.parent
THIN = 4  # channels of the made-up judges
EXACT_LAYERS = ("conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1")
DISTILLED_LAYERS = (*EXACT_LAYERS, "conv3_2", "conv3_3", "conv3_4", "conv4_1")


def random_judge(path, layers, head=None):
    """A network file of the real form with few channels and random weights."""
    random, arrays, inputs = np.random.default_rng(0), {"conv0/w": np.eye(3, dtype="f4")[:, :, None, None] * 255, "conv0/b": np.zeros(3, "f4")}, 3
    for name in layers:
        arrays[f"{name}/w"], arrays[f"{name}/b"] = random.normal(0, 0.2, (THIN, inputs, 3, 3)).astype("f4"), np.zeros(THIN, "f4")
        inputs = THIN
    if head:
        arrays[f"{head}/w"], arrays[f"{head}/b"] = random.normal(0, 0.5, (THIN, THIN, 1, 1)).astype("f4"), np.zeros(THIN, "f4")
    np.savez(path, **arrays)


@pytest.fixture
def data(tmp_path):
    """A folder laid out as the training data."""
    for folder in ("images", "paintings", "networks"):
        (tmp_path / folder).mkdir()
    with zipfile.ZipFile(tmp_path / "images" / "people.zip", "w") as file:
        for number in range(24):
            buffer = io.BytesIO()
            Image.fromarray(sitter(140, 120, seed=number)).save(buffer, "png")
            file.writestr(f"person/{number}.png", buffer.getvalue())
    for number, style in enumerate(json.loads((TRAINING / "styles.json").read_text())):
        Image.fromarray(sitter(320, 300, seed=number)).save(tmp_path / "paintings" / style["painting"], "png")
    random_judge(tmp_path / "networks" / EXACT, EXACT_LAYERS)
    random_judge(tmp_path / "networks" / DISTILLED, DISTILLED_LAYERS, "conv4_1_aux")
    return tmp_path


def test_two_processes_learn_one_painter(data):
    made = subprocess.run([sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "--", "train_style.py",
                           "--data", data, "--network", "style-lite", "--minutes", "0.05", "--crop", "96", "--batch", "2", "--run", data / "run"],
                          cwd=TRAINING, capture_output=True, text=True, timeout=300, env=os.environ | {"OMP_NUM_THREADS": "1"})
    assert made.returncode == 0, made.stderr
    assert int(re.search(r"Done: (\d+) steps", made.stdout)[1]) > 0
    painter, styles = read_checkpoint(data / "run" / "checkpoint.pt")
    assert painter.style_count == len(styles)
