// Reads a still and writes the network's folded input, sRGB in 0..1. Joined from network/: element;
// then this, then network/add-pattern and network/fold.

@group(0) @binding(0) var still: texture_2d<f32>;

fn readColour(pixel: vec2u) -> vec3f {
  return textureLoad(still, pixel, 0).rgb;
}
