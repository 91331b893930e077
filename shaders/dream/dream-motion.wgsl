// What the motion passes share.

/// One frame's search for motion.
struct Motion {
  /// The camera's picture, in pixels.
  size: vec2u,
  /// The small grey picture, in pixels.
  small: vec2u,
  /// Columns and rows of cells.
  grid: vec2u,
  /// 1 where the small picture before has the size of this one.
  isComparable: u32,
  /// The trust of all cells where there is nothing to compare.
  unknownTrust: f32,
  /// What everything moves away from the centre by, in shares of its distance from there.
  zoom: f32,
}

/// What a frame tells the processor of itself, a frame or two later.
struct Report {
  /// 1 where nothing moved, 0 where everything did.
  calm: f32,
  /// The picture's mean light, 0..1.
  light: f32,
}
