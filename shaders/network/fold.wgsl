// Space-to-depth while reading a picture: the network's input, planes of four channels. Joined
// behind a `readColour` and network/add-pattern.

/// Sizes of the network's input.
struct Fold {
  /// Width and height of the picture.
  size: vec2u,
  /// Width and height of the folded tensor; the picture is padded by its edge on the right and
  /// below to fill it.
  folded: vec2u,
  /// Width of each octave's cells of the pattern in pixels.
  cells: vec4f,
}

/// Pixels along each side that are folded into the channels: channel (row * block + column) * 3 +
/// colour.
override block: u32 = 2;
override workgroupSide: u32 = 8;

@group(1) @binding(0) var<uniform> fold: Fold;
@group(1) @binding(1) var<storage, read_write> input: array<Element4>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= fold.folded)) {
    return;
  }
  var plane = vec4f(0.0);
  var channel = 0u;
  for (var inBlock = 0u; inBlock < block * block; inBlock++) {
    let pixel = id.xy * block + vec2u(inBlock % block, inBlock / block);
    // Nothing is clamped: on a white or black wall half of the pattern would be lost.
    let colour = readColour(min(pixel, fold.size - 1u)) + addedTo(pixel);
    for (var component = 0u; component < 3u; component++) {
      plane[channel % 4u] = colour[component];
      channel++;
      if (channel % 4u == 0u) {
        putPlane(id.xy, channel / 4u - 1u, plane);
        plane = vec4f(0.0);
      }
    }
  }
  if (channel % 4u != 0u) {
    putPlane(id.xy, channel / 4u, plane);
  }
}

/// A network without a pattern reads the picture as it is.
fn addedTo(pixel: vec2u) -> f32 {
  if (octaves == 0u) {
    return 0.0;
  }
  return patternAt(pixel);
}

fn putPlane(position: vec2u, quad: u32, value: vec4f) {
  input[(quad * fold.folded.y + position.y) * fold.folded.x + position.x] = Element4(value);
}
