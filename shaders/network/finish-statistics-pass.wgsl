// Merges the tiles' statistics of one tensor, mixes the style rows, and writes each channel's
// multiplier and addend. One workgroup for each plane of four channels.
//
// Chan, Golub & LeVeque 1979: means and squared deviations of parts merge without the cancellation
// of plain sums of squares.

/// Invocations of a workgroup: a power of two.
override invocations: u32 = 64;

/// What one norm needs.
struct Norm {
  /// Width and height of the normalised tensor.
  size: vec2u,
  /// Width and height of a tile of the convolution that measured it.
  tile: vec2u,
  /// Tiles across and down.
  tiles: vec2u,
  /// Planes of the tensor.
  quads: u32,
  /// Styles that can be mixed.
  styles: u32,
  /// Where this norm's results begin in `coefficients`.
  at: u32,
  /// Added to the variance before the square root.
  epsilon: f32,
  /// Keeps the struct a multiple of 16 bytes.
  padding: vec2u,
}

@group(0) @binding(0) var<uniform> norm: Norm;
/// [quads][tiles] pairs: mean, and sum of squared deviations from it.
@group(0) @binding(1) var<storage, read> partials: array<vec4f>;
/// [styles][2][quads]: each style's scales, then its shifts.
@group(0) @binding(2) var<storage, read> rows: array<vec4f>;
/// [styles]: the share of each style in the mix.
@group(0) @binding(3) var<storage, read> mixture: array<f32>;
/// For each norm [2][quads]: multipliers, addends.
@group(0) @binding(4) var<storage, read_write> coefficients: array<vec4f>;

/// Statistics of a part of the picture.
struct Part {
  /// Pixels.
  count: f32,
  mean: vec4f,
  /// Sum of squared deviations from the mean.
  squares: vec4f,
}

var<workgroup> parts: array<Part, invocations>;

@compute @workgroup_size(invocations)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) localIndex: u32) {
  let quad = workgroup.x;
  let tileCount = norm.tiles.x * norm.tiles.y;
  var part = Part();
  for (var tile = localIndex; tile < tileCount; tile += invocations) {
    let corner = vec2u(tile % norm.tiles.x, tile / norm.tiles.x) * norm.tile;
    let pixels = min(norm.tile, norm.size - corner);
    let at = 2u * (quad * tileCount + tile);
    part = merge(part, Part(f32(pixels.x * pixels.y), partials[at], partials[at + 1u]));
  }
  parts[localIndex] = part;
  for (var half = invocations / 2u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (localIndex < half) {
      parts[localIndex] = merge(parts[localIndex], parts[localIndex + half]);
    }
  }
  if (localIndex == 0u) {
    let variance = parts[0].squares / parts[0].count;
    var scale = vec4f(0.0);
    var shift = vec4f(0.0);
    for (var style = 0u; style < norm.styles; style++) {
      scale += mixture[style] * rows[2u * style * norm.quads + quad];
      shift += mixture[style] * rows[(2u * style + 1u) * norm.quads + quad];
    }
    // The lower limit keeps the missing channels of the last plane at 0 when epsilon is 0.
    let multiplier = scale * inverseSqrt(max(variance + norm.epsilon, vec4f(1e-30)));
    coefficients[norm.at + quad] = multiplier;
    coefficients[norm.at + norm.quads + quad] = shift - parts[0].mean * multiplier;
  }
}

fn merge(a: Part, b: Part) -> Part {
  let count = a.count + b.count;
  if (count == 0.0) {
    return a;
  }
  let share = b.count / count;
  let apart = b.mean - a.mean;
  return Part(count, a.mean + apart * share, a.squares + b.squares + apart * apart * a.count * share);
}
