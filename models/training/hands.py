"""Writes the hands of styles.json into exported style networks, without exporting them again.

    python hands.py                 # those in models/
    python hands.py --models runs/primed-export/models

A hand is what the app's finishing pass paints with (src/engine/network/hand.ts says what its numbers mean). Weights stay as they are;
model.json and its line in manifest.json change.
"""

import argparse
import json
from pathlib import Path

from network_file import describe_file

HERE = Path(__file__).parent


def with_hands(model, hands):
    """A parsed model.json with a hand in the row of each style that has one; a row without one loses the hand it had."""
    rows = [{key: value for key, value in style.items() if key != "hand"} for style in model["styles"]]
    return model | {"styles": [row | ({"hand": hands[row["id"]]} if row["id"] in hands else {}) for row in rows]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=HERE.parent, help="folder with manifest.json")
    models = parser.parse_args().models
    hands = {style["id"]: style["hand"] for style in json.loads((HERE / "styles.json").read_text()) if "hand" in style}
    manifest = json.loads((models / "manifest.json").read_text())
    for entry in manifest["models"]:
        path = models / entry["model"]
        model = json.loads(path.read_text())
        if "styles" not in model:
            continue
        content = (json.dumps(with_hands(model, hands), indent=1, ensure_ascii=False) + "\n").encode()
        path.write_bytes(content)
        entry["files"] = [describe_file(entry["model"], content) if file["path"] == entry["model"] else file for file in entry["files"]]
        print(f"{entry['name']}: {len(hands)} hands.")
    (models / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
