// The mean over height and width. One invocation adds up a plane: there are as many planes as a GPU
// can use, and few pixels at this depth. Joined from network/: element, operands; then this.

override workgroupLength: u32 = 32;

@group(1) @binding(0) var<storage, read_write> output: array<Element4>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= inQuads) {
    return;
  }
  var sum = vec4f(0.0);
  for (var index = 0u; index < planeSize(); index++) {
    sum += readView(id.x, index);
  }
  output[id.x] = Element4(sum / f32(planeSize()));
}
