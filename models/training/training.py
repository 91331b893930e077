"""One training run: draw photos, paint them, judge the paintings, make a step. Used for all styles together and for a
single new row."""

import itertools
import math
import time

import torch
import torch.nn.functional as F

import cluster
from losses import content_distance, flicker, gram, grid_pattern, photo_gap, size_gap, tiled_style_distance, total_variation
from network import MULTIPLE_OF
from perceptual import CONTENT_LAYER, Judge
from pictures import Photos, read_painting
from primer import random_primer

PAINTING_SIDE_PX = 384  # short side of the painting: strokes this large against a 360-pixel mirror
WARM_UP = 0.01  # share of the time over which the rate rises
TOTAL_VARIATION = 1.0
GRID_PATTERN = 100.0  # a dotted wall of amplitude 0.03 costs 0.1
STABILITY = 0.05  # weight of flicker: the same painting for a slightly noisier photo
ONE_LOOK = 4.0  # weight of size_gap: the app changes the input's size while it runs, and the painting must keep its look
SMALLER = (0.36, 0.5, 0.64)  # the sizes a painting is compared at, as shares of the crop
NOISE = (1 / 255, 6 / 255)  # range of the standard deviation of the noise that flicker is measured with
MAX_GRADIENT = 5.0
GAP_PHOTOS = 64  # photos over which each painting's distance is measured, the same ones at every start
GAP_SEED = 0
REPORT_SECONDS = 20


def learning_rate(peak, done):
    """done in [0, 1]: a short rise, then half a cosine down to zero."""
    return peak * min(1, (done + 1e-3) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * min(done, 1)))


def next_styles(step, styles, batch):
    """Style indices for one batch, out of the given ones: each equally often, the order shuffled from round to round."""
    count = len(styles)
    places = range(step * batch, (step + 1) * batch)
    orders = {place // count: torch.randperm(count, generator=torch.Generator().manual_seed(place // count)) for place in places}
    return torch.tensor([styles[int(orders[place // count][place % count])] for place in places])


def wishes(styles):
    """(alpha [n], one_look [n]) of entries of styles.json. alpha is the weight of style against content: with more, the
    picture is more painted and less recognisable. one_look multiplies ONE_LOOK, for a painting
    whose bold strokes make the sizes differ; 1 where an entry has none."""
    return torch.tensor([float(style["alpha"]) for style in styles]), torch.tensor([float(style.get("one_look", 1)) for style in styles])


class TrainingTask:
    """What a painter is trained on: photos without end, the paintings' Gram matrices, and the loss of a batch."""

    def __init__(self, data, styles, crop, batch, seed, device, primed=False):
        self.device, self.crop, self.batch, self.count, self.primed = device, crop, batch, len(styles), primed
        self.judge = Judge(data / "networks", torch.bfloat16).to(device)
        loader = torch.utils.data.DataLoader(Photos(data / "images", crop, seed), batch, num_workers=1, prefetch_factor=8,
                                             persistent_workers=True)
        self.photos = iter(loader)
        sample = torch.stack(list(itertools.islice(Photos(data / "images", crop, GAP_SEED), GAP_PHOTOS))).to(device)
        self.measure_paintings([data / "paintings" / style["painting"] for style in styles], sample)
        self.set_wishes(styles)

    def measure_paintings(self, files, sample):
        """grams {layer: [styles, c, c]}, and gaps [styles]: how far untouched photos are from each painting."""
        grams, gaps = [], []
        for file in files:
            features = self.judge(read_painting(file, PAINTING_SIDE_PX).to(self.device))
            grams.append({layer: gram(value) for layer, value in features.items()})
            gaps.append(torch.stack([photo_gap(self.judge, part, grams[-1]) for part in sample.split(8)]).mean())
        self.grams = {layer: torch.cat([one[layer] for one in grams]) for layer in grams[0]}
        self.gaps = torch.stack(gaps)

    def set_wishes(self, styles):
        """Takes alpha and one_look of each style from entries of styles.json; only the first `count` styles are painted."""
        self.alpha, self.one_look = (wish.to(self.device) for wish in wishes(styles[: self.count]))

    def loss(self, painter, photos, rows):
        """The scalar to lower, and its parts for the log. photos [n, 3, h, w]; rows [n] are style indices."""
        count, half = len(photos), len(photos) // 2  # flicker is measured on half of the photos: it costs a second painting
        noise = torch.randn_like(photos[:half]) * torch.empty(half, 1, 1, 1, device=self.device).uniform_(*NOISE)
        weights = torch.eye(self.count, device=self.device)[torch.cat([rows, rows[:half]])]
        shown = torch.cat([photos, photos[:half] + noise])
        smaller = F.interpolate(photos[half : half + 1], self.smaller_side(), mode="bilinear", antialias=True, align_corners=False)
        # Only the painter sees the primer. Its paintings are compared with the clean photos.
        if self.primed:
            primer = random_primer()
            shown, smaller = primer.on(shown), primer.on(smaller, smaller.shape[3] / self.crop)
        with torch.autocast(self.device.type, torch.bfloat16):
            both = painter(shown, weights).float()
        painted, painted_noisy = both[:count], both[count:]

        with torch.autocast(self.device.type, torch.bfloat16):
            painted_smaller = painter(smaller, weights[half : half + 1]).float()

        features = self.judge(painted)
        with torch.no_grad():
            wanted = {CONTENT_LAYER: self.judge.content(photos)}
        style = tiled_style_distance(features, {layer: value[rows] for layer, value in self.grams.items()}) / self.gaps[rows]
        content = content_distance(features, wanted)
        shimmer = flicker(painted[:half], painted_noisy, noise)
        gap = size_gap(painted[half : half + 1], painted_smaller)
        loss = (self.alpha[rows] * style + content + TOTAL_VARIATION * total_variation(painted)
                + GRID_PATTERN * grid_pattern(painted)).mean() + STABILITY * shimmer.mean()
        loss = loss + ONE_LOOK * (self.one_look[rows[half : half + 1]] * gap).mean()
        return loss, {"style": style.detach(), "content": content.detach(), "flicker": shimmer.detach().mean(),
                      "gap": gap.detach().mean()}

    def smaller_side(self):
        """A side for the second size, one of a few: every new shape costs time to prepare."""
        share = SMALLER[int(torch.randint(len(SMALLER), (1,)))]
        return round(self.crop * share / MULTIPLE_OF) * MULTIPLE_OF


class Averages:
    """Running means for the progress line: style and content distance of each style, flicker and size gap of all."""

    def __init__(self, names):
        self.names, self.flicker, self.gap = names, 1.0, 0.1
        self.style, self.content = [1.0] * len(names), [1.0] * len(names)

    def add(self, rows, parts):
        for row, style, content in zip(rows.tolist(), parts["style"].tolist(), parts["content"].tolist()):
            self.style[row] += 0.05 * (style - self.style[row])
            self.content[row] += 0.05 * (content - self.content[row])
        self.flicker += 0.02 * (float(parts["flicker"]) - self.flicker)
        self.gap += 0.02 * (float(parts["gap"]) - self.gap)

    def line(self):
        per_style = " ".join(f"{name}={s:.2f}/{c:.2f}" for name, s, c in zip(self.names, self.style, self.content))
        return f"flicker {self.flicker:.2f}, size gap {255 * self.gap:.1f}/255, style/content {per_style}"


def fit(painter, task, optimiser, peak, names, rows, minutes, progress, save, save_minutes):
    """Trains until the time is up. progress is {"elapsed": seconds, "step": n}, kept current; save() is called now and then."""
    limit, averages, spread = minutes * 60, Averages(names), cluster.spread(painter)
    started = time.monotonic() - progress["elapsed"]
    saved = reported = progress["elapsed"]
    while (elapsed := cluster.agree(time.monotonic() - started, task.device)) < limit:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(peak, elapsed / limit)
        chosen = next_styles(progress["step"] * cluster.size() + cluster.rank(), rows, task.batch).to(task.device)
        loss, parts = task.loss(spread, next(task.photos).to(task.device), chosen)
        if not torch.isfinite(loss):
            raise SystemExit(f"The loss is not a number at step {progress['step']}; lower the alphas or start again.")
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(painter.parameters(), MAX_GRADIENT)
        optimiser.step()
        averages.add(chosen, parts)
        progress.update(elapsed=elapsed, step=progress["step"] + 1)
        if elapsed - reported > REPORT_SECONDS and cluster.rank() == 0:
            reported = elapsed
            print(f"{elapsed / 60:6.1f} min, {(limit - elapsed) / 60:5.1f} left, step {progress['step']}, loss {loss.item():.3f}, "
                  f"{averages.line()}", flush=True)
        if elapsed - saved > save_minutes * 60:
            saved = elapsed
            save()
    save()
