/**
 * Reads rows of a step's operands into scratch memory: normalised, rectified, added up, enlarged
 * and padded, so that convolutions read plain numbers without a question about an edge.
 */
import {ReadingStep} from './step';
import {multiplyAdd, VECTOR} from './vectors';


/**
 * Fills [rows][columns][vectors] at `block`, from row `top` and column -padSize on. Rows and
 * columns outside are padded, however far out.
 */
export function readRows(step: ReadingStep, block: usize, top: i32, rows: i32, columns: i32): void {
  const rowBytes = <usize>(columns * step.vectors) * VECTOR;
  const height = step.height * step.enlarge;
  let lineBefore = -1;
  for (let row = 0; row < rows; row++) {
    const y = top + row;
    const to = block + <usize>row * rowBytes;
    if (step.padWithZero != 0 && (y < 0 || y >= height)) {
      memory.fill(to, 0, rowBytes);
      lineBefore = -1;
      continue;
    }
    const line = min(max(y, 0), height - 1) / step.enlarge;
    if (line == lineBefore) memory.copy(to, to - rowBytes, rowBytes);
    else readLine(step, line, to, columns);
    lineBefore = line;
  }
}

/** Stores the rows of a strip, as they were read, for later steps. */
export function keepRows(step: ReadingStep, block: usize, firstRow: i32, top: i32, end: i32, columns: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const lineBytes = <usize>step.width * pixelBytes;
  for (let y = firstRow; y < end; y++) {
    const from = block + <usize>((y - top) * columns + step.padSize) * pixelBytes;
    memory.copy(step.kept + <usize>y * lineBytes, from, lineBytes);
  }
}

function readLine(step: ReadingStep, line: i32, to: usize, columns: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const offset = <usize>(line * step.width) * pixelBytes;
  const start = to + <usize>step.padSize * pixelBytes;
  if (step.second == 0) readOne(step, step.first + offset, start);
  else readSum(step, step.first + offset, step.second + offset, start);
  padLine(step, to, columns);
}

function readOne(step: ReadingStep, from: usize, to: usize): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const floor = f32x4.splat(max(step.firstFloor, step.sumFloor));
  const norm = step.firstNorm;
  const repeats = step.enlarge;
  for (let x = step.width; x > 0; x--) {
    for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
      const value = multiplyAdd(v128.load(from + at), v128.load(norm + at), v128.load(norm + pixelBytes + at));
      v128.store(to + at, f32x4.max(value, floor));
    }
    from += pixelBytes;
    to = repeatPixel(to, pixelBytes, repeats);
  }
}

function readSum(step: ReadingStep, from: usize, second: usize, to: usize): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const firstFloor = f32x4.splat(step.firstFloor);
  const secondFloor = f32x4.splat(step.secondFloor);
  const sumFloor = f32x4.splat(step.sumFloor);
  const norm = step.firstNorm;
  const secondNorm = step.secondNorm;
  const repeats = step.enlarge;
  for (let x = step.width; x > 0; x--) {
    for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
      const a = multiplyAdd(v128.load(from + at), v128.load(norm + at), v128.load(norm + pixelBytes + at));
      const b = multiplyAdd(
        v128.load(second + at),
        v128.load(secondNorm + at),
        v128.load(secondNorm + pixelBytes + at),
      );
      const sum = f32x4.add(f32x4.max(a, firstFloor), f32x4.max(b, secondFloor));
      v128.store(to + at, f32x4.max(sum, sumFloor));
    }
    from += pixelBytes;
    second += pixelBytes;
    to = repeatPixel(to, pixelBytes, repeats);
  }
}

/** Enlarges by the nearest neighbour along the line; returns where the next pixel goes. */
@inline
function repeatPixel(pixel: usize, pixelBytes: usize, repeats: i32): usize {
  let to = pixel + pixelBytes;
  for (let again = 1; again < repeats; again++) {
    copyPixel(to, pixel, pixelBytes);
    to += pixelBytes;
  }
  return to;
}

function padLine(step: ReadingStep, to: usize, columns: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const start = to + <usize>step.padSize * pixelBytes;
  const end = start + <usize>(step.width * step.enlarge) * pixelBytes;
  const lineEnd = to + <usize>columns * pixelBytes;
  if (step.padWithZero != 0) {
    memory.fill(to, 0, start - to);
    if (lineEnd > end) memory.fill(end, 0, lineEnd - end);
    return;
  }
  for (let pixel = to; pixel < start; pixel += pixelBytes) copyPixel(pixel, start, pixelBytes);
  for (let pixel = end; pixel < lineEnd; pixel += pixelBytes) copyPixel(pixel, end - pixelBytes, pixelBytes);
}

function copyPixel(to: usize, from: usize, pixelBytes: usize): void {
  for (let at: usize = 0; at < pixelBytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
}
