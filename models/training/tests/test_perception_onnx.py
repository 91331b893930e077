from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from classifier import Classifier
from export_perception_onnx import perception_to_onnx
from network_file import read_weights

SHIPPED = Path(__file__).parent.parent.parent / "perception"


@pytest.mark.parametrize("width,height", [(160, 160), (96, 64)])
def test_the_onnx_file_finds_what_the_classifier_finds(width, height):
    weights, model = read_weights(SHIPPED)
    session = onnxruntime.InferenceSession(perception_to_onnx(model, weights).SerializeToString(), providers=["CPUExecutionProvider"])
    torch.manual_seed(0)
    image = torch.rand(1, 3, height, width)
    with torch.no_grad():
        expected = Classifier(model["ops"], weights).run(image, model["output"])[model["output"]].numpy()
    (probabilities,) = session.run([model["output"]], {"image": image.numpy()})
    assert probabilities.shape == expected.shape == (1, len(model["labels"]))
    assert np.abs(probabilities - expected).max() < 1e-4


def test_an_op_the_export_does_not_know_is_refused():
    model = {"ops": [{"kind": "sigmoid", "name": "out", "input": "image"}], "output": "out", "labels": [None]}
    with pytest.raises(SystemExit, match="sigmoid"):
        perception_to_onnx(model, {})
