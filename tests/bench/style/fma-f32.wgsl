// As many multiply-adds as the adapter can do in float32: eight chains of vectors that wait for
// nothing but themselves.

override workgroupSize: u32 = 64;

/// Rounds of the loop; read from memory, so that no compiler can know it.
@group(0) @binding(0) var<storage, read> rounds: u32;
@group(0) @binding(1) var<storage, read_write> result: array<vec4f>;

@compute @workgroup_size(workgroupSize)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let factor = vec4f(0.9, 0.8, 0.7, 0.6);
  let x = vec4f(1.0 + f32(id.x));
  var a = x;
  var b = x + 1.0;
  var c = x + 2.0;
  var d = x + 3.0;
  var e = x + 4.0;
  var f = x + 5.0;
  var g = x + 6.0;
  var h = x + 7.0;
  for (var round = 0u; round < rounds; round++) {
    a = a * factor + x;
    b = b * factor + x;
    c = c * factor + x;
    d = d * factor + x;
    e = e * factor + x;
    f = f * factor + x;
    g = g * factor + x;
    h = h * factor + x;
  }
  result[id.x] = ((a + b) + (c + d)) + ((e + f) + (g + h));
}
