// From the cells' motions to the field that the detail is moved along, and to how calm the picture
// is. One workgroup, an invocation for each cell. Joined from gpu/: gather; dream/: dream-motion;
// then this.

/// Mean motion, in shares of the picture a frame, that counts as not still at all.
override restless: f32;

@group(0) @binding(0) var<uniform> motion: Motion;
/// Motion in small pixels, trust, texture.
@group(0) @binding(1) var<storage, read> cells: array<vec4f>;
/// Motion in shares of width and height, trust.
@group(0) @binding(2) var<storage, read_write> field: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> report: Report;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(local_invocation_index) local: u32) {
  let grid = motion.grid;
  let count = grid.x * grid.y;
  var restlessness = 0.0;
  if (local < count) {
    let at = vec2u(local % grid.x, local / grid.x);
    let moved = meanAround(at) / vec2f(motion.small);
    let trust = cells[local].z;
    restlessness = length(moved) / restless + 1.0 - trust;
    // One motion after another, to first order: reading the detail once blurs it less than moving
    // it twice.
    let zoomed = ((vec2f(at) + 0.5) / vec2f(grid) - 0.5) * motion.zoom;
    field[local] = vec4f(moved + zoomed, trust, 0.0);
  }
  let total = gather(vec4f(restlessness, 0.0, 0.0, 0.0), local);
  if (local == 0u) {
    report.calm = max(0.0, 1.0 - total.x / f32(count));
  }
}

/// The mean of a cell's neighbourhood weighted by texture and trust: cells without texture say
/// nothing about motion.
fn meanAround(at: vec2u) -> vec2f {
  let first = max(at, vec2u(1u)) - 1u;
  let last = min(at + 1u, motion.grid - 1u);
  var sum = vec2f(0.0);
  var weights = 0.0;
  for (var row = first.y; row <= last.y; row++) {
    for (var column = first.x; column <= last.x; column++) {
      let other = cells[row * motion.grid.x + column];
      let weight = other.z * other.w;
      sum += weight * other.xy;
      weights += weight;
    }
  }
  if (weights == 0.0) {
    return vec2f(0.0);
  }
  return sum / weights;
}
