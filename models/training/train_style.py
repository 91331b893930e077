"""Trains the painter: one trunk for all paintings, one row of scales and shifts for each.

    python train_style.py --data DIR --minutes 90
    python train_style.py --data DIR --minutes 60 --network style-lite --run runs/lite
    torchrun --nproc-per-node 4 -- train_style.py --data DIR --minutes 20 --batch 16 --crop 256     (on four GPUs)

DIR holds images/*.zip, paintings/ and networks/. The learning rate falls over the given minutes, however fast the machine
is, so the run always ends on time. Stop it at any moment and run the same line again: it goes on from the checkpoint.
styles.json is read again at every checkpoint, so a style's alpha and one_look can be changed while the training runs.
"""

import argparse
import json
from pathlib import Path

import torch

import cluster
from network import Painter
from network_file import read_network
from ops import SIZES, style_ops
from rows import copy_rows
from training import TrainingTask, fit

HERE = Path(__file__).parent
PEAK_RATE = 2e-3


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/, paintings/ and networks/")
    parser.add_argument("--network", choices=tuple(SIZES), default="style", help="style-lite costs a quarter of style")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--run", type=Path, default=Path("runs/style"), help="folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="exported folder whose weights a new run starts from")
    parser.add_argument("--peak-rate", type=float, default=PEAK_RATE)
    parser.add_argument("--alpha", type=float, default=1.0, help="factor on every alpha of styles.json: a smaller network paints less for the same")
    parser.add_argument("--primer", action="store_true", help="train on primed pictures (primer.py), for an app that primes what it paints")
    parser.add_argument("--crop", type=int, default=224, help="side of a training crop in pixels, a multiple of 16")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves torch's choice")
    parser.add_argument("--checkpoint-minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.crop % 16 or arguments.crop < 96:
        raise SystemExit("--crop must be a multiple of 16 and at least 96.")
    if arguments.batch < 2:
        raise SystemExit("--batch must be at least 2: flicker is measured on half of it.")
    return arguments


def read_styles(alpha=1.0):
    """The entries of styles.json, their alphas times a factor."""
    styles = json.loads((HERE / "styles.json").read_text())
    return [style | {"alpha": alpha * style["alpha"]} for style in styles]


def save_checkpoint(path, painter, optimiser, progress, styles):
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    torch.save({"painter": painter.state_dict(), "optimiser": optimiser.state_dict(), "ops": painter.ops, "styles": styles} | progress,
               temporary)
    temporary.replace(path)  # so that a stop in the middle never leaves half a checkpoint


def resume(path, painter, optimiser, styles, device):
    """Loads a checkpoint into painter and optimiser; -> its progress."""
    state = torch.load(path, map_location=device, weights_only=True)
    known, wanted = ([style["id"] for style in some] for some in (state["styles"], styles))
    if known != wanted:
        raise SystemExit(f"The checkpoint {path} holds {', '.join(known)} but styles.json lists {', '.join(wanted)}; "
                         "choose another --run, or add_style.py for a new style.")
    painter.load_state_dict(state["painter"])
    optimiser.load_state_dict(state["optimiser"])
    print(f"Going on from step {state['step']}, {state['elapsed'] / 60:.1f} minutes in.", flush=True)
    return {"elapsed": state["elapsed"], "step": state["step"]}


def main():
    arguments = parse_arguments()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)  # the same in every process, so that all start from the same weights
    device = cluster.join()
    styles, checkpoint = read_styles(arguments.alpha), arguments.run / "checkpoint.pt"

    painter = Painter(style_ops(arguments.network), len(styles))
    if arguments.start:
        known, model = read_network(arguments.start)
        copy_rows(known, [style["id"] for style in model["styles"]], painter, [style["id"] for style in styles])
    painter = painter.to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(painter.parameters(), lr=arguments.peak_rate)
    progress = {"elapsed": 0.0, "step": 0}
    if checkpoint.is_file():
        progress = resume(checkpoint, painter, optimiser, styles, device)

    seed = arguments.seed + progress["step"] + 7919 * cluster.rank()
    task = TrainingTask(arguments.data, styles, arguments.crop, arguments.batch, seed, device, arguments.primer)

    def save():
        if cluster.rank() == 0:
            save_checkpoint(checkpoint, painter, optimiser, progress, styles)
        task.set_wishes(read_styles(arguments.alpha))

    fit(painter, task, optimiser, arguments.peak_rate, [style["id"] for style in styles], range(len(styles)), arguments.minutes, progress,
        save, arguments.checkpoint_minutes)
    cluster.leave()
    print(f"Done: {progress['step']} steps in {progress['elapsed'] / 60:.1f} minutes, checkpoint in {checkpoint}.")


if __name__ == "__main__":
    main()
