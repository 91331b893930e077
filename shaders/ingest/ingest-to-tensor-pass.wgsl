// Reads a camera frame and writes the network's input: float32 [height, width, 3], RGB in 0..1.

override workgroupSide: u32 = 8;

@group(0) @binding(0) var frame: texture_external;
@group(0) @binding(1) var frameSampler: sampler;
@group(0) @binding(2) var<uniform> geometry: FrameGeometry;
@group(1) @binding(0) var<storage, read_write> tensor: array<f32>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= geometry.size)) {
    return;
  }
  let colour = sampleFrame(frame, frameSampler, geometry, id.xy);
  let start = (id.y * geometry.size.x + id.x) * 3u;
  tensor[start] = colour.r;
  tensor[start + 1u] = colour.g;
  tensor[start + 2u] = colour.b;
}
