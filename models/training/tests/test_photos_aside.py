import argparse

import pytest
from PIL import Image

from photos_aside import SIDE_PX, read_wish, write_photos
from pictures import is_held_out, resize_short_side
from sitter import sitter


def test_only_photos_that_were_kept_out_of_training_are_written(data, tmp_path):
    write_photos(data / "images", [(("caltech",), 4), (("people", "caltech"), 6)], tmp_path / "photos")
    written = sorted((tmp_path / "photos").glob("*.png"))
    assert len(written) == 10
    held_out = [number for number in range(120) if is_held_out(f"{('cup', 'watch')[number % 2]}/{number}.png")]
    originals = [resize_short_side(Image.fromarray(sitter(48, 40, seed=number)), SIDE_PX).tobytes() for number in held_out]
    assert {Image.open(path).tobytes() for path in written} <= set(originals)


def test_a_zip_that_is_not_there_is_named(data, tmp_path):
    with pytest.raises(SystemExit, match="No zip of elephants"):
        write_photos(data / "images", [(("elephants",), 1)], tmp_path / "photos")


def test_a_wish_is_names_and_a_number():
    assert read_wish("people+scenes:10") == (("people", "scenes"), 10)
    for mistake in ("people", "people:none", "people:0"):
        with pytest.raises(argparse.ArgumentTypeError, match="people:10"):
            read_wish(mistake)
