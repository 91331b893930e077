// Reading a layer's input. Nothing is stored between a convolution and the next one's load:
// normalisation, ReLU, the residual addition and the nearest-neighbour enlargement are applied
// here, while reading.
//
// Stored tensors are planes of four channels: [channels / 4][height][width] of Element4, so that
// neighbouring invocations read neighbouring memory. Missing channels of the last plane are 0.

/// Sizes of one step of the plan, and where its input's coefficients lie.
struct Layer {
  /// Width and height of the input as the step sees it: the stored size times `enlarge`.
  size: vec2u,
  /// Width and height of the stored tensors.
  stored: vec2u,
  /// Width and height of what the step writes.
  outSize: vec2u,
  /// Workgroups across and down, each one tile of the output.
  tiles: vec2u,
  /// Index of the first and second operand's coefficients in `coefficients`.
  firstCoefficients: u32,
  secondCoefficients: u32,
  /// Keeps the struct a multiple of 16 bytes.
  padding: vec2u,
}

/// Stored planes of the input.
override inQuads: u32 = 1;
/// What happens to the first operand while it is read.
override firstNormed: bool = false;
override firstRelu: bool = false;
/// Whether a second operand is added, and what happens to it first.
override hasSecond: bool = false;
override secondNormed: bool = false;
override secondRelu: bool = false;
/// ReLU after the addition.
override sumRelu: bool = false;
/// Nearest-neighbour enlargement.
override enlarge: u32 = 1;

@group(0) @binding(0) var<uniform> layer: Layer;
@group(0) @binding(1) var<storage, read> first: array<Element4>;
@group(0) @binding(2) var<storage, read> second: array<Element4>;
/// For each normalised tensor: `quads` multipliers, then `quads` addends (then means and variances,
/// not read here).
@group(0) @binding(3) var<storage, read> coefficients: array<vec4f>;

/// Where a pixel of the view lies within a stored plane; outside the picture, the nearest edge
/// pixel.
fn planeIndex(position: vec2i) -> u32 {
  let inside = vec2u(clamp(position, vec2i(0), vec2i(layer.size) - 1)) / enlarge;
  return inside.y * layer.stored.x + inside.x;
}

/// Pixels of a stored plane.
fn planeSize() -> u32 {
  return layer.stored.x * layer.stored.y;
}

/// Four channels of the input at a plane index.
fn readView(quad: u32, index: u32) -> vec4f {
  let at = quad * planeSize() + index;
  var value = vec4f(first[at]);
  if (firstNormed) {
    value = value * coefficients[layer.firstCoefficients + quad] + coefficients[layer.firstCoefficients + inQuads + quad];
  }
  if (firstRelu) {
    value = max(value, vec4f(0.0));
  }
  if (hasSecond) {
    var added = vec4f(second[at]);
    if (secondNormed) {
      added = added * coefficients[layer.secondCoefficients + quad] + coefficients[layer.secondCoefficients + inQuads + quad];
    }
    if (secondRelu) {
      added = max(added, vec4f(0.0));
    }
    value += added;
  }
  if (sumRelu) {
    value = max(value, vec4f(0.0));
  }
  return value;
}
