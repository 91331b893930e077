// Sums over a tile for up to six planes of channels: what the instance norm's statistics are made
// of.

/// For each plane, column 0 the sum of deviations from a sample of the tile and column 1 the sum of
/// their squares.
struct Moments {
  q0: mat2x4f,
  q1: mat2x4f,
  q2: mat2x4f,
  q3: mat2x4f,
  q4: mat2x4f,
  q5: mat2x4f,
}

/// Moments of one invocation to be added by another: [slots][quads].
override momentSlots: u32 = invocationsX * invocationsY / 2;
override momentElements: u32 = momentSlots * quads;
var<workgroup> momentScratch: array<mat2x4f, momentElements>;

fn putMoments(slot: u32, moments: Moments) {
  let at = slot * quads;
  momentScratch[at] = moments.q0;
  if (quads > 1u) {
    momentScratch[at + 1u] = moments.q1;
  }
  if (quads > 2u) {
    momentScratch[at + 2u] = moments.q2;
  }
  if (quads > 3u) {
    momentScratch[at + 3u] = moments.q3;
  }
  if (quads > 4u) {
    momentScratch[at + 4u] = moments.q4;
  }
  if (quads > 5u) {
    momentScratch[at + 5u] = moments.q5;
  }
}

fn addMoments(slot: u32, moments: Moments) -> Moments {
  let at = slot * quads;
  var sum = moments;
  sum.q0 += momentScratch[at];
  if (quads > 1u) {
    sum.q1 += momentScratch[at + 1u];
  }
  if (quads > 2u) {
    sum.q2 += momentScratch[at + 2u];
  }
  if (quads > 3u) {
    sum.q3 += momentScratch[at + 3u];
  }
  if (quads > 4u) {
    sum.q4 += momentScratch[at + 4u];
  }
  if (quads > 5u) {
    sum.q5 += momentScratch[at + 5u];
  }
  return sum;
}
