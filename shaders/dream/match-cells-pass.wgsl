// Block matching: where each cell of the small grey picture came from
// (src/engine/dream/estimate-motion.ts). One workgroup for each cell, whose invocations share the
// candidates. Joined from dream/: dream-motion; then this.

/// A power of two.
override workgroupLength: u32 = 64;
/// A cell's side, in small pixels.
override cell: i32;
/// How far a cell is looked for, in small pixels.
override reach: i32;
/// Half the side of the window that is compared.
override halfWindow: i32;
/// What a pixel of motion must be better by.
override costPerPixel: f32;
/// A difference up to here is a camera's noise.
override noise: f32;
/// Where trust begins to fade, and where it ends.
override goodMatch: f32;
override badMatch: f32;

/// Greater than any difference: no pixel of the window is inside both pictures.
const UNMATCHED = 1e9;

@group(0) @binding(0) var<uniform> motion: Motion;
@group(0) @binding(1) var<storage, read> before: array<f32>;
@group(0) @binding(2) var<storage, read> now: array<f32>;
/// Motion in small pixels, trust, texture.
@group(0) @binding(3) var<storage, read_write> cells: array<vec4f>;

/// The difference where nothing moved.
var<workgroup> standing: f32;
/// Each invocation's best candidate.
var<workgroup> costs: array<f32, workgroupLength>;
var<workgroup> candidates: array<i32, workgroupLength>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  if (motion.isComparable == 0u) {
    if (local == 0u) {
      cells[group.x] = vec4f(0.0, 0.0, motion.unknownTrust, 0.0);
    }
    return;
  }
  let centre = vec2i(vec2u(group.x % motion.grid.x, group.x / motion.grid.x)) * cell + cell / 2;
  if (local == 0u) {
    standing = difference(centre, vec2i(0));
  }
  let standingStill = workgroupUniformLoad(&standing);
  if (standingStill <= noise) {
    if (local == 0u) {
      cells[group.x] = vec4f(0.0, 0.0, 1.0, textureAround(centre));
    }
    return;
  }
  search(centre, standingStill, local);
  if (local == 0u) {
    cells[group.x] = refine(centre, shiftOf(candidates[0]));
  }
}

/// Leaves the best candidate in the first place. Of equal ones the first, and none that is no
/// better than standing still.
fn search(centre: vec2i, standingStill: f32, local: u32) {
  let side = 2 * reach + 1;
  costs[local] = standingStill;
  candidates[local] = reach * side + reach;
  for (var candidate = i32(local); candidate < side * side; candidate += i32(workgroupLength)) {
    let shift = shiftOf(candidate);
    let cost = difference(centre, shift) + costPerPixel * length(vec2f(shift));
    if (cost < costs[local]) {
      costs[local] = cost;
      candidates[local] = candidate;
    }
  }
  for (var half = workgroupLength / 2u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (local < half) {
      let other = local + half;
      let isFirst = costs[other] == costs[local] && candidates[other] < candidates[local];
      if (costs[other] < costs[local] || isFirst) {
        costs[local] = costs[other];
        candidates[local] = candidates[other];
      }
    }
  }
}

fn shiftOf(candidate: i32) -> vec2i {
  let side = 2 * reach + 1;
  return vec2i(candidate % side, candidate / side) - reach;
}

/// Between pixels by a parabola through the neighbours.
fn refine(centre: vec2i, best: vec2i) -> vec4f {
  let found = difference(centre, best);
  let x = vertex(difference(centre, best - vec2i(1, 0)), found, difference(centre, best + vec2i(1, 0)));
  let y = vertex(difference(centre, best - vec2i(0, 1)), found, difference(centre, best + vec2i(0, 1)));
  let distrust = clamp((found - goodMatch) / (badMatch - goodMatch), 0.0, 1.0);
  return vec4f(f32(best.x) + x, f32(best.y) + y, 1.0 - distrust, textureAround(centre));
}

/// Where between -0.5 and 0.5 the parabola through three neighbouring differences is lowest.
fn vertex(left: f32, middle: f32, right: f32) -> f32 {
  let curvature = left - 2.0 * middle + right;
  if (curvature <= 0.0 || max(left, right) >= UNMATCHED) {
    return 0.0;
  }
  return clamp((left - right) / (2.0 * curvature), -0.5, 0.5);
}

/// Mean absolute difference between a window now and the one it would have come from, on a
/// chequerboard.
fn difference(centre: vec2i, shift: vec2i) -> f32 {
  let side = vec2i(motion.small);
  var sum = 0.0;
  var count = 0.0;
  for (var y = centre.y - halfWindow; y < centre.y + halfWindow; y++) {
    let fromY = y - shift.y;
    if (y < 0 || y >= side.y || fromY < 0 || fromY >= side.y) {
      continue;
    }
    for (var x = centre.x - halfWindow + (y & 1); x < centre.x + halfWindow; x += 2) {
      let fromX = x - shift.x;
      if (x < 0 || x >= side.x || fromX < 0 || fromX >= side.x) {
        continue;
      }
      sum += abs(now[y * side.x + x] - before[fromY * side.x + fromX]);
      count += 1.0;
    }
  }
  if (count == 0.0) {
    return UNMATCHED;
  }
  return sum / count;
}

/// Mean absolute step between neighbours in a cell: what there is to hold on to.
fn textureAround(centre: vec2i) -> f32 {
  let side = vec2i(motion.small);
  var sum = 0.0;
  for (var y = centre.y - cell / 2; y < centre.y + cell / 2; y++) {
    for (var x = centre.x - cell / 2; x < centre.x + cell / 2; x++) {
      let here = now[y * side.x + x];
      sum += abs(here - now[y * side.x + min(side.x - 1, x + 1)]);
      sum += abs(here - now[min(side.y - 1, y + 1) * side.x + x]);
    }
  }
  return sum / f32(cell * cell);
}
