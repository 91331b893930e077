// Writes a view as the display texture: sigmoid and depth-to-space. For networks whose last
// convolution cannot do so itself (convolution-to-picture-pass.wgsl). Joined from network/:
// element, operands, unfold.

override workgroupSide: u32 = 8;

@group(1) @binding(0) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= textureDimensions(picture))) {
    return;
  }
  let folded = id.xy / block;
  let inBlock = id.xy % block;
  let index = planeIndex(vec2i(folded));
  let channel = (inBlock.y * block + inBlock.x) * 3u;
  // Three channels in a row lie in one plane or in two neighbouring ones.
  let near = readView(channel / 4u, index);
  let far = readView(min(channel / 4u + 1u, inQuads - 1u), index);
  var colour = vec3f(0.0);
  for (var number = 0u; number < 3u; number++) {
    let at = channel % 4u + number;
    colour[number] = select(far[at & 3u], near[at & 3u], at < 4u);
  }
  putPixel(id.xy, colour);
}
