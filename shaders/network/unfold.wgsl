// The end of the network: sigmoid, depth-to-space, display texture.

/// Pixels along each side that are folded into the channels: channel (row * block + column) * 3 +
/// colour.
override block: u32 = 2;
override hasSigmoid: bool = true;

/// Writes one pixel of the picture if it lies inside (sides that are no multiple of the network's
/// were padded).
fn putPixel(pixel: vec2u, colour: vec3f) {
  if (all(pixel < textureDimensions(picture))) {
    let shown = select(colour, 1.0 / (1.0 + exp(-colour)), hasSigmoid);
    textureStore(picture, pixel, vec4f(shown, 1.0));
  }
}
