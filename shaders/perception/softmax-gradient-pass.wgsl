// The gradient of a softmax: each probability times how far its gradient lies from the mean over
// all, weighted by probability. Joined from network/: element; perception/: gradient-sink; then
// this.

/// Planes of scores; missing scores of the last one have probability 0.
override quads: u32 = 1;
override workgroupLength: u32 = 32;

@group(0) @binding(0) var<storage, read> probabilities: array<Element4>;
@group(1) @binding(0) var<storage, read> incoming: array<Element4>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= quads) {
    return;
  }
  var mean = 0.0;
  for (var quad = 0u; quad < quads; quad++) {
    mean += dot(vec4f(probabilities[quad]), vec4f(incoming[quad]));
  }
  putGradient(id.x, vec2u(0u), vec4f(probabilities[id.x]) * (vec4f(incoming[id.x]) - mean));
}
