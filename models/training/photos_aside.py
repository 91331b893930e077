"""Writes photos that were kept out of training into a folder, for measurements that read pictures.

    python photos_aside.py --data DIR --out PHOTOS --of caltech101:20 imagenette:20 people:10

They are spread evenly over the kept-out tenth of each zip, whose names begin as given (several, joined by +, count as one).
"""

import argparse
from pathlib import Path

from pictures import Archive, resize_short_side

SIDE_PX = 224


def kept_out(images, starts):
    """[(archive, member)] of the zips in a folder whose names start with one of the words."""
    archives = [Archive(path, held_out=True) for path in sorted(images.glob("*.zip")) if path.name.startswith(starts)]
    return [(archive, member) for archive in archives for member in archive.members]


def write_photos(images, wanted, folder):
    """wanted: [(starts, how many)]. Writes photo0.png and so on, short side SIDE_PX. Ends the program where there are no photos."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for starts, count in wanted:
        members = kept_out(images, starts)
        if not members:
            raise SystemExit(f"No zip of {' or '.join(starts)} was found in {images}.")
        for number in range(count):
            archive, member = members[number * len(members) // count]
            resize_short_side(archive.read(member), SIDE_PX).save(folder / f"photo{written}.png")
            written += 1


def read_wish(text):
    """'people+scenes:10' -> (('people', 'scenes'), 10)."""
    starts, _, count = text.partition(":")
    if not count.isdecimal() or int(count) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} should be a name, a colon and how many, such as people:10")
    return tuple(starts.split("+")), int(count)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with images/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--of", type=read_wish, nargs="+", required=True)
    arguments = parser.parse_args()
    write_photos(arguments.data / "images", arguments.of, arguments.out)


if __name__ == "__main__":
    main()
