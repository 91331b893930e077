// Adds up the seed's partial sums: a thousand at most, so that one invocation will do.

/// Rounded up to whole groups of four with zeros.
@group(0) @binding(0) var<storage, read> partials: array<f32>;
@group(0) @binding(1) var<storage, read_write> score: f32;

@compute @workgroup_size(1)
fn main() {
  var sum = 0.0;
  for (var index = 0u; index < arrayLength(&partials); index++) {
    sum += partials[index];
  }
  score = sum;
}
