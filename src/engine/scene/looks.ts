/**
 * What the things are made of, and how light becomes picture values: the numbers that every
 * renderer of the still life shares.
 */

/** The materials. All but `velvet` and `wall` receive the key light's shadows. */
export const MATERIAL_NAMES = ['stone', 'paper', 'velvet', 'glazed', 'wood', 'linen', 'leather', 'wall'] as const;

/** One of the materials. */
export type MaterialName = (typeof MATERIAL_NAMES)[number];

/**
 * The film curve sqrt(white x / (x + shoulder)): full white at x = 3.4, middle grey 0.18 at 0.51.
 * It gives values for the display at once.
 */
export const FILM = {white: 1.18, shoulder: 0.62} as const;

/** Half the width and height of the window mirrored in glaze, as tangents of angles. */
export const WINDOW = {halfWidth: 0.17, halfHeight: 0.24, bar: 0.018, soft: 0.02} as const;

/**
 * The shine of glaze and fruit skin: Blinn and Phong's highlight of the key light, its colour in
 * sRGB, and the mirrored window's linear colour.
 */
export const GLAZE = {specular: 0x2a2622, shininess: 38, glint: [0.4, 0.372, 0.32]} as const;
