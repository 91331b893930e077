// Adds the detail to a strip of a picture of any size: bilinear, edges repeated. Joined from gpu/:
// headroom; then this.

override workgroupLength: u32 = 256;

/// Some rows of a larger picture.
struct Strip {
  /// Of the whole picture, in pixels.
  size: vec2u,
  detailSize: vec2u,
  /// The first row, and how many there are.
  top: u32,
  rows: u32,
  /// The share of the dream that is shown.
  strength: f32,
}

@group(0) @binding(0) var<uniform> strip: Strip;
@group(0) @binding(1) var<storage, read> detail: array<vec4f>;
/// RGBA8.
@group(0) @binding(2) var<storage, read_write> pixels: array<u32>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= strip.rows * strip.size.x) {
    return;
  }
  let pixel = vec2f(vec2u(id.x % strip.size.x, strip.top + id.x / strip.size.x));
  let last = strip.detailSize - 1u;
  let position = (pixel + 0.5) / vec2f(strip.size) * vec2f(strip.detailSize) - 0.5;
  let source = clamp(position, vec2f(0.0), vec2f(last));
  let near = vec2u(source);
  let far = min(near + 1u, last);
  let share = source - vec2f(near);
  let above = mix(detailAt(near), detailAt(vec2u(far.x, near.y)), share.x);
  let below = mix(detailAt(vec2u(near.x, far.y)), detailAt(far), share.x);
  let sum = addWithinRoom(unpack4x8unorm(pixels[id.x]).rgb, strip.strength * mix(above, below, share.y));
  pixels[id.x] = pack4x8unorm(vec4f(sum, 1.0));
}

fn detailAt(pixel: vec2u) -> vec3f {
  return detail[pixel.y * strip.detailSize.x + pixel.x].rgb;
}
