/**
 * Accents that can be seen: a style's colours come from paintings and may be darker than the room
 * allows.
 */

/** The room: near-black, warm. */
const ROOM = {r: 0x0e, g: 0x0d, b: 0x0c} as const;

/** WCAG 2.2, 1.4.3: contrast of text. Lines would need 3, but accents also carry words. */
const LEAST_CONTRAST = 4.5;

const LIGHTEN_STEP = 0.05;

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/**
 * The colour, lightened as far as it must be to be read on the room's near-black. Takes and returns
 * '#rrggbb'.
 */
export function readableAccent(hex: string): string {
  const colour = parseHex(hex);
  for (let share = 0; share < 1; share += LIGHTEN_STEP) {
    const candidate = towardsWhite(colour, share);
    if (contrast(candidate, ROOM) >= LEAST_CONTRAST) return formatHex(candidate);
  }
  return '#ffffff';
}

/** Contrast ratio of two colours as WCAG defines it, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(parseHex(one), parseHex(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, WCAG 2.2. */
function luminance({r, g, b}: Rgb): number {
  const [red, green, blue] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function towardsWhite({r, g, b}: Rgb, share: number): Rgb {
  const move = (value: number) => Math.round(value + (255 - value) * share);
  return {r: move(r), g: move(g), b: move(b)};
}

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return {r: (value >> 16) & 255, g: (value >> 8) & 255, b: value & 255};
}

function formatHex({r, g, b}: Rgb): string {
  return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
}
