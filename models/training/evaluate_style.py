"""Measures an exported painter on photos it was not trained on.

    python evaluate_style.py --data DIR --photos DIR

For each style: S, the style distance of the painting as a share of the untouched photo's (0 is the painting, 1 the photo);
C, how far the large shapes moved (0 is the photo, 1 nothing of it left); flicker, how much of a little camera noise
(standard deviation 2/255) comes through, as a share; wall strokes and structure kept, see look.py. Behind them stands how much more of one
direction the strokes on a wall have than the painting's (the coherence of the structure tensor). The last line is the same as JSON.
Nothing is primed here: a network that needs a primer brings it along.
"""

import argparse
import json
from pathlib import Path
from statistics import median

import torch

from look import on_other_tables, structure_kept, wall_strokes
from losses import content_distance, flicker, gram, style_distance
from network_file import read_checkpoint, read_network
from perceptual import Judge
from pictures import held_out_photos, read_painting
from training import PAINTING_SIDE_PX

HERE = Path(__file__).parent
SHORT_SIDE_PX = 288
LONG_SIDE_PX = 384
PHOTOS = 32
WALL_PHOTOS = 8
FIGURES = ("S", "C", "flicker", "wallStrokes", "structureKept")
NOISE = 2 / 255


def grams_of(features):
    return {layer: gram(value) for layer, value in features.items()}


def paint_with(painter, row, precision):
    """[n, 3, h, w] -> its paintings in one style, float32."""
    def paint(pictures):
        with torch.autocast("cpu", precision, enabled=precision != torch.float32):
            return painter(pictures, row.expand(len(pictures), -1)).float()
    return paint


def measure(paint, judge, photos, painting_grams):
    """Means of S, C, flicker and structure kept of one style over the photos."""
    generator = torch.Generator().manual_seed(0)
    sums = torch.zeros(4)
    for photo, photo_features in photos:
        noise = torch.randn(photo.shape, generator=generator) * NOISE
        painted = paint(torch.cat([photo, photo + noise]))
        features = judge(painted[:1])
        share = style_distance(grams_of(features), painting_grams) / style_distance(grams_of(photo_features), painting_grams)
        sums += torch.tensor([float(share), float(content_distance(features, photo_features)),
                              float(flicker(painted[:1], painted[1:], noise)), structure_kept(photo, painted[:1])])
    return dict(zip(("S", "C", "flicker", "structureKept"), (sums / len(photos)).tolist()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with paintings/ and networks/")
    parser.add_argument("--photos", type=Path, required=True, help="folder of zips, or with zips in images/ (their held-out tenth is used), or of pictures")
    parser.add_argument("--model", type=Path, default=HERE.parent / "style", help="exported folder, or a training checkpoint")
    parser.add_argument("--count", type=int, default=PHOTOS, help="photos; fewer for a first look")
    parser.add_argument("--precision", choices=("float32", "bfloat16"), default="float32",
                        help="bfloat16 is several times faster and moves S and C by about a hundredth of themselves")
    arguments = parser.parse_args()

    trained = {style["id"]: style for style in json.loads((HERE / "styles.json").read_text())}
    painter, described = read_checkpoint(arguments.model) if arguments.model.is_file() else read_network(arguments.model)
    names = [style["id"] for style in (described if isinstance(described, list) else described["styles"])]
    if missing := [name for name in names if name not in trained]:
        raise SystemExit(f"styles.json does not say which painting belongs to {', '.join(missing)}.")
    precision = getattr(torch, arguments.precision)
    judge = Judge(arguments.data / "networks", precision)
    results = {}
    with torch.no_grad():
        photos = [(photo, judge(photo)) for photo in held_out_photos(arguments.photos, arguments.count, SHORT_SIDE_PX, LONG_SIDE_PX)]
        walls = [photo for photo, _ in photos[:WALL_PHOTOS]]
        painters = on_other_tables(painter)
        for index, name in enumerate(names):
            painting = read_painting(arguments.data / "paintings" / trained[name]["painting"], PAINTING_SIDE_PX)
            paints = [paint_with(each, torch.eye(len(names))[index : index + 1], precision) for each in painters]
            strokes, direction = wall_strokes(paints, walls, painting)
            measured = measure(paints[0], judge, photos, grams_of(judge(painting))) | {"wallStrokes": strokes}
            results[name] = {key: round(measured[key], 4) for key in FIGURES}
            print(f"{name:22}", "  ".join(f"{key} {value:.3f}" for key, value in results[name].items()), f" direction {direction:+.2f}", flush=True)
    middle = {key: round(median(result[key] for result in results.values()), 4) for key in FIGURES}
    print(json.dumps({"styles": results, "median": middle}))


if __name__ == "__main__":
    main()
