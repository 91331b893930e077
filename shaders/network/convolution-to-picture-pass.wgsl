// The last convolution: adds the bias, applies the sigmoid, unfolds depth to space, and writes the
// display texture. One invocation computes all channels of its pixels, at most 24.
//
// Joined from network/: element, operands, conv-kernel, conv-direct or conv-tiled, unfold; then
// this.

override hasBias: bool = false;

@group(1) @binding(2) var<storage, read> bias: array<vec4f>;
@group(1) @binding(3) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(invocationsX, invocationsY)
fn main(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) localIndex: u32,
) {
  let corner = workgroup.xy * vec2u(2u * invocationsX, 2u * invocationsY);
  let sums = convolve(corner, local.xy, localIndex, 0u);
  unfold(sums, 0u, pixelOf(corner, local.xy, 0u));
  unfold(sums, 1u, pixelOf(corner, local.xy, 1u));
  unfold(sums, 2u, pixelOf(corner, local.xy, 2u));
  unfold(sums, 3u, pixelOf(corner, local.xy, 3u));
}

/// Writes the block of picture pixels that one pixel's channels stand for.
fn unfold(sums: Sums, number: u32, pixel: vec2u) {
  var channels = array<vec4f, 6>(
    sums.q0[number],
    sums.q1[number],
    sums.q2[number],
    sums.q3[number],
    sums.q4[number],
    sums.q5[number],
  );
  if (hasBias) {
    for (var quad = 0u; quad < outQuads; quad++) {
      channels[quad] += bias[quad];
    }
  }
  for (var inBlock = 0u; inBlock < block * block; inBlock++) {
    var colour = vec3f(0.0);
    for (var component = 0u; component < 3u; component++) {
      let channel = inBlock * 3u + component;
      colour[component] = channels[channel / 4u][channel % 4u];
    }
    putPixel(pixel * block + vec2u(inBlock % block, inBlock / block), colour);
  }
}
