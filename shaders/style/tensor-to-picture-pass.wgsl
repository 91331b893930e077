// Writes the network's output, float32 [height, width, 3] in 0..1, as a picture the compositor
// samples.

override workgroupSide: u32 = 8;

@group(0) @binding(0) var<storage, read> tensor: array<f32>;
@group(0) @binding(1) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(picture);
  if (any(id.xy >= size)) {
    return;
  }
  let start = (id.y * size.x + id.x) * 3u;
  textureStore(picture, id.xy, vec4f(tensor[start], tensor[start + 1u], tensor[start + 2u], 1.0));
}
