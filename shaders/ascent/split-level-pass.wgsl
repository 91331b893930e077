// Leaves in a level of the pyramid what the coarser one does not have, and adds up its squares. The
// coarsest stays as it is. Joined from gpu/: gather; ascent/: pyramid-level, expand-level; then
// this.

@group(0) @binding(0) var<uniform> level: Level;
@group(0) @binding(1) var<storage, read> coarse: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> band: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let size = level.size;
  var square = 0.0;
  if (id.x < size.x * size.y) {
    var value = band[id.x].rgb;
    if (level.coarseSize.x > 0u) {
      value -= expand(vec2u(id.x % size.x, id.x / size.x), level.coarseSize);
      band[id.x] = vec4f(value, 0.0);
    }
    square = dot(value, value);
  }
  let total = gather(vec4f(square, 0.0, 0.0, 0.0), local);
  if (local == 0u) {
    partials[level.row * level.stride + group.x] = total;
  }
}
