// What the passes that carry the detail from frame to frame share.

/// One frame.
struct Frame {
  /// Of picture and detail, in pixels.
  size: vec2u,
  /// Columns and rows of the motion field.
  grid: vec2u,
  /// The share of the dream that is left over.
  memory: f32,
  /// The share of the dream that is shown.
  strength: f32,
  /// How much is taken away from the detail for each bit of light that it adds to the picture; 0
  /// where the dream is frozen.
  hold: f32,
  /// The most grip that a dream of this strength has.
  mostGrip: f32,
  /// The share of what is not seen yet of the detail that this frame shows.
  shownShare: f32,
}
