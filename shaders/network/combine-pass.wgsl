// Stores a view as a plain tensor, where a later layer cannot read it through
// network/operands.wgsl. Joined from network/: element, operands.

override workgroupSide: u32 = 8;

@group(1) @binding(0) var<storage, read_write> output: array<Element4>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (all(id.xy < layer.size)) {
    output[(id.z * layer.size.y + id.y) * layer.size.x + id.x] = Element4(readView(id.z, planeIndex(vec2i(id.xy))));
  }
}
