"""Reference numbers of the pictures that are made by asking the network, for the app's tests: one step on the pixels, and gradients in
waves, in phases, and of a picture that is held near another one.

    python class_picture_goldens.py        # models/perception -> tests/goldens/class-pictures

Everything is of one made-up picture, small and not square, written in torch's own operations, so that every gradient is torch's. Values
are stored as float16, divided by their largest magnitude.
"""

import json
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from ascent import COLOURS
from feature_pictures import tapped_layers
from goldens import to_batch
from lens_golden_files import PICTURE, ROOT, begin_folder, write_for_shipped
from magnitudes import FILE as MAGNITUDES_FILE, to_planes
from perception_ops import INPUT_SIDE_PX

FOLDER = "class-pictures"
WIDTH_PX, HEIGHT_PX, SEED = 96, 64, 23
LABEL, GREY, GRAIN = 0, 0.5, 12
RATE, PLAIN_DECAY = 0.012, 0.01  # src/engine/lenses/classes/pixel-column.ts
REGULARISERS = {"decay": 0.05, "blurEvery": 1, "smallNorm": 20, "smallContribution": 0}
BLUR_DEVIATION = 1.0
TURNED = {"a": 0.97, "b": -0.12, "c": 2.3, "d": 0.12, "e": 0.97, "f": -1.6}  # src/engine/ascent/seen-from.ts
CUT = {"a": 0.6, "b": 0, "c": 7.25, "d": 0, "e": 0.6, "f": -4.5}
EARLY, FAITHFULNESS = 2, 10.0  # src/engine/lenses/accentuate/accentuation.ts


def grained(picture):
    """A picture without even areas: where neighbours are equal, a max-pool's slope goes to any of them."""
    grain = np.random.default_rng(SEED).normal(0, GRAIN, picture.shape)
    return np.clip(picture + grain, 0, 255).round().astype(np.uint8)


def logit(classifier, image):
    return classifier.run(image, "logits")["logits"][0, LABEL]


def gradient_of(score, value):
    return torch.autograd.grad(score, value)[0]


def blurred(image, deviation):
    """A Gaussian of three deviations, edges repeated."""
    reach = math.ceil(3 * deviation)
    bell = torch.exp(-torch.arange(-reach, reach + 1, dtype=image.dtype) ** 2 / (2 * deviation**2))
    kernel = torch.outer(bell, bell) / bell.sum() ** 2
    return F.conv2d(F.pad(image, (reach,) * 4, mode="replicate"), kernel.expand(3, 1, -1, -1), groups=3)


def step_on_pixels(classifier, image, after):
    """One step of the mean size RATE, then after(picture); -> [1, 3, h, w] in [0, 1]."""
    image = image.clone().requires_grad_(True)
    gradient = gradient_of(logit(classifier, image), image)
    return after(image.detach() + RATE * gradient / gradient.abs().mean()).clamp(0, 1)


def decayed(image, share):
    return GREY + (1 - share) * (image - GREY)


def regularised(image):
    """Decay, blur, and small norms to grey, as Yosinski et al. 2015 do."""
    image = blurred(decayed(image, REGULARISERS["decay"]), BLUR_DEVIATION)
    norms = (image - GREY).norm(dim=1, keepdim=True)
    least = norms.flatten().sort().values[norms.numel() * REGULARISERS["smallNorm"] // 100]
    return torch.where(norms < least, GREY, image)


def seen_from(image, viewpoint):
    """What a viewpoint sees of [1, 3, h, w]; grey beyond the edge."""
    height, width = image.shape[2:]
    v = viewpoint
    theta = torch.tensor([[v["a"], v["b"] * (height - 1) / (width - 1), 2 * v["c"] / (width - 1)],
                          [v["d"] * (width - 1) / (height - 1), v["e"], 2 * v["f"] / (height - 1)]], dtype=image.dtype)
    grid = F.affine_grid(theta[None], image.shape, align_corners=True)
    return F.grid_sample(image - GREY, grid, "bilinear", "zeros", align_corners=True) + GREY


def picture_of(planes):
    return torch.sigmoid(torch.einsum("ij,njhw->nihw", COLOURS.to(planes.dtype), planes))


def wave_gains(height, width):
    """1 / f, as in lucid: [h, w / 2 + 1]."""
    f = torch.hypot(torch.fft.fftfreq(height, dtype=torch.float64)[:, None], torch.fft.rfftfreq(width, dtype=torch.float64)[None])
    return math.sqrt(width * height) / f.clamp_min(1 / max(width, height)) / 4


def waves_gradient(classifier, image):
    """d logit / d waves [3, 2, h, w / 2 + 1] at the waves of a picture, seen from TURNED."""
    gains = wave_gains(*image.shape[2:])
    waves = torch.view_as_real(torch.fft.rfft2(to_planes(image)[0]) / gains).requires_grad_(True)
    planes = torch.fft.irfft2(torch.view_as_complex(waves) * gains, s=image.shape[2:])
    seen = seen_from(picture_of(planes[None]).float(), TURNED)
    return gradient_of(logit(classifier, seen), waves).permute(0, 3, 1, 2)


def magnitudes_for(table, height, width):
    """The table [3, s / 2 + 1, s / 2 + 1] at another size: [3, h, w / 2 + 1], for a transform that is not divided."""
    side, scale = 2 * (table.shape[1] - 1), math.sqrt(width * height)
    rows = np.abs(np.fft.fftfreq(height)) * side
    columns = np.fft.rfftfreq(width) * side
    found = np.empty((3, height, len(columns)))
    for plane, values in enumerate(table.astype(np.float64)):
        # Beside the even colour lies a wave as long as the picture.
        values[0, 0], even = values[0, 1], values[0, 0]
        across = np.array([np.interp(columns, np.arange(len(values)), row) for row in values])
        found[plane] = np.array([np.interp(rows, np.arange(len(values)), column) for column in across.T]).T * scale
        found[plane, 0, 0] = even * scale * scale / side
    return torch.from_numpy(found)


def phases_gradient(classifier, image, table):
    """d logit / d phases [3, h, w / 2 + 1] at the phases of a picture with the table's magnitudes, seen from CUT."""
    phases = torch.angle(torch.fft.rfft2(to_planes(image)[0])).requires_grad_(True)
    spectrum = torch.polar(magnitudes_for(table, *image.shape[2:]), phases)
    planes = torch.fft.irfft2(spectrum, s=image.shape[2:])
    return gradient_of(logit(classifier, seen_from(picture_of(planes[None]).float(), CUT)), phases)


def accentuation_gradient(classifier, image, frame, layer):
    """Of logit - FAITHFULNESS |a - a0|^2 / |a0|^2, at a picture [1, 3, h, w]."""
    image = image.clone().requires_grad_(True)
    values, kept = classifier.run(image), classifier.run(frame, layer)[layer].detach()
    moved = (values[layer] - kept).square().sum() / kept.square().sum()
    return gradient_of(values["logits"][0, LABEL] - FAITHFULNESS * moved, image)


def write_class_picture_goldens(folder, classifier, weights_sha256, magnitudes=ROOT / "models" / "perception" / MAGNITUDES_FILE):
    picture = grained(begin_folder(folder, WIDTH_PX, HEIGHT_PX, SEED))
    Image.fromarray(picture).save(folder / PICTURE, optimize=True)
    image, layer = to_batch(picture), tapped_layers(classifier.ops)[EARLY]
    length = INPUT_SIDE_PX // 2 + 1
    table = np.fromfile(magnitudes, "<f2").reshape(3, length, length).astype(np.float32)

    def store(name, values):
        numbers = values.detach().numpy()
        scale = float(np.abs(numbers).max()) or 1.0
        (numbers / scale).astype("<f2").tofile(folder / f"{name}.f16")
        return {"scale": scale, "file": f"{name}.f16"}

    def store_picture(name, batch):
        return store(name, batch[0].permute(1, 2, 0))

    golden = {
        "model": {"sha256": weights_sha256}, "input": PICTURE, "label": LABEL,
        "plain": store_picture("plain", step_on_pixels(classifier, image, lambda x: decayed(x, PLAIN_DECAY))),
        "regularised": store_picture("regularised", step_on_pixels(classifier, image, regularised)) | {"regularisers": REGULARISERS},
        "fourier": store("fourier", waves_gradient(classifier, image)) | {"viewpoint": TURNED},
        "maco": store("maco", phases_gradient(classifier, image, table)) | {"viewpoint": CUT},
        # The picture that is held near the made-up one is its mirror image.
        "accentuation": store_picture("accentuation", accentuation_gradient(classifier, image.flip(3), image, layer))
        | {"layer": layer, "faithfulness": FAITHFULNESS},
    }
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    write_for_shipped(__doc__, FOLDER, write_class_picture_goldens)
