// Max-pooling. Which value was the largest is not written down: the way back compares again
// (perception/gradient-sink.wgsl). Joined from network/: element, operands; then this.

/// Side of the window.
override poolSize: u32 = 2;
override workgroupSide: u32 = 8;

@group(1) @binding(0) var<storage, read_write> output: array<Element4>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= layer.outSize)) {
    return;
  }
  let corner = vec2i(id.xy * poolSize);
  var largest = readView(id.z, planeIndex(corner));
  for (var at = 1u; at < poolSize * poolSize; at++) {
    let position = corner + vec2i(vec2u(at % poolSize, at / poolSize));
    largest = max(largest, readView(id.z, planeIndex(position)));
  }
  output[(id.z * layer.outSize.y + id.y) * layer.outSize.x + id.x] = Element4(largest);
}
