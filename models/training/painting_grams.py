"""The style of every painting that the mirror paints in, as Gram matrices of the perception network's first layers.

    python painting_grams.py --data DIR         models/perception -> models/perception/grams, one file for each painting

For the lens that paints step by step (Gatys et al. 2015). DIR has the pictures of styles.json in paintings/, as for train_style.py.
A file has the upper triangles of the matrices F F^T / (h w), layer by layer, as float16. Its high bytes come before its low ones, and
all is deflated (zlib): all paintings together stay below a megabyte.
"""

import argparse
import json
import zlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from classifier import Classifier
from feature_pictures import FOLDER, tapped_layers
from goldens import to_batch
from lens_map_goldens import gram, upper_triangle
from network_file import describe_file, read_weights, to_float16, write_manifest

LAYERS = 5
SHORT_SIDE_PX = 256  # of a painting: a stroke is then about as wide, to the network, as it is in a mirror's picture that looks painted
STYLES = Path(__file__).parent / "styles.json"


def seen(path, multiple):
    """A painting as the network sees it: [h, w, 3] uint8, its short side SHORT_SIDE_PX, sides cut to multiples."""
    picture = Image.open(path).convert("RGB")
    scale = SHORT_SIDE_PX / min(picture.size)
    picture = picture.resize([round(side * scale) for side in picture.size], Image.LANCZOS)
    width, height = (side // multiple * multiple for side in picture.size)
    return np.asarray(picture.crop((0, 0, width, height)))


def painting_grams(classifier, picture, layers):
    """[h, w, 3] uint8 -> {layer: [c, c]}, in double precision."""
    with torch.no_grad():
        values = classifier.run(to_batch(picture), layers[-1])
    return {layer: gram(values[layer]) for layer in layers}


def pack(grams):
    """{layer: [c, c]} -> the bytes of a file."""
    halves = np.concatenate([to_float16(layer, upper_triangle(value).astype(np.float32)) for layer, value in grams.items()])
    halves = halves.view("<u2")
    return zlib.compress((halves >> 8).astype(np.uint8).tobytes() + (halves & 255).astype(np.uint8).tobytes(), 9)


def gram_files(folder, styles):
    """The files in an exported folder, as the manifest lists them."""
    paths = [(style, folder / "grams" / f"{style}.bin") for style in styles]
    return [{"painting": style} | describe_file(f"{folder.name}/grams/{style}.bin", path.read_bytes())
            for style, path in paths if path.is_file()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with paintings/")
    parser.add_argument("--model", type=Path, default=FOLDER, help="exported folder of the perception network")
    arguments = parser.parse_args()
    weights, model = read_weights(arguments.model)
    classifier = Classifier(model["ops"], weights)
    layers = tapped_layers(model["ops"])[:LAYERS]
    styles = json.loads(STYLES.read_text())
    (arguments.model / "grams").mkdir(exist_ok=True)
    total = 0
    for style in styles:
        picture = seen(arguments.data / "paintings" / style["painting"], model["input"]["multipleOf"])
        packed = pack(painting_grams(classifier, picture, layers))
        (arguments.model / "grams" / f"{style['id']}.bin").write_bytes(packed)
        total += len(packed)
        print(f"{style['id']}: {picture.shape[1]}x{picture.shape[0]}, {len(packed) / 1000:.0f} kB", flush=True)
    print(f"{total / 1000:.0f} kB in all")
    manifest = arguments.model.parent / "manifest.json"
    entry = next(each for each in json.loads(manifest.read_text())["models"] if each["name"] == arguments.model.name)
    write_manifest(manifest, entry | {"grams": gram_files(arguments.model, [style["id"] for style in styles])})


if __name__ == "__main__":
    main()
