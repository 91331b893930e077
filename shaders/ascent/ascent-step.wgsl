// What the passes of one step of gradient ascent share.

/// One step at one octave.
struct Step {
  /// Of the octave, in pixels.
  octave: vec2u,
  /// Of picture and detail, in pixels.
  size: vec2u,
  /// The jitter, in pixels of the octave.
  shift: vec2i,
  /// Columns and rows of the field that growth is shared out by.
  grid: vec2u,
  /// 1 where the step is scaled to a mean absolute value of 1.
  isNormalised: u32,
  /// What is added, as a mean absolute value; or as a factor where nothing is normalised.
  gain: f32,
}

/// The pixel that a shift moves something to; what leaves at one edge comes in at the other.
fn shifted(pixel: vec2u, shift: vec2i, size: vec2u) -> vec2u {
  // A shift may be larger than a small octave, and % keeps the sign.
  let side = vec2i(size);
  return vec2u(((vec2i(pixel) + shift) % side + side) % side);
}
