// Convolution that reads its input straight from memory: best where caches are large and barriers
// dear.

fn convolve(corner: vec2u, local: vec2u, localIndex: u32, group: u32) -> Sums {
  var sums: Sums;
  let base = array<vec2i, 4>(
    vec2i(pixelOf(corner, local, 0u) * stride),
    vec2i(pixelOf(corner, local, 1u) * stride),
    vec2i(pixelOf(corner, local, 2u) * stride),
    vec2i(pixelOf(corner, local, 3u) * stride),
  );
  for (var row = 0u; row < kernel; row++) {
    for (var column = 0u; column < kernel; column++) {
      let tap = vec2i(vec2u(column, row)) - i32(pad);
      var block = (row * kernel + column) * inQuads * outQuads + group * quads;
      for (var quad = 0u; quad < inQuads; quad++) {
        let v0 = readPadded(quad, base[0] + tap);
        let v1 = readPadded(quad, base[1] + tap);
        let v2 = readPadded(quad, base[2] + tap);
        let v3 = readPadded(quad, base[3] + tap);
        if (keepsInput && group == 0u && row == pad && column == pad) {
          keep(quad, base[0], v0);
          keep(quad, base[1], v1);
          keep(quad, base[2], v2);
          keep(quad, base[3], v3);
        }
        addTap(&sums, block, FourPixels(Element4(v0), Element4(v1), Element4(v2), Element4(v3)));
        block += outQuads;
      }
    }
  }
  return sums;
}

fn keep(quad: u32, position: vec2i, value: vec4f) {
  if (all(position < vec2i(layer.size))) {
    keptInput[quad * planeSize() + planeIndex(position)] = Element4(value);
  }
}
