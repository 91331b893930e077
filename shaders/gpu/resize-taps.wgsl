// Changing the size of a picture, as src/engine/picture/resize.ts does it: a triangle as wide as
// the larger of the two pixels.

/// Where one target pixel reads along one axis: `count` source pixels from `first`, edges repeated.
struct Taps {
  first: i32,
  count: u32,
  /// The middle of the triangle and half its width, in source pixels.
  centre: f32,
  reach: f32,
}

fn tapsFor(index: u32, sourceSide: u32, targetSide: u32) -> Taps {
  let scale = f32(sourceSide) / f32(targetSide);
  let reach = max(1.0, scale);
  let centre = (f32(index) + 0.5) * scale - 0.5;
  return Taps(i32(ceil(centre - reach)), u32(ceil(2.0 * reach)) + 1u, centre, reach);
}

/// The share of one tap; those of all taps do not sum up to 1.
fn tapWeight(taps: Taps, tap: u32) -> f32 {
  return max(0.0, 1.0 - abs(f32(taps.first + i32(tap)) - taps.centre) / taps.reach);
}

fn tapPosition(taps: Taps, tap: u32, sourceSide: u32) -> u32 {
  return u32(clamp(taps.first + i32(tap), 0, i32(sourceSide) - 1));
}

/// One pixel of a picture brought to another size.
fn resizedAt(picture: texture_2d<f32>, pixel: vec2u, size: vec2u) -> vec3f {
  let given = textureDimensions(picture);
  let columns = tapsFor(pixel.x, given.x, size.x);
  let rows = tapsFor(pixel.y, given.y, size.y);
  var sum = vec3f(0.0);
  var weights = 0.0;
  for (var row = 0u; row < rows.count; row++) {
    let y = tapPosition(rows, row, given.y);
    for (var column = 0u; column < columns.count; column++) {
      let weight = tapWeight(rows, row) * tapWeight(columns, column);
      sum += weight * textureLoad(picture, vec2u(tapPosition(columns, column, given.x), y), 0).rgb;
      weights += weight;
    }
  }
  return sum / weights;
}
