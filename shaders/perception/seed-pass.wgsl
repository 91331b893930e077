// An objective's gradient at its own layer. One invocation looks at all channels of one position.
//
// - half the squared norm: the activation itself (Mordvintsev, Olah & Tyka 2015, "Inceptionism").
// - one channel's mean, or one score: a constant in that channel.
// - one channel's mean behind a leaky ReLU: that constant, and a small share of it where the
//   channel is not positive.
// - the logarithm of a class's odds: the score minus the logarithm of all others' exponentials, so
//   one-hot minus the softmax of the others.
// - a guide: the guide's vector that has the largest dot product with this position
//   (google/deepdream, "controlling dreams").
// - given numbers: one for each of the layer's values.
//
// Joined from network/: element; perception/: gradient-sink; then this.

/// 0 half the squared norm, 1 one channel, 2 a guide, 3 the logarithm of one channel's odds,
/// 4 given numbers, 5 one channel behind a leaky ReLU.
override kind: u32 = 0;
/// The leaky ReLU's slope below zero.
override leak: f32 = 0.0;
override workgroupLength: u32 = 64;

/// Below every score.
const LOWEST = -3.0e38;

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
  /// Channels of the layer; those that fill its last plane do not count.
  channels: u32,
  /// Where this layer's shares of the objective's value begin.
  firstPartial: u32,
  /// Keeps the struct a multiple of 8 bytes.
  padding: u32,
}

@group(0) @binding(0) var<uniform> seed: Seed;
@group(0) @binding(1) var<storage, read> values: array<Element4>;
/// [guides][quads]; given numbers are [quads][positions].
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
    let logTotal = logOfTotal(id.x);
    for (var quad = 0u; quad < seed.quads; quad++) {
      let value = valueAt(quad, id.x);
      let slope = slopeAt(quad, id.x, guide, logTotal);
      product += dot(value, factorAt(quad, slope));
      putGradient(quad, pixel, slope);
    }
    // The logarithm of the odds is the score minus that: not a product with its own gradient.
    product -= logTotal;
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
    partials[seed.firstPartial + workgroup.x] = select(1.0, 0.5, kind == 0u) * products[0];
  }
}

fn valueAt(quad: u32, position: u32) -> vec4f {
  return vec4f(values[quad * seed.size.x * seed.size.y + position]);
}

fn slopeAt(quad: u32, position: u32, guide: u32, logTotal: f32) -> vec4f {
  let positions = seed.size.x * seed.size.y;
  if (kind == 0u) {
    return valueAt(quad, position);
  }
  if (kind == 1u) {
    return chosen(quad) / f32(positions);
  }
  if (kind == 5u) {
    return chosen(quad) * select(vec4f(leak), vec4f(1.0), valueAt(quad, position) > vec4f(0.0)) / f32(positions);
  }
  if (kind == 3u) {
    return chosen(quad) - sharesAt(quad, valueAt(quad, position), logTotal);
  }
  if (kind == 4u) {
    return guides[quad * positions + position];
  }
  return guides[guide * seed.quads + quad];
}

/// What a value counts with in the objective's own value: its gradient, but for the logarithm of
/// odds only the chosen score.
fn factorAt(quad: u32, slope: vec4f) -> vec4f {
  return select(slope, chosen(quad), vec4<bool>(kind == 3u));
}

/// 1 in the chosen channel.
fn chosen(quad: u32) -> vec4f {
  return select(vec4f(0.0), vec4f(1.0), channelsOf(quad) == vec4u(seed.channel));
}

fn channelsOf(quad: u32) -> vec4u {
  return quad * 4u + vec4u(0u, 1u, 2u, 3u);
}

/// Softmax over the channels but the chosen one.
fn sharesAt(quad: u32, value: vec4f, logTotal: f32) -> vec4f {
  return select(vec4f(0.0), exp(value - logTotal), isOther(quad));
}

/// Channels of the layer that are not the chosen one.
fn isOther(quad: u32) -> vec4<bool> {
  let channels = channelsOf(quad);
  return (channels < vec4u(seed.channels)) & (channels != vec4u(seed.channel));
}

/// The logarithm of the sum of the other channels' exponentials, from the largest on so that none
/// overflows; 0 for the other objectives.
fn logOfTotal(position: u32) -> f32 {
  if (kind != 3u) {
    return 0.0;
  }
  var largest = LOWEST;
  for (var quad = 0u; quad < seed.quads; quad++) {
    let value = select(vec4f(largest), valueAt(quad, position), isOther(quad));
    largest = max(largest, max(max(value.x, value.y), max(value.z, value.w)));
  }
  var total = 0.0;
  for (var quad = 0u; quad < seed.quads; quad++) {
    total += dot(sharesAt(quad, valueAt(quad, position), largest), vec4f(1.0));
  }
  return largest + log(total);
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
