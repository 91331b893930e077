// What the network sees in one step: the picture with all of the dream in it, at the octave's size,
// shifted by the jitter. Joined from gpu/: resize-taps, headroom; ascent/: ascent-step; then this.

override workgroupLength: u32 = 256;

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var camera: texture_2d<f32>;
@group(0) @binding(2) var<storage, read> detail: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> seen: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let octave = step.octave;
  if (id.x >= octave.x * octave.y) {
    return;
  }
  let pixel = vec2u(id.x % octave.x, id.x / octave.x);
  let columns = tapsFor(pixel.x, step.size.x, octave.x);
  let rows = tapsFor(pixel.y, step.size.y, octave.y);
  var sum = vec3f(0.0);
  var weights = 0.0;
  for (var row = 0u; row < rows.count; row++) {
    let y = tapPosition(rows, row, step.size.y);
    for (var column = 0u; column < columns.count; column++) {
      let weight = tapWeight(rows, row) * tapWeight(columns, column);
      let at = vec2u(tapPosition(columns, column, step.size.x), y);
      let colour = textureLoad(camera, at, 0).rgb;
      sum += weight * addWithinRoom(colour, detail[at.y * step.size.x + at.x].rgb);
      weights += weight;
    }
  }
  let to = shifted(pixel, step.shift, octave);
  seen[to.y * octave.x + to.x] = vec4f(sum / weights, 0.0);
}
