// Reads a camera frame and writes it as a picture in display orientation, for the camera's side of
// the mirror.

override workgroupSide: u32 = 8;

@group(0) @binding(0) var frame: texture_external;
@group(0) @binding(1) var frameSampler: sampler;
@group(0) @binding(2) var<uniform> geometry: FrameGeometry;
@group(1) @binding(0) var picture: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupSide, workgroupSide)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= geometry.size)) {
    return;
  }
  textureStore(picture, id.xy, vec4f(sampleFrame(frame, frameSampler, geometry, id.xy), 1.0));
}
