// Adds a step of any size to the detail, more of it where the picture has more structure, and
// limits the sum. Also what makes a detail of another one's at another size. Joined from gpu/:
// resize-taps; dream/: read-field; ascent/: ascent-step; then this.

override workgroupLength: u32 = 256;
/// The largest change of any value.
override detailLimit: f32;

/// Infinity; what is no number or negative has greater bits.
const INFINITY_BITS = 0x7f800000u;

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> growth: array<vec4f>;
/// The step's absolute values, added up.
@group(0) @binding(2) var<storage, read> totals: array<vec4f>;
/// Motion, trust, and the factor of growth.
@group(0) @binding(3) var<storage, read> field: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> detail: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = step.size;
  if (id.x >= size.x * size.y) {
    return;
  }
  var gain = step.gain;
  if (step.isNormalised == 1u) {
    let total = totals[0].x;
    // What vanishes or is no number must never poison the dream. Asked of the bits: compilers may
    // assume that all numbers are numbers.
    let bits = bitcast<u32>(total);
    if (bits == 0u || bits >= INFINITY_BITS) {
      return;
    }
    gain *= 3.0 * f32(step.octave.x * step.octave.y) / total;
    gain *= fieldAt(vec2u(id.x % size.x, id.x / size.x), size, step.grid).w;
  }
  let columns = tapsFor(id.x % size.x, step.octave.x, size.x);
  let rows = tapsFor(id.x / size.x, step.octave.y, size.y);
  var sum = vec3f(0.0);
  var weights = 0.0;
  for (var row = 0u; row < rows.count; row++) {
    let y = tapPosition(rows, row, step.octave.y);
    for (var column = 0u; column < columns.count; column++) {
      let weight = tapWeight(rows, row) * tapWeight(columns, column);
      sum += weight * growth[y * step.octave.x + tapPosition(columns, column, step.octave.x)].rgb;
      weights += weight;
    }
  }
  let grown = detail[id.x].rgb + gain * sum / weights;
  detail[id.x] = vec4f(clamp(grown, vec3f(-detailLimit), vec3f(detailLimit)), 0.0);
}
