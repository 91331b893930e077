"""Reading photos from zip files and paintings from picture files; crops that look like a webcam's."""

import io
import itertools
import random
import zipfile
import zlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image

# How often each archive is drawn, by the start of its name: mirrors see people in rooms. Others
# count by OTHER_SHARE.
SHARE = {"people": 0.36, "scenes": 0.26, "imagenette": 0.14, "caltech101": 0.14, "imagenet-samples": 0.05, "textures": 0.05}
OTHER_SHARE = 0.1
TOO_SMALL = ("tiny-imagenet",)  # 64-pixel pictures enlarged four times teach the network to paint blur
PICTURES = (".webp", ".jpg", ".jpeg", ".png")
HELD_OUT = 10  # one photo in ten is kept for evaluation
MIN_PAINTING_SIDE_PX = 300
MIN_PAINTING_COLOUR = 6.0  # mean distance of red, green and blue from their mean, of 255: below, it is a grey scan


def is_held_out(member):
    """Whether a photo is kept out of training, by its name alone, so that every script agrees."""
    return zlib.crc32(member.encode()) % HELD_OUT == 0


class Archive:
    """One zip of photos; opened once in each process."""

    def __init__(self, path, held_out):
        self.path = Path(path)
        with zipfile.ZipFile(path) as file:
            self.members = sorted(name for name in file.namelist()
                                  if name.lower().endswith(PICTURES) and is_held_out(name) == held_out)
        self.file = None

    def read(self, member):
        self.file = self.file or zipfile.ZipFile(self.path)
        return Image.open(io.BytesIO(self.file.read(member))).convert("RGB")


def open_archives(folder, held_out=False):
    """[(archive, share)] of every usable zip in the folder."""
    archives = []
    for path in sorted(Path(folder).glob("*.zip")):
        if path.name.startswith(TOO_SMALL):
            continue
        archive = Archive(path, held_out)
        share = next((value for start, value in SHARE.items() if path.name.startswith(start)), OTHER_SHARE)
        if archive.members:
            archives.append((archive, share))
    if not archives:
        raise SystemExit(f"No zip with photos was found in {folder}.")
    return archives


def resize_short_side(image, side):
    scale = side / min(image.size)
    size = (max(side, round(image.width * scale)), max(side, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.LANCZOS)


def to_tensor(image):
    """PIL RGB -> [3, h, w] float32 in [0, 1]."""
    return torch.from_numpy(np.array(image, dtype=np.float32) / 255).permute(2, 0, 1)


def open_picture(path, role):
    """A picture file as PIL RGB; role names it in the error when it is not a picture."""
    try:
        return Image.open(path).convert("RGB")
    except (OSError, ValueError) as error:
        raise SystemExit(f"The {role} {path} cannot be read as a picture ({error}).") from error


def read_painting(path, short_side):
    """A painting as [1, 3, h, w] in [0, 1], its short side resized to short_side."""
    image = open_picture(path, "painting")
    if min(image.size) < MIN_PAINTING_SIDE_PX:
        raise SystemExit(f"The painting {path} is {image.width}x{image.height}; its short side must be at least {MIN_PAINTING_SIDE_PX} pixels.")
    pixels = np.asarray(image, dtype=np.float32)
    if np.abs(pixels - pixels.mean(2, keepdims=True)).mean() < MIN_PAINTING_COLOUR:
        raise SystemExit(f"The painting {path} has hardly any colour; a grey scan would teach the network grey.")
    return to_tensor(resize_short_side(image, short_side))[None]


def photo_folder(folder):
    """Where a data folder keeps its zips: in images/ or, as with any other folder, right there."""
    inner = Path(folder) / "images"
    return inner if any(inner.glob("*.zip")) else Path(folder)


def read_photos(folder):
    """Endless held-out photos from the zips of a folder, or its picture files, subfolders' too, in order of name."""
    folder = photo_folder(folder)
    if not any(folder.glob("*.zip")):
        files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES)
        if not files:
            raise SystemExit(f"No zip with photos and no picture was found in {folder}.")
        yield from (open_picture(path, "photo") for path in files)
        return
    archives, shares = zip(*open_archives(folder, held_out=True))
    rng = random.Random(0)
    while True:
        archive = rng.choices(archives, shares)[0]
        yield archive.read(rng.choice(archive.members))


def held_out_photos(folder, count, short_side, long_side):
    """Up to count photos [1, 3, h, w] in [0, 1], short sides resized, long sides cropped to their middle, multiples of 4."""
    photos = []
    for image in itertools.islice(read_photos(folder), count):
        image = resize_short_side(image, short_side)
        width, height = (min(side, long_side) // 4 * 4 for side in image.size)
        left, top = (image.width - width) // 2, (image.height - height) // 2
        photos.append(to_tensor(image.crop((left, top, left + width, top + height)))[None])
    return photos


def like_a_webcam(image, size, rng):
    """A crop of size x size pixels changed as a webcam might: mirrored, dim, tinted, noisy. -> [3, size, size]."""
    # A third is seen from close up, as the larger live sizes are.
    side = round(size * (rng.uniform(1.35, 2.4) if rng.random() < 0.33 else rng.uniform(1.0, 1.35)))
    image = resize_short_side(image, side)
    left, top = rng.randint(0, image.width - size), rng.randint(0, image.height - size)
    x = to_tensor(image.crop((left, top, left + size, top + size)))
    if rng.random() < 0.5:
        x = x.flip(2)
    if rng.random() < 0.5:  # exposure, contrast
        x = (x - 0.5) * rng.uniform(0.6, 1.3) + 0.5 + rng.uniform(-0.12, 0.12)
    if rng.random() < 0.15:  # a dim room
        x = x * rng.uniform(0.3, 0.7)
    if rng.random() < 0.3:  # white balance
        x = x * torch.tensor([rng.uniform(0.85, 1.15) for _ in range(3)])[:, None, None]
    if rng.random() < 0.35:  # sensor noise
        x = x + torch.randn(x.shape) * rng.uniform(0.004, 0.04)
    return x.clamp(0, 1)


class Photos(torch.utils.data.IterableDataset):
    """Endless training crops [3, size, size], archives drawn by share."""

    def __init__(self, folder, size, seed):
        self.archives = open_archives(folder)
        self.size, self.seed = size, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        seed = self.seed * 1000 + (worker.id if worker else 0)
        rng = random.Random(seed)
        torch.manual_seed(seed)
        archives, shares = zip(*self.archives)
        while True:
            archive = rng.choices(archives, shares)[0]
            yield like_a_webcam(archive.read(rng.choice(archive.members)), self.size, rng)
