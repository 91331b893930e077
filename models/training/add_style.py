"""Teaches an exported painter one more painting by fitting that style's row alone; the trunk and the other rows stay.

    python add_style.py --data DIR --id night-cafe --minutes 10
    python add_style.py --data DIR --id night-cafe --minutes 3 --again      after its alpha was changed: fits this row again

First put the picture into DIR/paintings and its entry at the end of styles.json. Writes a checkpoint for export_model.py.
As in Dumoulin et al. 2017, the trunk is shared by all styles, and only the row is new. It has about 1,150 numbers, so a
few minutes are enough.
"""

import argparse
from pathlib import Path

import torch

from network import Painter
from network_file import read_network
from rows import copy_rows
from train_style import HERE, read_styles, save_checkpoint
from training import TrainingTask, fit

PEAK_RATE = 1e-2  # a row alone learns well at a higher rate than the trunk


def find_style(styles, name, known, again=False):
    """-> the network's styles with the named one. Stops when styles.json lacks the name, or when the network already
    has it and --again is not given."""
    if name in known and not again:
        raise SystemExit(f"The network already paints {name}; --again fits its row once more.")
    if again and name not in known:
        raise SystemExit(f"The network does not paint {name} yet; leave --again out.")
    entry = next((style for style in styles if style["id"] == name), None)
    if entry is None:
        raise SystemExit(f"styles.json has no entry {name}; add it at the end of the list first.")
    by_id = {style["id"]: style for style in styles}
    if missing := [style for style in known if style not in by_id]:
        raise SystemExit(f"styles.json has lost the entries of {', '.join(missing)}, which the network paints.")
    return [by_id[style] for style in known] + ([] if again else [entry])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/, paintings/ and networks/")
    parser.add_argument("--id", required=True, help="the style's id in styles.json")
    parser.add_argument("--again", action="store_true", help="fit the row of a style that is painted already, from where it is")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--alpha", type=float, default=1.0, help="factor on every alpha of styles.json, as in train_style.py")
    parser.add_argument("--model", type=Path, default=HERE.parent / "style", help="exported folder to start from")
    parser.add_argument("--run", type=Path, default=Path("runs/added"), help="folder of the checkpoint it writes")
    parser.add_argument("--crop", type=int, default=224)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves torch's choice")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    known, model = read_network(arguments.model)
    known_ids = [style["id"] for style in model["styles"]]
    styles = find_style(read_styles(arguments.alpha), arguments.id, known_ids, arguments.again)
    ids = [style["id"] for style in styles]
    painter = Painter(model["ops"], len(styles))
    copy_rows(known, known_ids, painter, ids)
    painter = painter.to(device, memory_format=torch.channels_last)
    rows = []  # only this style is painted: the other rows' gradients are exactly zero, and Adam does not change them
    for name, value in painter.weights.items():
        value.requires_grad_(name.endswith(("/scale", "/shift")))
        rows += [value] if value.requires_grad else []
    optimiser = torch.optim.Adam(rows, lr=PEAK_RATE)
    progress = {"elapsed": 0.0, "step": 0}
    task = TrainingTask(arguments.data, styles, arguments.crop, arguments.batch, seed=1, device=device)
    checkpoint = arguments.run / "checkpoint.pt"

    fit(painter, task, optimiser, PEAK_RATE, ids, [ids.index(arguments.id)], arguments.minutes, progress,
        lambda: save_checkpoint(checkpoint, painter, optimiser, progress, styles), save_minutes=3)
    print(f"Learned {arguments.id} in {progress['step']} steps; export it with: python export_model.py --checkpoint {checkpoint}")


if __name__ == "__main__":
    main()
