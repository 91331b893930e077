"""Moving a trained network's weights into one with other styles: the trunk as it is, rows by style name."""

import torch

ROWS = ("/scale", "/shift", "/amplitude")  # weights that have a row for each style


def copy_rows(source, source_ids, target, target_ids):
    """Copies source's weights into target; a style that source does not know starts as the mean of those it does.
    A pattern that target does not have is left out."""
    with torch.no_grad():
        for name, wanted in target.weights.items():
            value = source.weights[name]
            if not name.endswith(ROWS):
                wanted.copy_(value)
                continue
            for row, style in enumerate(target_ids):
                wanted[row] = value[source_ids.index(style)] if style in source_ids else value.mean(0)
