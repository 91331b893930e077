// A convolution with bias. Reads the previous layers' raw tensors through network/operands.wgsl;
// writes its sums, raw or rectified, and for each tile and channel the mean and the squared
// deviations that the instance norm behind it needs (finish-statistics-pass.wgsl merges them).
//
// Joined from network/: element, operands, conv-kernel, conv-direct or conv-tiled, moments,
// reduce-plain or reduce-subgroups; then this.

override hasBias: bool = false;
/// Whether the sums are stored behind a ReLU.
override rectifies: bool = false;
override hasStatistics: bool = false;

@group(1) @binding(2) var<storage, read> bias: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> output: array<Element4>;
/// [outQuads][tiles] pairs: mean, and sum of squared deviations from it.
@group(1) @binding(4) var<storage, read_write> partials: array<vec4f>;

/// A sample of each channel that the tile's sums are taken about, so that large means cost no
/// precision.
var<workgroup> about: array<vec4f, 6>;

/// Which tile an invocation works on.
struct Place {
  corner: vec2u,
  local: vec2u,
  localIndex: u32,
  /// Which group of `quads` planes.
  group: u32,
}

@compute @workgroup_size(invocationsX, invocationsY)
fn main(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) localIndex: u32,
) {
  let corner = workgroup.xy * vec2u(2u * invocationsX, 2u * invocationsY);
  let place = Place(corner, local.xy, localIndex, workgroup.z);
  var sums = convolve(corner, local.xy, localIndex, workgroup.z);
  sums.q0 = finish(sums.q0, 0u, place);
  if (quads > 1u) {
    sums.q1 = finish(sums.q1, 1u, place);
  }
  if (quads > 2u) {
    sums.q2 = finish(sums.q2, 2u, place);
  }
  if (quads > 3u) {
    sums.q3 = finish(sums.q3, 3u, place);
  }
  if (quads > 4u) {
    sums.q4 = finish(sums.q4, 4u, place);
  }
  if (quads > 5u) {
    sums.q5 = finish(sums.q5, 5u, place);
  }
  if (!hasStatistics) {
    return;
  }

  workgroupBarrier();
  var moments = Moments();
  moments.q0 = momentsOf(sums.q0, 0u, place);
  if (quads > 1u) {
    moments.q1 = momentsOf(sums.q1, 1u, place);
  }
  if (quads > 2u) {
    moments.q2 = momentsOf(sums.q2, 2u, place);
  }
  if (quads > 3u) {
    moments.q3 = momentsOf(sums.q3, 3u, place);
  }
  if (quads > 4u) {
    moments.q4 = momentsOf(sums.q4, 4u, place);
  }
  if (quads > 5u) {
    moments.q5 = momentsOf(sums.q5, 5u, place);
  }
  moments = addUp(moments, localIndex);
  if (localIndex == 0u) {
    let tile = workgroup.y * layer.tiles.x + workgroup.x;
    putPartial(moments.q0, 0u, place, tile);
    if (quads > 1u) {
      putPartial(moments.q1, 1u, place, tile);
    }
    if (quads > 2u) {
      putPartial(moments.q2, 2u, place, tile);
    }
    if (quads > 3u) {
      putPartial(moments.q3, 3u, place, tile);
    }
    if (quads > 4u) {
      putPartial(moments.q4, 4u, place, tile);
    }
    if (quads > 5u) {
      putPartial(moments.q5, 5u, place, tile);
    }
  }
}

/// Adds the bias and stores the pixels of one plane that lie inside the picture; gives back what
/// was stored.
fn finish(sums: mat4x4f, number: u32, place: Place) -> mat4x4f {
  let quad = place.group * quads + number;
  var values = sums;
  if (hasBias) {
    let added = bias[quad];
    values = mat4x4f(sums[0] + added, sums[1] + added, sums[2] + added, sums[3] + added);
  }
  if (rectifies) {
    values = mat4x4f(rectify(values[0]), rectify(values[1]), rectify(values[2]), rectify(values[3]));
  }
  if (quad < outQuads) {
    store(quad, pixelOf(place.corner, place.local, 0u), values[0]);
    store(quad, pixelOf(place.corner, place.local, 1u), values[1]);
    store(quad, pixelOf(place.corner, place.local, 2u), values[2]);
    store(quad, pixelOf(place.corner, place.local, 3u), values[3]);
  }
  if (hasStatistics && place.localIndex == 0u) {
    about[number] = values[0];
  }
  return values;
}

fn rectify(value: vec4f) -> vec4f {
  return max(value, vec4f(0.0));
}

fn store(quad: u32, pixel: vec2u, value: vec4f) {
  if (all(pixel < layer.outSize)) {
    output[(quad * layer.outSize.y + pixel.y) * layer.outSize.x + pixel.x] = Element4(value);
  }
}

/// One invocation's share of the tile's moments; pixels outside the picture do not count.
fn momentsOf(values: mat4x4f, number: u32, place: Place) -> mat2x4f {
  let d0 = deviation(values[0], number, pixelOf(place.corner, place.local, 0u));
  let d1 = deviation(values[1], number, pixelOf(place.corner, place.local, 1u));
  let d2 = deviation(values[2], number, pixelOf(place.corner, place.local, 2u));
  let d3 = deviation(values[3], number, pixelOf(place.corner, place.local, 3u));
  return mat2x4f((d0 + d1) + (d2 + d3), (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3));
}

fn deviation(value: vec4f, number: u32, pixel: vec2u) -> vec4f {
  return select(vec4f(0.0), value - about[number], all(pixel < layer.outSize));
}

fn putPartial(moments: mat2x4f, number: u32, place: Place, tile: u32) {
  let quad = place.group * quads + number;
  if (quad >= outQuads) {
    return;
  }
  let pixels = min(vec2u(2u * invocationsX, 2u * invocationsY), layer.outSize - place.corner);
  let count = f32(pixels.x * pixels.y);
  let at = 2u * (quad * layer.tiles.x * layer.tiles.y + tile);
  partials[at] = about[number] + moments[0] / count;
  partials[at + 1u] = max(moments[1] - moments[0] * moments[0] / count, vec4f(0.0));
}
