// The gradient of a convolution to its input: a convolution of the gradient at its output with the
// transposed kernel. Where the convolution went in steps, output planes are phases that are put in
// their places here (depth to space).
//
// Joined from network/: element, operands, conv-kernel, conv-direct or conv-tiled; perception/:
// gradient-sink; then this.

/// The convolution's stride: planes are [phases][phases][planes of the input].
override phases: u32 = 1;

/// Which pixels and planes an invocation works on.
struct Place {
  corner: vec2u,
  local: vec2u,
  /// The first of its planes.
  quad: u32,
}

@compute @workgroup_size(invocationsX, invocationsY)
fn main(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) localIndex: u32,
) {
  let corner = workgroup.xy * vec2u(2u * invocationsX, 2u * invocationsY);
  let place = Place(corner, local.xy, workgroup.z * quads);
  let sums = convolve(corner, local.xy, localIndex, workgroup.z);
  putPlane(sums.q0, 0u, place);
  if (quads > 1u) {
    putPlane(sums.q1, 1u, place);
  }
  if (quads > 2u) {
    putPlane(sums.q2, 2u, place);
  }
  if (quads > 3u) {
    putPlane(sums.q3, 3u, place);
  }
  if (quads > 4u) {
    putPlane(sums.q4, 4u, place);
  }
  if (quads > 5u) {
    putPlane(sums.q5, 5u, place);
  }
}

fn putPlane(values: mat4x4f, number: u32, place: Place) {
  let planes = outQuads / (phases * phases);
  let plane = place.quad + number;
  let phase = vec2u(plane / planes % phases, plane / planes / phases);
  putPixel(plane % planes, phase, pixelOf(place.corner, place.local, 0u), values[0]);
  putPixel(plane % planes, phase, pixelOf(place.corner, place.local, 1u), values[1]);
  putPixel(plane % planes, phase, pixelOf(place.corner, place.local, 2u), values[2]);
  putPixel(plane % planes, phase, pixelOf(place.corner, place.local, 3u), values[3]);
}

fn putPixel(plane: u32, phase: vec2u, pixel: vec2u, value: vec4f) {
  if (all(pixel < layer.outSize)) {
    putGradient(plane, pixel * phases + phase, value);
  }
}
