// From the cells' motions to the field that the detail is moved along and grows by
// (src/engine/dream/interest.ts), and to how calm the picture is. One workgroup, an invocation for
// each cell. Joined from gpu/: gather; dream/: dream-motion; then this.

/// Mean motion, in shares of the picture a frame, that counts as not still at all.
override restless: f32;
/// What a cell without structure has of the growth of one with all of it.
override bareShare: f32;

var<workgroup> sums: vec4f;

@group(0) @binding(0) var<uniform> motion: Motion;
/// Motion in small pixels, trust, texture.
@group(0) @binding(1) var<storage, read> cells: array<vec4f>;
/// Motion in shares of width and height, trust, interest.
@group(0) @binding(2) var<storage, read_write> field: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> report: Report;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(local_invocation_index) local: u32) {
  let grid = motion.grid;
  let count = grid.x * grid.y;
  let isCell = local < count;
  var moved = vec2f(0.0);
  var zoomed = vec2f(0.0);
  var trust = 0.0;
  var structure = 0.0;
  var restlessness = 0.0;
  if (isCell) {
    let at = vec2u(local % grid.x, local / grid.x);
    moved = meanAround(at) / vec2f(motion.small);
    // One motion after another, to first order: reading the detail once blurs it less than moving
    // it twice.
    zoomed = ((vec2f(at) + 0.5) / vec2f(grid) - 0.5) * motion.zoom;
    trust = cells[local].z;
    structure = cells[local].w;
    restlessness = length(moved) / restless + 1.0 - trust;
  }
  let means = meanOver(vec4f(restlessness, structure, 0.0, 0.0), local, count);
  if (local == 0u) {
    report.calm = max(0.0, 1.0 - means.x);
  }
  var interest = select(0.0, 1.0, isCell);
  if (isCell && means.y > 0.0) {
    interest = mix(bareShare, 1.0, structure / (structure + means.y));
  }
  let whole = meanOver(vec4f(interest, 0.0, 0.0, 0.0), local, count).x;
  if (isCell) {
    field[local] = vec4f(moved + zoomed, trust, interest / whole);
  }
}

/// The mean over all cells, in every invocation. Every invocation must call it.
fn meanOver(share: vec4f, local: u32, count: u32) -> vec4f {
  let total = gather(share, local);
  if (local == 0u) {
    sums = total;
  }
  return workgroupUniformLoad(&sums) / f32(count);
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
