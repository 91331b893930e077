/**
 * The objective that climbs towards a guide: at each position the guide's vector with the largest
 * dot product (google/deepdream).
 */
import {multiply, PANEL, ROWS} from './multiply';
import {MatchGuideStep, WORKSPACE_BYTES} from './step';
import {VECTOR} from './vectors';

/** Writes the vectors that match a strip of positions, and the dot products. */
export function matchGuide(step: MatchGuideStep, strip: i32, scratch: usize): void {
  const end = min((strip + 1) * step.stripRows, step.outHeight);
  for (let position = strip * step.stripRows; position < end; position += ROWS) {
    matchRows(step, position, min(ROWS, end - position), scratch);
  }
}

/** Positions beyond the last are multiplied and not looked at. */
function matchRows(step: MatchGuideStep, position: i32, rows: i32, scratch: usize): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const channels = step.outVectors * 4;
  const rowBytes = <usize>(step.panels * PANEL) << 2;
  const products = scratch + WORKSPACE_BYTES;
  const from = step.input + <usize>position * pixelBytes;
  let weights = step.weights;
  for (let panel = 0; panel < step.panels; panel++) {
    multiply(from, pixelBytes, 1, channels, 0, weights, products + ((<usize>panel * PANEL) << 2), rowBytes);
    weights += <usize>(channels * PANEL) << 2;
  }
  for (let row = 0; row < rows; row++) {
    const best = firstLargest(products + <usize>row * rowBytes, step.guideCount);
    const dot = load<f32>(products + <usize>row * rowBytes + (<usize>best << 2));
    store<f32>(step.scores + (<usize>(position + row) << 2), dot);
    memory.copy(
      step.output + <usize>(position + row) * pixelBytes,
      step.guides + <usize>best * pixelBytes,
      pixelBytes,
    );
  }
}

/** The place of the largest of `count` numbers, of equal ones the first. */
function firstLargest(numbers: usize, count: i32): i32 {
  let best = 0;
  let largest = load<f32>(numbers);
  for (let index = 1; index < count; index++) {
    const number = load<f32>(numbers + (<usize>index << 2));
    if (number > largest) {
      largest = number;
      best = index;
    }
  }
  return best;
}
