/** Pixels become the network's input, and its last tensor becomes pixels: RGBA8 both. */
import {readRows} from './read-rows';
import {sigmoid} from './sigmoid';
import {IngestStep, PresentStep, ReadingStep, WORKSPACE_BYTES} from './step';
import {VECTOR} from './vectors';

/** Colours of a pixel that the network sees. */
const COLOURS: i32 = 3;

/** Bytes of a pixel. */
const RGBA: usize = 4;

/**
 * Folds pixels into channels, repeats the edge up to the input's size: 0..255 becomes 0..1, and the
 * pattern is added.
 */
export function ingest(step: IngestStep, strip: i32): void {
  const end = min((strip + 1) * step.stripRows, step.outHeight);
  const pixelBytes = <usize>step.outVectors * VECTOR;
  let to = step.output + <usize>(strip * step.stripRows * step.outWidth) * pixelBytes;
  for (let y = strip * step.stripRows; y < end; y++) {
    for (let x = 0; x < step.outWidth; x++) {
      ingestPixel(step, x, y, to, to + pixelBytes);
      to += pixelBytes;
    }
  }
}

function ingestPixel(step: IngestStep, x: i32, y: i32, to: usize, end: usize): void {
  for (let below = 0; below < step.block; below++) {
    const line = min(y * step.block + below, step.pixelHeight - 1) * step.pixelWidth;
    for (let beside = 0; beside < step.block; beside++) {
      const pixel = line + min(x * step.block + beside, step.pixelWidth - 1);
      const from = step.pixels + <usize>pixel * RGBA;
      const added = patternAt(step, x * step.block + beside, y * step.block + below);
      for (let colour: usize = 0; colour < <usize>COLOURS; colour++) {
        store<f32>(to, <f32>load<u8>(from + colour) / 255 + added);
        to += 4;
      }
    }
  }
  // Channels that only fill up a vector are multiplied by 0: what lies here may be no number.
  for (; to < end; to += 4) store<f32>(to, 0);
}

/** What each colour of a pixel gets added: the padding has a pattern, too. */
@inline
function patternAt(step: IngestStep, x: i32, y: i32): f32 {
  if (step.pattern == 0) return 0;
  const place = <usize>(y * step.outWidth * step.block + x) << 2;
  return load<f32>(step.amplitude) * load<f32>(step.pattern + place);
}

/** Stores operands as a tensor. */
export function combine(step: ReadingStep, strip: i32): void {
  const firstRow = strip * step.stripRows;
  const end = min(firstRow + step.stripRows, step.outHeight);
  const rowBytes = <usize>(step.outWidth * step.outVectors) * VECTOR;
  readRows(step, step.output + <usize>firstRow * rowBytes, firstRow, end - firstRow, step.outWidth);
}

/** Unfolds channels into pixels, drops what was added to the edge: 0..1 becomes 0..255. */
export function present(step: PresentStep, strip: i32, scratch: usize): void {
  const firstRow = strip * step.stripRows;
  const end = min(firstRow + step.stripRows, step.outHeight);
  const rowVectors = step.outWidth * step.outVectors;
  const row = scratch + WORKSPACE_BYTES;
  for (let y = firstRow; y < end; y++) {
    readRows(step, row, y, 1, step.outWidth);
    toBytes(step.sigmoid != 0, row, rowVectors);
    let from = row;
    for (let x = 0; x < step.outWidth; x++) {
      presentPixel(step, x, y, from);
      from += <usize>step.outVectors * VECTOR;
    }
  }
}

/** Rounds to the nearest of 0..255, in place. */
function toBytes(hasSigmoid: bool, from: usize, vectors: i32): void {
  const end = from + <usize>vectors * VECTOR;
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let at = from; at < end; at += VECTOR) {
    const raw = v128.load(at);
    const value = hasSigmoid ? sigmoid(raw) : f32x4.min(f32x4.max(raw, zero), one);
    v128.store(at, i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(value, f32x4.splat(255)))));
  }
}

function presentPixel(step: PresentStep, x: i32, y: i32, from: usize): void {
  for (let below = 0; below < step.block; below++) {
    const pixelY = y * step.block + below;
    for (let beside = 0; beside < step.block; beside++) {
      const pixelX = x * step.block + beside;
      const red = from + (<usize>((below * step.block + beside) * COLOURS) << 2);
      if (pixelY >= step.pixelHeight || pixelX >= step.pixelWidth) continue;
      const rgba = load<u32>(red) | (load<u32>(red, 4) << 8) | (load<u32>(red, 8) << 16) | 0xff000000;
      store<u32>(step.pixels + <usize>(pixelY * step.pixelWidth + pixelX) * RGBA, rgba);
    }
  }
}
