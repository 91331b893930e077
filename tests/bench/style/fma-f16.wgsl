// As many multiply-adds as the adapter can do in float16: eight chains of vectors that wait for
// nothing but themselves.
enable f16;

override workgroupSize: u32 = 64;

/// Rounds of the loop; read from memory, so that no compiler can know it.
@group(0) @binding(0) var<storage, read> rounds: u32;
@group(0) @binding(1) var<storage, read_write> result: array<vec4h>;

@compute @workgroup_size(workgroupSize)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let factor = vec4h(0.9, 0.8, 0.7, 0.6);
  let x = vec4h(1.0h + f16(id.x % 64u));
  var a = x;
  var b = x + 1.0h;
  var c = x + 2.0h;
  var d = x + 3.0h;
  var e = x + 4.0h;
  var f = x + 5.0h;
  var g = x + 6.0h;
  var h = x + 7.0h;
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
