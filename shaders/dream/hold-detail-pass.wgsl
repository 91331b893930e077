// Takes away what makes the picture lighter than the camera's, limits the detail, and shows it,
// with its grip (src/engine/dream/grip.ts) as the picture's alpha. Joined from gpu/: headroom;
// dream/: dream-frame; then this.

override workgroupLength: u32 = 256;
/// The largest change of any value.
override detailLimit: f32;
/// The neighbourhood of a pixel's grip: so many pixels either way, and their distance.
override gripReach: i32;
override gripStride: i32;
/// A mean change of the neighbourhood that has all the grip there is.
override fullGripFrom: f32;

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var camera: texture_2d<f32>;
@group(0) @binding(2) var<storage, read> moved: array<vec4f>;
/// The light that the detail adds, over all pixels.
@group(0) @binding(3) var<storage, read> totals: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> detail: array<vec4f>;
/// What is seen of the detail.
@group(0) @binding(5) var<storage, read_write> shown: array<vec4f>;
@group(0) @binding(6) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let pixels = frame.size.x * frame.size.y;
  if (id.x >= pixels) {
    return;
  }
  let pixel = vec2u(id.x % frame.size.x, id.x / frame.size.x);
  let excess = frame.hold * totals[0].rgb / f32(pixels);
  let held = heldAt(id.x, excess);
  detail[id.x] = vec4f(held, 0.0);
  let seen = mix(shown[id.x].rgb, held, frame.shownShare);
  shown[id.x] = vec4f(seen, 0.0);
  let colour = addWithinRoom(textureLoad(camera, pixel, 0).rgb, frame.strength * seen);
  textureStore(picture, pixel, vec4f(colour, gripAt(vec2i(pixel), excess)));
}

fn heldAt(at: u32, excess: vec3f) -> vec3f {
  return clamp(moved[at].rgb - excess, vec3f(-detailLimit), vec3f(detailLimit));
}

fn gripAt(pixel: vec2i, excess: vec3f) -> f32 {
  if (frame.mostGrip == 0.0) {
    return 0.0;
  }
  let last = vec2i(frame.size) - 1;
  var sum = vec3f(0.0);
  for (var row = -gripReach; row <= gripReach; row++) {
    for (var column = -gripReach; column <= gripReach; column++) {
      let near = clamp(pixel + gripStride * vec2i(column, row), vec2i(0), last);
      sum += abs(heldAt(u32(near.y) * frame.size.x + u32(near.x), excess));
    }
  }
  let side = f32(2 * gripReach + 1);
  let change = (sum.r + sum.g + sum.b) / (3.0 * side * side);
  return frame.mostGrip * min(1.0, change / fullGripFrom);
}
