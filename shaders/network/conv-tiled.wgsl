// Convolution that stages its input, with the border the taps reach into, in workgroup memory: each
// value is read from memory and normalised once for all taps. Best on GPUs.

/// Input planes staged at a time.
override chunk: u32 = 2;

override tileWidth: u32 = (2 * invocationsX - 1) * stride + kernel;
override tileHeight: u32 = (2 * invocationsY - 1) * stride + kernel;
override tileElements: u32 = tileWidth * tileHeight * chunk;

/// [chunk][tileHeight][tileWidth]
var<workgroup> tile: array<Element4, tileElements>;

fn convolve(corner: vec2u, local: vec2u, localIndex: u32, group: u32) -> Sums {
  var sums: Sums;
  let origin = vec2i(corner * stride) - i32(pad);
  let base = local.y * stride * tileWidth + local.x * stride;
  let right = invocationsX * stride;
  let below = invocationsY * stride * tileWidth;
  for (var start = 0u; start < inQuads; start += chunk) {
    let planes = min(chunk, inQuads - start);
    workgroupBarrier();
    for (var index = localIndex; index < planes * tileWidth * tileHeight; index += invocationsX * invocationsY) {
      let plane = index / (tileWidth * tileHeight);
      let inPlane = index % (tileWidth * tileHeight);
      let inTile = vec2i(vec2u(inPlane % tileWidth, inPlane / tileWidth));
      let value = readPadded(start + plane, origin + inTile);
      tile[index] = Element4(value);
      if (keepsInput && group == 0u) {
        keep(start + plane, inTile - i32(pad), origin + inTile, value);
      }
    }
    workgroupBarrier();
    for (var plane = 0u; plane < planes; plane++) {
      for (var row = 0u; row < kernel; row++) {
        var at = (plane * tileHeight + row) * tileWidth + base;
        var block = (row * kernel * inQuads + start + plane) * outQuads + group * quads;
        for (var column = 0u; column < kernel; column++) {
          addTap(&sums, block, FourPixels(tile[at], tile[at + right], tile[at + below], tile[at + below + right]));
          at++;
          block += inQuads * outQuads;
        }
      }
    }
  }
  return sums;
}

/// Stores a staged value once: by the tile it lies in, not by those whose border it is.
fn keep(quad: u32, inTile: vec2i, position: vec2i, value: vec4f) {
  let tileSize = vec2i(vec2u(2u * invocationsX, 2u * invocationsY));
  if (all(inTile >= vec2i(0)) && all(inTile < tileSize) && all(position < vec2i(layer.size))) {
    keptInput[quad * planeSize() + planeIndex(position)] = Element4(value);
  }
}
