// Softmax of a vector. Every invocation looks at all scores: a few hundred are read faster than
// invocations could wait for one another. Joined from network/: element, operands; then this.

/// Scores; the last plane may have room for more, which do not count.
override channels: u32 = 4;
override workgroupLength: u32 = 32;

@group(1) @binding(0) var<storage, read_write> output: array<Element4>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= inQuads) {
    return;
  }
  // Powers of differences from the largest score cannot overflow.
  var largest = readView(0u, 0u).x;
  for (var channel = 1u; channel < channels; channel++) {
    largest = max(largest, readView(channel / 4u, 0u)[channel % 4u]);
  }
  var sum = 0.0;
  for (var channel = 0u; channel < channels; channel++) {
    sum += exp(readView(channel / 4u, 0u)[channel % 4u] - largest);
  }
  let counts = id.x * 4u + vec4u(0u, 1u, 2u, 3u) < vec4u(channels);
  output[id.x] = Element4(select(vec4f(0.0), exp(readView(id.x, 0u) - largest) / sum, counts));
}
