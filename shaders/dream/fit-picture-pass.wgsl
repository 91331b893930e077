// Brings a picture to another size. Joined from gpu/: resize-taps; then this.

override workgroupLength: u32 = 256;

@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var fitted: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(fitted);
  if (id.x >= size.x * size.y) {
    return;
  }
  let pixel = vec2u(id.x % size.x, id.x / size.x);
  textureStore(fitted, pixel, vec4f(resizedAt(source, pixel, size), 1.0));
}
