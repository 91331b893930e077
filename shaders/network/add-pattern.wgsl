// A faint pattern under the picture: a sum of octaves, each a tile of values without a seam,
// repeated for ever and read bilinearly. Joined behind a `readColour`, in front of network/fold;
// src/engine/network/pattern.ts is its twin.

/// How the pattern is added to one frame.
struct PatternUse {
  /// What the pattern is multiplied by in the frame's mix of styles.
  amplitude: f32,
  /// 1 where the frame is mirrored on its way in, and its pattern with it.
  isMirrored: u32,
  /// Keeps the struct a multiple of 16 bytes.
  padding: vec2u,
}

/// Tiles of the pattern, at most 4; 0 for a network without one.
override octaves: u32 = 0;
/// Values along each side of a tile.
override tileSide: u32 = 1;

/// [octaves][tileSide][tileSide]
@group(1) @binding(2) var<storage, read> tiles: array<f32>;
@group(1) @binding(3) var<uniform> patternUse: PatternUse;

/// What is added to each colour of a pixel of the picture, or of its padding.
fn patternAt(pixel: vec2u) -> f32 {
  let column = select(f32(pixel.x), f32(fold.size.x) - 1.0 - f32(pixel.x), patternUse.isMirrored == 1u);
  let position = vec2f(column, f32(pixel.y)) + 0.5;
  var sum = 0.0;
  for (var octave = 0u; octave < octaves; octave++) {
    sum += readTile(octave, position / fold.cells[octave] - 0.5);
  }
  return patternUse.amplitude * sum;
}

/// The value at a place in cells.
fn readTile(octave: u32, place: vec2f) -> f32 {
  let before = floor(place);
  let share = place - before;
  // Padding lies left of a mirrored picture's pattern: the remainder must not be negative.
  let low = ((vec2i(before) % i32(tileSide)) + i32(tileSide)) % i32(tileSide);
  let high = (low + 1) % i32(tileSide);
  let top = mix(tileValue(octave, low), tileValue(octave, vec2i(high.x, low.y)), share.x);
  let bottom = mix(tileValue(octave, vec2i(low.x, high.y)), tileValue(octave, high), share.x);
  return mix(top, bottom, share.y);
}

fn tileValue(octave: u32, cell: vec2i) -> f32 {
  return tiles[(octave * tileSide + u32(cell.y)) * tileSide + u32(cell.x)];
}
