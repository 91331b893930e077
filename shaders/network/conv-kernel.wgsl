// What the two ways of convolving share: each invocation computes four pixels of up to 24 output
// channels in registers.

/// Planes of four output channels that one invocation computes, 1 to 6.
override quads: u32 = 4;
/// Planes of the output.
override outQuads: u32 = 1;
override kernel: u32 = 3;
override stride: u32 = 1;
override pad: u32 = 1;
/// Whether the border repeats the edge; otherwise it is 0.
override edgePad: bool = true;
/// Whether the input, once read and added up, is stored for later layers. Needs a convolution that
/// keeps the size.
override keepsInput: bool = false;
override invocationsX: u32 = 8;
override invocationsY: u32 = 8;

/// [kernel][kernel][inQuads][outQuads] blocks.
@group(1) @binding(0) var<storage, read> weights: array<ElementMatrix>;
/// The input, added up: written where `keepsInput`.
@group(1) @binding(1) var<storage, read_write> keptInput: array<Element4>;

/// Sums of one invocation: a matrix for each plane of output channels, a column for each pixel.
struct Sums {
  q0: mat4x4f,
  q1: mat4x4f,
  q2: mat4x4f,
  q3: mat4x4f,
  q4: mat4x4f,
  q5: mat4x4f,
}

/// Four input channels at an invocation's four pixels.
struct FourPixels {
  p0: Element4,
  p1: Element4,
  p2: Element4,
  p3: Element4,
}

/// Pixel 0 to 3 of an invocation: two across and two down, a workgroup apart, so that neighbours
/// read neighbouring memory.
fn pixelOf(corner: vec2u, local: vec2u, number: u32) -> vec2u {
  return corner + local + vec2u((number & 1u) * invocationsX, (number >> 1u) * invocationsY);
}

fn addBlock(sums: mat4x4f, block: ElementMatrix, x: FourPixels) -> mat4x4f {
  return mat4x4f(
    multiplyAdd(sums[0], block, x.p0),
    multiplyAdd(sums[1], block, x.p1),
    multiplyAdd(sums[2], block, x.p2),
    multiplyAdd(sums[3], block, x.p3),
  );
}

/// Adds one tap of four input channels. `block` is the index of the first output plane's block. The
/// branches are constant.
fn addTap(sums: ptr<function, Sums>, block: u32, x: FourPixels) {
  (*sums).q0 = addBlock((*sums).q0, weights[block], x);
  if (quads > 1u) {
    (*sums).q1 = addBlock((*sums).q1, weights[block + 1u], x);
  }
  if (quads > 2u) {
    (*sums).q2 = addBlock((*sums).q2, weights[block + 2u], x);
  }
  if (quads > 3u) {
    (*sums).q3 = addBlock((*sums).q3, weights[block + 3u], x);
  }
  if (quads > 4u) {
    (*sums).q4 = addBlock((*sums).q4, weights[block + 4u], x);
  }
  if (quads > 5u) {
    (*sums).q5 = addBlock((*sums).q5, weights[block + 5u], x);
  }
}

/// One plane of an invocation's sums.
fn sumsOf(sums: Sums, quad: u32) -> mat4x4f {
  switch (quad) {
    case 1u: {
      return sums.q1;
    }
    case 2u: {
      return sums.q2;
    }
    case 3u: {
      return sums.q3;
    }
    case 4u: {
      return sums.q4;
    }
    case 5u: {
      return sums.q5;
    }
    default: {
      return sums.q0;
    }
  }
}

/// Four channels at a view position, 0 outside the picture where the border is 0.
fn readPadded(quad: u32, position: vec2i) -> vec4f {
  let value = readView(quad, planeIndex(position));
  let isInside = edgePad || (all(position >= vec2i(0)) && all(position < vec2i(layer.size)));
  return select(vec4f(0.0), value, isInside);
}
