"""Trains the painter: one trunk for all paintings, one row of scales and shifts for each.

    python train_style.py --data DIR --minutes 90

DIR holds images/*.zip, paintings/ and networks/. The learning rate falls over the given minutes, however fast the machine
is, so the run always ends on time. Stop it at any moment and run the same line again: it goes on from the checkpoint.
styles.json is read again at every checkpoint, so a style's alpha can be changed while the training runs.
"""

import argparse
import itertools
import json
import math
import time
from pathlib import Path

import torch

from losses import content_distance, flicker, gram, photo_gap, tiled_style_distance, total_variation
from network import Painter
from ops import style_ops
from perceptual import CONTENT_LAYER, Judge
from pictures import Photos, read_painting

HERE = Path(__file__).parent
PAINTING_SIDE_PX = 384  # short side of the painting: strokes this large against a 360-pixel mirror
PEAK_RATE = 2e-3
WARM_UP = 0.01  # share of the time over which the rate rises
TOTAL_VARIATION = 1.0
STABILITY = 0.12  # weight of flicker: the same painting for a slightly noisier photo
NOISE = (1 / 255, 6 / 255)  # standard deviations of that noise
MAX_GRADIENT = 5.0
GAP_PHOTOS = 64  # photos over which each painting's distance is measured, the same ones at every start
GAP_SEED = 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/, paintings/ and networks/")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--run", type=Path, default=Path("runs/style"), help="folder of the checkpoint and the log")
    parser.add_argument("--crop", type=int, default=208, help="side of a training crop in pixels, a multiple of 4")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves torch's choice")
    parser.add_argument("--checkpoint-minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def learning_rate(done):
    """done in [0, 1]: a short rise, then half a cosine down to zero."""
    return PEAK_RATE * min(1, (done + 1e-3) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * min(done, 1)))


def read_styles():
    return json.loads((HERE / "styles.json").read_text())


def measure_paintings(judge, styles, folder, photos, device):
    """The Gram matrices of every painting {layer: [styles, c, c]} and how far photos are from each [styles]."""
    grams, gaps = [], []
    for style in styles:
        painting = read_painting(folder / style["painting"], PAINTING_SIDE_PX).to(device)
        grams.append({layer: gram(features) for layer, features in judge(painting).items()})
        gaps.append(sum(photo_gap(judge, part, grams[-1]) for part in photos.split(8)) / len(photos.split(8)))
    return {layer: torch.cat([one[layer] for one in grams]) for layer in grams[0]}, torch.stack(gaps)


def next_styles(step, count, batch):
    """Style indices for one batch: every style equally often, neighbours shuffled from round to round."""
    places = range(step * batch, (step + 1) * batch)
    orders = {place // count: torch.randperm(count, generator=torch.Generator().manual_seed(place // count)) for place in places}
    return torch.tensor([int(orders[place // count][place % count]) for place in places])


def training_loss(painter, judge, photos, rows, painting_grams, gaps, alpha):
    """The scalar to lower, and its parts for the log. rows [n] are style indices."""
    count = len(photos)
    noisy = photos[: count // 2]
    noise = torch.randn_like(noisy) * torch.empty(len(noisy), 1, 1, 1, device=photos.device).uniform_(*NOISE)
    weights = torch.eye(painter.style_count, device=photos.device)[torch.cat([rows, rows[: count // 2]])]
    with torch.autocast(photos.device.type, torch.bfloat16):
        painted = painter(torch.cat([photos, noisy + noise]), weights)
    painted, painted_noisy = painted[:count].float(), painted[count:].float()

    features = judge(painted)
    with torch.no_grad():
        wanted = {CONTENT_LAYER: judge.content(photos)}
    style = tiled_style_distance(features, {layer: value[rows] for layer, value in painting_grams.items()}) / gaps[rows]
    content = content_distance(features, wanted)
    shimmer = flicker(painted[: count // 2], painted_noisy, noise)
    loss = (alpha[rows] * style + content + TOTAL_VARIATION * total_variation(painted)).mean() + STABILITY * shimmer.mean()
    return loss, {"style": style.detach(), "content": content.detach(), "flicker": shimmer.detach().mean()}


class Averages:
    """Running means of style and content distance for each style, for the progress line."""

    def __init__(self, count):
        self.style, self.content, self.flicker = [1.0] * count, [1.0] * count, 1.0

    def add(self, rows, parts):
        for row, style, content in zip(rows.tolist(), parts["style"].tolist(), parts["content"].tolist()):
            self.style[row] += 0.05 * (style - self.style[row])
            self.content[row] += 0.05 * (content - self.content[row])
        self.flicker += 0.02 * (float(parts["flicker"]) - self.flicker)

    def line(self, styles):
        per_style = " ".join(f"{style['id']}={s:.2f}/{c:.2f}" for style, s, c in zip(styles, self.style, self.content))
        return f"flicker {self.flicker:.2f}  S/C {per_style}"


def save(path, painter, optimiser, elapsed, step, styles):
    temporary = path.with_suffix(".part")
    torch.save({"painter": painter.state_dict(), "optimiser": optimiser.state_dict(), "elapsed": elapsed, "step": step,
                "ops": painter.ops, "styles": styles}, temporary)
    temporary.replace(path)  # so that a stop in the middle never leaves half a checkpoint


def main():
    arguments = parse_arguments()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    styles = read_styles()
    arguments.run.mkdir(parents=True, exist_ok=True)
    checkpoint = arguments.run / "checkpoint.pt"

    painter = Painter(style_ops(), len(styles)).to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(painter.parameters(), lr=PEAK_RATE)
    elapsed, step = 0.0, 0
    if checkpoint.is_file():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        painter.load_state_dict(state["painter"])
        optimiser.load_state_dict(state["optimiser"])
        elapsed, step = state["elapsed"], state["step"]
        print(f"Going on from step {step}, {elapsed / 60:.1f} minutes in.", flush=True)

    judge = Judge(arguments.data / "networks", torch.bfloat16).to(device)
    loader = torch.utils.data.DataLoader(Photos(arguments.data / "images", arguments.crop, arguments.seed + step), arguments.batch,
                                         num_workers=1, prefetch_factor=8, persistent_workers=True)
    photos = iter(loader)
    sample = torch.stack(list(itertools.islice(Photos(arguments.data / "images", arguments.crop, GAP_SEED), GAP_PHOTOS))).to(device)
    painting_grams, gaps = measure_paintings(judge, styles, arguments.data / "paintings", sample, device)
    print("Distance of photos:", " ".join(f"{style['id']}={gap:.2f}" for style, gap in zip(styles, gaps.tolist())), flush=True)

    alpha = torch.tensor([float(style["alpha"]) for style in styles], device=device)
    averages, limit = Averages(len(styles)), arguments.minutes * 60
    started, saved, reported = time.monotonic() - elapsed, elapsed, elapsed
    while (elapsed := time.monotonic() - started) < limit:
        optimiser.param_groups[0]["lr"] = learning_rate(elapsed / limit)
        rows = next_styles(step, len(styles), arguments.batch).to(device)
        loss, parts = training_loss(painter, judge, next(photos).to(device), rows, painting_grams, gaps, alpha)
        if not torch.isfinite(loss):
            raise SystemExit(f"The loss is not a number at step {step}; lower the learning rate or the alphas.")
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(painter.parameters(), MAX_GRADIENT)
        optimiser.step()
        averages.add(rows, parts)
        step += 1
        if elapsed - reported > 20:
            reported = elapsed
            print(f"{elapsed / 60:6.1f} min, {(limit - elapsed) / 60:5.1f} left, step {step}, loss {loss.item():.3f}, {averages.line(styles)}",
                  flush=True)
        if elapsed - saved > arguments.checkpoint_minutes * 60:
            saved = elapsed
            save(checkpoint, painter, optimiser, elapsed, step, styles)
            alpha = torch.tensor([float(style["alpha"]) for style in read_styles()], device=device)
    save(checkpoint, painter, optimiser, elapsed, step, styles)
    print(f"Done: {step} steps in {elapsed / 60:.1f} minutes, checkpoint in {checkpoint}.")


if __name__ == "__main__":
    main()
