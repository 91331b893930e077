// Brings a picture to another size. Joined from gpu/: resize-taps; then this.

override workgroupLength: u32 = 256;

@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var fitted: texture_storage_2d<rgba8unorm, write>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(fitted);
  if (id.x >= size.x * size.y) {
    return;
  }
  let given = textureDimensions(source);
  let pixel = vec2u(id.x % size.x, id.x / size.x);
  let columns = tapsFor(pixel.x, given.x, size.x);
  let rows = tapsFor(pixel.y, given.y, size.y);
  var sum = vec3f(0.0);
  var weights = 0.0;
  for (var row = 0u; row < rows.count; row++) {
    let y = tapPosition(rows, row, given.y);
    for (var column = 0u; column < columns.count; column++) {
      let weight = tapWeight(rows, row) * tapWeight(columns, column);
      sum += weight * textureLoad(source, vec2u(tapPosition(columns, column, given.x), y), 0).rgb;
      weights += weight;
    }
  }
  textureStore(fitted, pixel, vec4f(sum / weights, 1.0));
}
