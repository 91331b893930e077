"""Reference numbers of the map of codes, for the app's tests: what scikit-learn's exact t-SNE finds for 300 codes.

    python tsne_goldens.py            # -> tests/goldens/tsne

The codes are made up: twelve clouds in sixteen dimensions, nothing below zero, as the last layer's codes are. Needs scikit-learn 1.5 or newer,
and two of its private functions, which give the affinities and the gradient before any step.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities, _kl_divergence
from scipy.spatial.distance import squareform

ROOT = Path(__file__).parent.parent.parent
CODES, DIMENSIONS, CLOUDS, SEED = 300, 16, 12, 4
PERPLEXITY, EXAGGERATION, EXAGGERATED_STEPS, STEPS, RATE = 30, 12.0, 250, 500, 100.0


def made_up_codes():
    """-> [300, 16] float32, at least 0."""
    random = np.random.default_rng(SEED)
    middles = random.normal(0, 2, (CLOUDS, DIMENSIONS))
    codes = middles[np.arange(CODES) % CLOUDS] + random.normal(0, 0.8, (CODES, DIMENSIONS))
    return np.maximum(codes, 0).astype(np.float32)


def squared_distances(codes):
    differences = codes[:, None].astype(np.float64) - codes[None]
    return (differences ** 2).sum(-1)


def write_tsne_goldens(folder):
    """Writes codes and first places (float32), affinities of the first row, and golden.json."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = made_up_codes()
    start = (1e-4 * np.random.default_rng(SEED + 1).standard_normal((CODES, 2))).astype(np.float32)
    affinities = _joint_probabilities(squared_distances(codes).astype(np.float32), PERPLEXITY, 0)
    # Far enough apart that the gradient is not all but zero.
    spread = (1e4 * start).astype(np.float64)
    divergence, gradient = _kl_divergence(spread.ravel(), affinities, 1, CODES, 2)
    tsne = TSNE(
        method="exact", perplexity=PERPLEXITY, early_exaggeration=EXAGGERATION, learning_rate=RATE, max_iter=STEPS,
        n_iter_without_progress=STEPS, min_grad_norm=0, init=start, metric="euclidean",
    )
    tsne.fit(codes)
    codes.astype("<f4").tofile(folder / "codes.f32")
    start.astype("<f4").tofile(folder / "start.f32")
    gradient.astype("<f4").tofile(folder / "gradient.f32")
    golden = {
        "codes": CODES, "dimensions": DIMENSIONS, "perplexity": PERPLEXITY, "exaggeration": EXAGGERATION,
        "exaggeratedSteps": EXAGGERATED_STEPS, "steps": STEPS, "rate": RATE,
        "affinities": squareform(affinities)[0].tolist(),
        "spread": 1e4, "divergence": float(divergence), "finalDivergence": float(tsne.kl_divergence_),
    }
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--goldens", type=Path, default=ROOT / "tests" / "goldens")
    write_tsne_goldens(parser.parse_args().goldens / "tsne")
