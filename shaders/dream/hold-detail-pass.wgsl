// Takes away what makes the picture lighter than the camera's, limits the detail, and shows it.
// Joined from gpu/: headroom; dream/: dream-frame; then this.

override workgroupLength: u32 = 256;
/// The largest change of any value.
override detailLimit: f32;

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var camera: texture_2d<f32>;
@group(0) @binding(2) var<storage, read> moved: array<vec4f>;
/// The light that the detail adds, over all pixels.
@group(0) @binding(3) var<storage, read> totals: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> detail: array<vec4f>;
@group(0) @binding(5) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let pixels = frame.size.x * frame.size.y;
  if (id.x >= pixels) {
    return;
  }
  let pixel = vec2u(id.x % frame.size.x, id.x / frame.size.x);
  let excess = totals[0].rgb / f32(pixels);
  let held = clamp(moved[id.x].rgb - frame.hold * excess, vec3f(-detailLimit), vec3f(detailLimit));
  detail[id.x] = vec4f(held, 0.0);
  let colour = addWithinRoom(textureLoad(camera, pixel, 0).rgb, frame.strength * held);
  textureStore(picture, pixel, vec4f(colour, 1.0));
}
