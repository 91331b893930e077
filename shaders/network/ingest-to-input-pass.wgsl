// Reads a camera frame in display orientation and writes the network's folded input, sRGB in 0..1.
// Joined from network/: element; gpu/: sample-frame; then this, then network/add-pattern
// and network/fold.

@group(0) @binding(0) var frame: texture_external;
@group(0) @binding(1) var frameSampler: sampler;
@group(0) @binding(2) var<uniform> geometry: FrameGeometry;

fn readColour(pixel: vec2u) -> vec3f {
  return sampleFrame(frame, frameSampler, geometry, pixel);
}
