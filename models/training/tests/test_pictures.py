import io
import random
import zipfile

import numpy as np
import pytest
import torch
from PIL import Image

from pictures import Photos, held_out_photos, is_held_out, like_a_webcam, open_archives, read_painting


def picture(width, height, seed=0):
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8))


@pytest.fixture
def photo_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "some-photos.zip", "w") as archive:
        for index in range(40):
            file = io.BytesIO()
            picture(50, 40, index).save(file, "PNG")
            archive.writestr(f"kind/{index}.png", file.getvalue())
    return tmp_path


def test_training_and_evaluation_share_no_photo(photo_folder):
    training, held = (open_archives(photo_folder, held_out)[0][0].members for held_out in (False, True))
    assert training and held and not set(training) & set(held) and len(training) + len(held) == 40
    assert all(is_held_out(name) for name in held)


def test_crops_have_the_asked_size_and_range(photo_folder):
    crop = next(iter(Photos(photo_folder, 64, seed=1)))
    assert crop.shape == (3, 64, 64) and crop.dtype == torch.float32
    assert 0 <= crop.min() and crop.max() <= 1


def test_the_same_seed_takes_the_same_crops():
    one, two = (like_a_webcam(picture(90, 70), 48, random.Random(5)) for _ in range(2))
    assert one.shape == two.shape == (3, 48, 48)


def test_evaluation_photos_are_multiples_of_four(photo_folder):
    for photo in held_out_photos(photo_folder, 3, 90, 100):
        assert photo.shape[1] == 3 and photo.shape[2] % 4 == 0 and photo.shape[3] % 4 == 0 and max(photo.shape) <= 100


def test_photos_are_found_in_the_data_folder_and_in_folders_of_pictures(photo_folder, tmp_path):
    (tmp_path / "data/images").mkdir(parents=True)
    (photo_folder / "some-photos.zip").rename(tmp_path / "data/images/photos.zip")
    (tmp_path / "mine/holidays").mkdir(parents=True)
    picture(120, 100).save(tmp_path / "mine/holidays/one.png")
    assert len(held_out_photos(tmp_path / "data", 3, 90, 100)) == 3
    assert len(held_out_photos(tmp_path / "mine", 3, 90, 100)) == 1


def test_a_photo_that_is_no_picture_is_named(tmp_path):
    (tmp_path / "note.jpg").write_text("not a picture")
    with pytest.raises(SystemExit, match="note.jpg cannot be read"):
        held_out_photos(tmp_path, 1, 90, 100)


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="No zip with photos"):
        open_archives(tmp_path)


def test_a_tiny_painting_is_refused(tmp_path):
    picture(200, 400).save(tmp_path / "tiny.png")
    with pytest.raises(SystemExit, match="200x400"):
        read_painting(tmp_path / "tiny.png", 384)


def test_a_grey_painting_is_refused(tmp_path):
    picture(400, 400).convert("L").save(tmp_path / "grey.png")
    with pytest.raises(SystemExit, match="hardly any colour"):
        read_painting(tmp_path / "grey.png", 384)


def test_a_file_that_is_no_picture_is_refused(tmp_path):
    (tmp_path / "note.jpg").write_text("not a picture")
    with pytest.raises(SystemExit, match="cannot be read"):
        read_painting(tmp_path / "note.jpg", 384)


def test_a_painting_is_resized_by_its_short_side(tmp_path):
    picture(600, 400).save(tmp_path / "painting.png")
    assert read_painting(tmp_path / "painting.png", 384).shape == (1, 3, 384, 576)
