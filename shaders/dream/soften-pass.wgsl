// Takes the lines out of a picture that a strong dream is laid over (src/engine/dream/soften.ts).
// Joined from gpu/: resize-taps; then this.

override workgroupLength: u32 = 256;

/// How far the lines are gone, 0..1.
@group(0) @binding(0) var<uniform> share: f32;
@group(0) @binding(1) var sharp: texture_2d<f32>;
/// The same at `coarseSize`.
@group(0) @binding(2) var coarse: texture_2d<f32>;
@group(0) @binding(3) var soft: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(soft);
  if (id.x >= size.x * size.y) {
    return;
  }
  let pixel = vec2u(id.x % size.x, id.x / size.x);
  let lines = textureLoad(sharp, pixel, 0).rgb;
  textureStore(soft, pixel, vec4f(mix(lines, resizedAt(coarse, pixel, size), share), 1.0));
}
