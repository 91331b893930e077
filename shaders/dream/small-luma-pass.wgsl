// The small grey picture that motion is measured on (src/engine/dream/small-luma.ts). Joined from
// gpu/: resize-taps; dream/: dream-motion; then this.

override workgroupLength: u32 = 64;

@group(0) @binding(0) var<uniform> motion: Motion;
@group(0) @binding(1) var camera: texture_2d<f32>;
@group(0) @binding(2) var<storage, read_write> luma: array<f32>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let small = motion.small;
  if (id.x >= small.x * small.y) {
    return;
  }
  let columns = tapsFor(id.x % small.x, motion.size.x, small.x);
  let rows = tapsFor(id.x / small.x, motion.size.y, small.y);
  var light = 0.0;
  var weights = 0.0;
  for (var row = 0u; row < rows.count; row++) {
    let y = tapPosition(rows, row, motion.size.y);
    for (var column = 0u; column < columns.count; column++) {
      let weight = tapWeight(rows, row) * tapWeight(columns, column);
      let colour = textureLoad(camera, vec2u(tapPosition(columns, column, motion.size.x), y), 0).rgb;
      // The same luma as the compositor's (BT.601).
      light += weight * dot(colour, vec3f(0.299, 0.587, 0.114));
      weights += weight;
    }
  }
  luma[id.x] = light / weights;
}
