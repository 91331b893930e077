"""Reference numbers of the lenses for the app's tests: saliency under three rules, what excites a unit, occlusion on a grid, Grad-CAM, and one
adversarial step.

    python lens_goldens.py            # models/perception -> tests/goldens/lenses

Everything is of one made-up picture and its likeliest word. Gradients come from torch's autograd, as in perception_goldens.py.
"""

import json

import numpy as np
import torch
from PIL import Image

from feature_pictures import tapped_layers
from goldens import to_batch
from lens_golden_files import PICTURE, begin_folder, write_for_shipped
from perception_goldens import RULES, input_gradient

FOLDER = "lenses"
SIDE_PX, SEED = 96, 3  # this picture is clearly recognised, and clearly misled by one step: all backends then give the words in one order
PATCH_PX, STRIDE_PX, GREY = 32, 32, 0.5
EPSILON = 4  # of 255
WORDS = 5
EXCITED = ("conv3b-relu", 7)  # a layer and a unit


def shares(classifier, images):
    """[n, 3, h, w] -> probabilities [n, labels] float64."""
    with torch.no_grad():
        return classifier.run(images, "probabilities")["probabilities"].double().numpy()


def occluded(image, patch, stride):
    """[1, 3, s, s] -> [rows * columns, 3, s, s]: a grey square about the middle of every stride-wide cell, row by row."""
    side = image.shape[-1]
    pictures = []
    for top in range(0, side, stride):
        for left in range(0, side, stride):
            picture, (y, x) = image.clone(), (top + stride // 2, left + stride // 2)
            picture[..., max(0, y - patch // 2):y + patch // 2, max(0, x - patch // 2):x + patch // 2] = GREY
            pictures.append(picture)
    return torch.cat(pictures)


def log_probability_gradient(classifier, image, label):
    """d log p(label) / d image [1, 3, h, w]."""
    image = image.clone().requires_grad_(True)
    torch.log_softmax(classifier.run(image, "logits")["logits"], 1)[0, label].backward()
    return image.grad


def fast_gradient_sign(classifier, image, label, epsilon):
    """Goodfellow et al. 2014, towards a label (Kurakin et al. 2016): -> (signs, the picture in 8 bits), both [1, 3, h, w]."""
    signs = torch.sign(log_probability_gradient(classifier, image, label))
    moved = (image + epsilon / 255 * signs).clamp(0, 1)
    return signs, torch.round(moved * 255) / 255


def grad_cam(classifier, image, label):
    """Selvaraju et al. 2017, on the last tapped layer: -> [h, w], at least 0."""
    layer = tapped_layers(classifier.ops)[-1]
    values = classifier.run(image.clone().requires_grad_(True), "logits")
    (gradient,) = torch.autograd.grad(values["logits"][0, label], values[layer])
    weights = gradient[0].double().mean((1, 2))
    return torch.relu((weights[:, None, None] * values[layer][0].detach().double()).sum(0))


def strongest_cell(classifier, image, layer, channel):
    """Zeiler and Fergus 2013: the place that the unit answers to most."""
    with torch.no_grad():
        answers = classifier.run(image, layer)[layer][0, channel]
    y, x = divmod(int(answers.argmax()), answers.shape[1])
    return {"layer": layer, "channel": channel, "x": x, "y": y}


def to_picture(batch):
    """[1, 3, h, w] -> [h, w, 3] numpy."""
    return np.ascontiguousarray(batch[0].permute(1, 2, 0).numpy())


def likeliest(probabilities, count=WORDS):
    order = probabilities.argsort()[::-1][:count]
    return [{"label": int(label), "probability": float(probabilities[label])} for label in order]


def write_lens_goldens(folder, classifier, weights_sha256):
    """Writes the picture, gradients (float16, divided by their largest magnitude), signs (bytes: sign + 1) and golden.json."""
    picture = begin_folder(folder, SIDE_PX, SIDE_PX, SEED)
    image = to_batch(picture)
    before = shares(classifier, image)[0]
    label = int(before.argmax())

    def stored(file, objective, rule):
        score, gradient = input_gradient(classifier, picture, objective, rule)
        scale = float(np.abs(gradient).max()) or 1.0
        (gradient / scale).astype("<f2").tofile(folder / file)
        return {"rule": rule, "score": score, "scale": scale, "file": file}

    saliency = [stored(f"saliency.{rule}.f16", {"kind": "class", "label": label}, rule) for rule in RULES]
    place = strongest_cell(classifier, image, *EXCITED)
    excites = place | stored("excites.guided.f16", {"kind": "cell"} | place, "guided")
    hidden = shares(classifier, occluded(image, PATCH_PX, STRIDE_PX))[:, label]
    second = likeliest(before)[1]["label"]
    signs, attacked = fast_gradient_sign(classifier, image, second, EPSILON)
    Image.fromarray((to_picture(signs) + 1).astype(np.uint8)).save(folder / "signs.png", optimize=True)
    cam = grad_cam(classifier, image, label)
    golden = {
        "model": {"sha256": weights_sha256}, "input": PICTURE, "side": SIDE_PX, "label": label, "likeliest": likeliest(before),
        "saliency": saliency, "excites": excites,
        "occlusion": {"patch": PATCH_PX, "stride": STRIDE_PX, "probabilities": hidden.tolist()},
        "gradCam": {"width": cam.shape[1], "height": cam.shape[0], "values": cam.flatten().tolist()},
        "attack": {"epsilon": EPSILON, "signs": "signs.png", "likeliest": likeliest(shares(classifier, attacked)[0])},
    }
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    write_for_shipped(__doc__, FOLDER, write_lens_goldens)
