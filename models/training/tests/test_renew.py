import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from feature_pictures import COLUMNS, TILE_PX, list_sheets
from renew_perception import changes, run, steps


def test_what_a_step_changed_is_named_or_counted():
    before = {"a/one": "1", "a/two": "1", "b/old": "1"} | {f"c/{index}": "1" for index in range(5)}
    after = {"a/one": "1", "a/two": "2", "a/three": "1"} | {f"c/{index}": "2" for index in range(5)}
    assert changes(before, after) == ["new: a/three", "gone: b/old", "changed: a/two", "changed: 5 files in c"]
    assert changes(before, before) == ["nothing changed"]


def test_weights_are_exported_first_and_only_where_there_are_new_ones():
    data, figures = Path("/data"), Path("/figures.txt")
    assert [name for name, _ in steps(data, None, figures)] == [name for name, _ in steps(data, Path("/new.pt"), figures)][1:]
    first, command = steps(data, Path("/new.pt"), figures)[0]
    assert first == "weights and goldens" and command[-1] == "/new.pt"


def test_a_step_that_fails_is_named_and_what_it_said_is_kept(tmp_path):
    figures = tmp_path / "figures.txt"
    with pytest.raises(SystemExit, match="step 'words' failed.*--from 'words'"):
        run("words", [sys.executable, "-c", "print('half way'); raise SystemExit(3)"], figures)
    assert figures.read_text() == "== words\nhalf way\n"


def test_new_sheets_are_written_into_the_manifest(tmp_path):
    folder, manifest = tmp_path / "perception", tmp_path / "manifest.json"
    (folder / "features").mkdir(parents=True)
    Image.new("RGB", (TILE_PX * COLUMNS, TILE_PX)).save(folder / "features" / "conv1-relu.webp")
    manifest.write_text(json.dumps({"models": [{"name": "perception", "version": "1"}, {"name": "style"}]}))
    list_sheets(folder, ["conv1-relu", "conv2-relu"])
    perception, style = json.loads(manifest.read_text())["models"]
    assert style == {"name": "style"} and perception["version"] == "1"
    assert [(sheet["layer"], sheet["path"]) for sheet in perception["features"]] == [("conv1-relu", "perception/features/conv1-relu.webp")]
