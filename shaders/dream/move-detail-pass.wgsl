// Moves the detail along with the picture and lets it fade (src/engine/dream/motion-field.ts and
// detail.ts), and adds up how much lighter it makes the picture and where it is strongest. Joined
// from gpu/: gather, headroom; dream/: read-field, dream-frame; then this.

/// What is left over where the match was bad.
override keptWithoutTrust: f32;

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var camera: texture_2d<f32>;
/// Motion in shares of width and height, trust, interest.
@group(0) @binding(2) var<storage, read> field: array<vec4f>;
@group(0) @binding(3) var<storage, read> detail: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> moved: array<vec4f>;
/// For each workgroup: the light added in red, green and blue, and the largest change.
@group(0) @binding(5) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let size = frame.size;
  var share = vec4f(0.0);
  if (id.x < size.x * size.y) {
    let pixel = vec2u(id.x % size.x, id.x / size.x);
    let value = frame.memory * carried(pixel);
    moved[id.x] = vec4f(value, 0.0);
    let before = textureLoad(camera, pixel, 0).rgb;
    let after = addWithinRoom(before, frame.strength * value);
    let change = abs(value);
    share = vec4f(after - before, max(change.r, max(change.g, change.b)));
  }
  let total = gather(share, local);
  if (local == 0u) {
    partials[group.x] = total;
  }
}

/// The detail that came to a pixel, read backwards and bilinearly; what comes from outside repeats
/// the edge.
fn carried(pixel: vec2u) -> vec3f {
  let size = vec2f(frame.size);
  let motion = fieldAt(pixel, frame.size, frame.grid);
  let source = clamp(vec2f(pixel) - motion.xy * size, vec2f(0.0), size - 1.0);
  let near = vec2u(source);
  let far = min(near + 1u, frame.size - 1u);
  let share = source - vec2f(near);
  let above = mix(detailAt(near), detailAt(vec2u(far.x, near.y)), share.x);
  let below = mix(detailAt(vec2u(near.x, far.y)), detailAt(far), share.x);
  return mix(keptWithoutTrust, 1.0, motion.z) * mix(above, below, share.y);
}

fn detailAt(pixel: vec2u) -> vec3f {
  return detail[pixel.y * frame.size.x + pixel.x].rgb;
}
