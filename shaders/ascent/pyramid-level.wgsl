// What the passes of the Laplacian pyramid share (Burt & Adelson 1983;
// src/engine/ascent/pyramid.ts).

/// One level and the next coarser one.
struct Level {
  size: vec2u,
  /// Half of it, rounded up; 0 where there is no coarser one.
  coarseSize: vec2u,
  /// The row of this level's sum of squares; that of the coarser one is the next, that of the whole
  /// gradient is 0.
  row: u32,
  /// 1 where the coarser level is the coarsest.
  isNextLast: u32,
  /// Partial sums in a row.
  stride: u32,
  /// Pixels of the whole gradient.
  wholePixels: u32,
  /// How strong this level is made, and the coarser one.
  weight: f32,
  coarseWeight: f32,
}
