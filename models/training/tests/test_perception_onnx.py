from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from classifier import run_plain
from export_perception_onnx import perception_to_onnx
from network_file import read_weights

SHIPPED = Path(__file__).parent.parent.parent / "perception"


def test_an_op_the_export_does_not_know_is_refused():
    model = {"ops": [{"kind": "sigmoid", "name": "out", "input": "image"}], "output": "out", "labels": [None]}
    with pytest.raises(SystemExit, match="sigmoid"):
        perception_to_onnx(model, {})
