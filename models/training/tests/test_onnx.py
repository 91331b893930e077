import numpy as np
import onnxruntime
import pytest
import torch

from export_onnx import to_onnx
from network import Painter
from ops import style_ops

STYLES = 3


@pytest.fixture
def painter():
    torch.manual_seed(0)
    painter = Painter(style_ops(), STYLES).eval()
    with torch.no_grad():
        for name, weight in painter.weights.items():
            if not name.endswith("/kernel"):
                weight += 0.3 * torch.randn_like(weight)  # norms start as the identity, which would hide a mixed-up row
    return painter


@pytest.mark.parametrize("width,height,mix", [(64, 64, [1, 0, 0]), (64, 48, [0, 0, 1]), (40, 72, [0.2, 0.5, 0.3])])
def test_the_onnx_file_paints_what_the_painter_paints(painter, width, height, mix):
    session = onnxruntime.InferenceSession(to_onnx(painter).SerializeToString(), providers=["CPUExecutionProvider"])
    image, styles = torch.rand(1, 3, height, width), torch.tensor([mix], dtype=torch.float32)
    with torch.no_grad():
        expected = painter(image, styles).numpy()
    (painted,) = session.run(["painted"], {"image": image.numpy(), "styles": styles.numpy()})
    assert painted.shape == expected.shape and np.std(expected) > 0.05
    assert np.abs(painted - expected).max() < 1e-3


def test_an_op_the_export_does_not_know_is_refused(painter):
    painter.ops = [{"kind": "max-pool", "name": "pool", "input": "image"}]
    with pytest.raises(SystemExit, match="max-pool"):
        to_onnx(painter)
