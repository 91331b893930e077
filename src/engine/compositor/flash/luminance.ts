/** What is measured of a point of the picture, in numbers that processor and shaders share. */

/** Shares of linear red, green and blue in relative luminance (ITU-R BT.709). */
export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/**
 * Linear light of an sRGB value v is v (v (v a + b) + c): a cubic within 0.002 of the standard's
 * curve, without its power.
 */
export const TO_LINEAR = [0.305306, 0.682171, 0.012523] as const;
