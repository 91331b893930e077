// Brings a level of the pyramid to its strength and adds the coarser ones, and adds up absolute
// values: after the finest level these are the step's. Joined from gpu/: gather; ascent/:
// pyramid-level, expand-level; then this.

/// A level fainter than this share of the whole is rounding noise.
override faintestShare: f32;

@group(0) @binding(0) var<uniform> level: Level;
/// The coarser levels, merged; the coarsest is still as it was split.
@group(0) @binding(1) var<storage, read> coarse: array<vec4f>;
/// Sums of squares: the whole gradient's, then each level's, finest first.
@group(0) @binding(2) var<storage, read> squares: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> band: array<vec4f>;
/// Written over by each finer level, which has more of them.
@group(0) @binding(4) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let size = level.size;
  var magnitude = 0.0;
  if (id.x < size.x * size.y) {
    let coarseScale = select(1.0, scaleOf(level.row + 1u, level.coarseSize, level.coarseWeight), level.isNextLast == 1u);
    let below = coarseScale * expand(vec2u(id.x % size.x, id.x / size.x), level.coarseSize);
    let sum = scaleOf(level.row, size, level.weight) * band[id.x].rgb + below;
    band[id.x] = vec4f(sum, 0.0);
    magnitude = dot(abs(sum), vec3f(1.0));
  }
  let total = gather(vec4f(magnitude, 0.0, 0.0, 0.0), local);
  if (local == 0u) {
    partials[group.x] = total;
  }
}

/// What a level is multiplied by.
fn scaleOf(row: u32, size: vec2u, weight: f32) -> f32 {
  let faintest = faintestShare * rootMean(squares[0].x, level.wholePixels);
  let divisor = max(rootMean(squares[row].x, size.x * size.y), faintest);
  return select(1.0, weight / divisor, divisor > 0.0);
}

/// Of three channels.
fn rootMean(sum: f32, pixels: u32) -> f32 {
  return sqrt(sum / (3.0 * f32(pixels)));
}
