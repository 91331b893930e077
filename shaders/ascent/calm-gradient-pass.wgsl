// Shifts the gradient back, draws its colours towards its light
// (src/engine/ascent/calm-colours.ts), and adds up its squares. Joined from gpu/: gather; ascent/:
// ascent-step; then this.

/// The share of colour that stays.
override colourfulness: f32;

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> calmed: array<vec4f>;
/// The first row of sums: the whole gradient's.
@group(0) @binding(3) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let octave = step.octave;
  var square = 0.0;
  if (id.x < octave.x * octave.y) {
    let seenAt = shifted(vec2u(id.x % octave.x, id.x / octave.x), step.shift, octave);
    let colour = gradient[seenAt.y * octave.x + seenAt.x].rgb;
    let grey = vec3f((colour.r + colour.g + colour.b) / 3.0);
    let calm = mix(grey, colour, colourfulness);
    calmed[id.x] = vec4f(calm, 0.0);
    square = dot(calm, calm);
  }
  let total = gather(vec4f(square, 0.0, 0.0, 0.0), local);
  if (local == 0u) {
    partials[group.x] = total;
  }
}
