// Reading a camera frame in display orientation. Joined in front of the passes that ingest frames.

/// How an output picture is read from a source frame.
struct FrameGeometry {
  /// source.u = dot(rowU.xyz, (u, v, 1)) for output coordinates u, v in 0..1. The w component is
  /// unused.
  rowU: vec4f,
  /// source.v, likewise.
  rowV: vec4f,
  /// Output width and height in pixels.
  size: vec2u,
  /// Samples along each side of an output pixel: more than 1 where the frame is reduced, so that
  /// nothing flickers.
  taps: u32,
  /// Keeps the struct a multiple of 16 bytes.
  padding: u32,
}

/// The frame's colour under one output pixel, sRGB in 0..1: the mean of taps x taps bilinear
/// samples spread over the pixel.
fn sampleFrame(frame: texture_external, frameSampler: sampler, geometry: FrameGeometry, pixel: vec2u) -> vec3f {
  var sum = vec3f(0.0);
  for (var row = 0u; row < geometry.taps; row++) {
    for (var column = 0u; column < geometry.taps; column++) {
      let inPixel = (vec2f(f32(column), f32(row)) + 0.5) / f32(geometry.taps);
      let uv = vec3f((vec2f(pixel) + inPixel) / vec2f(geometry.size), 1.0);
      let source = vec2f(dot(geometry.rowU.xyz, uv), dot(geometry.rowV.xyz, uv));
      sum += textureSampleBaseClampToEdge(frame, frameSampler, source).rgb;
    }
  }
  return sum / f32(geometry.taps * geometry.taps);
}
