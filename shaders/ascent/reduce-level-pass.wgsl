// One level of the pyramid from the finer one: blurs and keeps every second pixel, edges repeated.
// Joined from ascent/: pyramid-level; then this.

override workgroupLength: u32 = 256;

/// The binomial kernel of tensorflow's DeepDream notebook.
const KERNEL = array<f32, 5>(1.0 / 16.0, 4.0 / 16.0, 6.0 / 16.0, 4.0 / 16.0, 1.0 / 16.0);

@group(0) @binding(0) var<uniform> level: Level;
@group(0) @binding(1) var<storage, read> fine: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> coarse: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = level.coarseSize;
  if (id.x >= size.x * size.y) {
    return;
  }
  let corner = 2 * vec2i(vec2u(id.x % size.x, id.x / size.x)) - 2;
  let last = vec2i(level.size) - 1;
  var sum = vec3f(0.0);
  for (var row = 0; row < 5; row++) {
    for (var column = 0; column < 5; column++) {
      let at = vec2u(clamp(corner + vec2i(column, row), vec2i(0), last));
      sum += KERNEL[row] * KERNEL[column] * fine[at.y * level.size.x + at.x].rgb;
    }
  }
  coarse[id.x] = vec4f(sum, 0.0);
}
