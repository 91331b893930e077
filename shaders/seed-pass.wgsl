// An objective's gradient at its own layer. One invocation looks at all channels of one position.
//
// - half the squared norm: the activation itself (Mordvintsev, Olah & Tyka 2015, "Inceptionism").
// - one channel's mean, or one score: a constant in that channel.
// - a guide: the guide's vector that has the largest dot product with this position (google/deepdream, "controlling dreams").
//
// Joined from common/: element, gradient-sink; then this.

/// 0 half the squared norm, 1 one channel, 2 a guide.
override kind: u32 = 0;
override workgroupLength: u32 = 64;

/// One objective at one layer.
struct Seed {
  /// Width and height of the layer.
  size: vec2u,
  /// Planes of the layer.
  quads: u32,
  /// The chosen channel.
  channel: u32,
  /// Vectors of the guide.
  guides: u32,
}

@group(0) @binding(0) var<uniform> seed: Seed;
@group(0) @binding(1) var<storage, read> values: array<Element4>;
/// [guides][quads]
@group(1) @binding(0) var<storage, read> guides: array<vec4f>;
/// Each workgroup's share of the objective's value.
@group(1) @binding(1) var<storage, read_write> partials: array<f32>;

var<workgroup> products: array<f32, workgroupLength>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(local_invocation_index) localIndex: u32,
  @builtin(workgroup_id) workgroup: vec3u,
) {
  let positions = seed.size.x * seed.size.y;
  var product = 0.0;
  if (id.x < positions) {
    let pixel = vec2u(id.x % seed.size.x, id.x / seed.size.x);
    let guide = mostSimilar(id.x);
    for (var quad = 0u; quad < seed.quads; quad++) {
      let value = valueAt(quad, id.x);
      let slope = slopeAt(quad, value, guide);
      product += dot(value, slope);
      putGradient(quad, pixel, slope);
    }
  }
  products[localIndex] = product;
  for (var half = workgroupLength / 2u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (localIndex < half) {
      products[localIndex] += products[localIndex + half];
    }
  }
  if (localIndex == 0u) {
    // Half the squared norm is half the product with its own gradient; the others are linear.
    partials[workgroup.x] = select(1.0, 0.5, kind == 0u) * products[0];
  }
}

fn valueAt(quad: u32, position: u32) -> vec4f {
  return vec4f(values[quad * seed.size.x * seed.size.y + position]);
}

fn slopeAt(quad: u32, value: vec4f, guide: u32) -> vec4f {
  if (kind == 0u) {
    return value;
  }
  if (kind == 1u) {
    let isChosen = quad * 4u + vec4u(0u, 1u, 2u, 3u) == vec4u(seed.channel);
    return select(vec4f(0.0), vec4f(1.0 / f32(seed.size.x * seed.size.y)), isChosen);
  }
  return guides[guide * seed.quads + quad];
}

/// The guide's vector with the largest dot product; of equal ones the first.
fn mostSimilar(position: u32) -> u32 {
  var best = 0u;
  var bestProduct = 0.0;
  if (kind == 2u) {
    for (var guide = 0u; guide < seed.guides; guide++) {
      var product = 0.0;
      for (var quad = 0u; quad < seed.quads; quad++) {
        product += dot(valueAt(quad, position), guides[guide * seed.quads + quad]);
      }
      if (guide == 0u || product > bestProduct) {
        best = guide;
        bestProduct = product;
      }
    }
  }
  return best;
}
