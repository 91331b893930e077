"""Two accent colours of a style, taken from what the network paints, legible on the app's dark ground."""

import colorsys

import numpy as np

GROUND = (0x0E, 0x0D, 0x0C)
FIRST_CONTRAST = 4.5  # WCAG 2.2 AA for text
SECOND_CONTRAST = 3.0  # WCAG 2.2 AA for shapes
LEVELS = 6  # steps a channel is sorted into when colours are counted
LIGHTEN = 0.06  # share of white mixed in per step until the contrast is reached


def luminance(colour):
    """Relative luminance (WCAG 2.2) of an sRGB colour in 0..255."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour, ground=GROUND):
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour, wanted):
    colour = np.asarray(colour, dtype=float)
    while contrast(colour) < wanted:
        colour = colour + (255 - colour) * LIGHTEN
    return colour


def palette(picture):
    """picture [h, w, 3] uint8 -> ["#rrggbb", "#rrggbb"]: the strongest colour, then the strongest that differs from it."""
    pixels = picture.reshape(-1, 3).astype(float)
    bins = np.floor(pixels / 256 * LEVELS) @ [LEVELS * LEVELS, LEVELS, 1]
    groups = []
    for index in np.unique(bins):
        members = pixels[bins == index]
        mean = members.mean(0)
        _, saturation, value = colorsys.rgb_to_hsv(*(mean / 255))
        groups.append((len(members) ** 0.5 * (0.05 + saturation * value), mean))
    groups.sort(key=lambda group: -group[0])
    first = groups[0][1]
    second = max(groups, key=lambda group: group[0] * np.linalg.norm(group[1] - first))[1]
    return ["#" + "".join(f"{round(channel):02x}" for channel in legible(colour, wanted))
            for colour, wanted in ((first, FIRST_CONTRAST), (second, SECOND_CONTRAST))]
