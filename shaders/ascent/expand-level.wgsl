// Reading a coarser level at twice its size. Joined with a shader that declares `coarse`,
// [height][width].

/// Even pixels are (1, 6, 1) / 8 of their neighbours, odd ones the mean of two; edges repeated.
fn expandTap(position: u32, tap: i32) -> f32 {
  let weights = select(vec3f(1.0, 6.0, 1.0) / 8.0, vec3f(0.0, 0.5, 0.5), position % 2u == 1u);
  return weights[tap];
}

fn expand(pixel: vec2u, coarseSize: vec2u) -> vec3f {
  let middle = vec2i(pixel / 2u);
  let last = vec2i(coarseSize) - 1;
  var sum = vec3f(0.0);
  for (var row = 0; row < 3; row++) {
    for (var column = 0; column < 3; column++) {
      let weight = expandTap(pixel.x, column) * expandTap(pixel.y, row);
      let at = vec2u(clamp(middle + vec2i(column, row) - 1, vec2i(0), last));
      sum += weight * coarse[at.y * coarseSize.x + at.x].rgb;
    }
  }
  return sum;
}
