/** A convolution as it is written down: kernels and strides of any size. */
import {measure} from './moments';
import {multiply, PANEL, ROWS} from './multiply';
import {keepRows, readRows} from './read-rows';
import {ConvolveStep, WORKSPACE_BYTES} from './step';
import {atLeast, VECTOR} from './vectors';

/** Writes one strip of the result. */
export function convolve(step: ConvolveStep, strip: i32, scratch: usize): void {
  const firstRow = strip * step.stripRows;
  const end = min(firstRow + step.stripRows, step.outHeight);
  const pixels = roundUp(step.outWidth, ROWS);
  const columns = (pixels - 1) * step.stride + step.kernel;
  const top = firstRow * step.stride - step.padSize;
  const block = scratch + WORKSPACE_BYTES;
  readRows(step, block, top, (end - firstRow - 1) * step.stride + step.kernel, columns);
  if (step.kept != 0) keepRows(step, block, firstRow, top, end, columns);
  for (let row = firstRow; row < end; row++) convolveRow(step, scratch, row, top, columns);
  if (step.moments != 0) measure(step, strip, firstRow, end);
}

function convolveRow(step: ConvolveStep, scratch: usize, row: i32, top: i32, columns: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const lineBytes = <usize>columns * pixelBytes;
  const pixelStep = <usize>step.stride * pixelBytes;
  const runLength = step.kernel * step.vectors * 4;
  const panelBytes = <usize>(step.kernel * runLength * PANEL) << 2;
  const productBytes = <usize>(step.panels * PANEL) << 2;
  const products = scratch + step.productsAt;
  const from = scratch + WORKSPACE_BYTES + <usize>(row * step.stride - step.padSize - top) * lineBytes;
  for (let panel = 0; panel < step.panels; panel++) {
    const weights = step.weights + <usize>panel * panelBytes;
    const to = products + ((<usize>panel * PANEL) << 2);
    for (let x = 0; x < step.outWidth; x += ROWS) {
      multiply(
        from + <usize>x * pixelStep,
        pixelStep,
        step.kernel,
        runLength,
        lineBytes,
        weights,
        to + <usize>x * productBytes,
        productBytes,
      );
    }
  }
  storeRow(step, products, productBytes, row);
}

/** Adds the bias, rectifies, and drops the channels that only fill up a panel. */
function storeRow(step: ConvolveStep, products: usize, productBytes: usize, row: i32): void {
  const outBytes = <usize>step.outVectors * VECTOR;
  const floor = f32x4.splat(step.outFloor);
  let to = step.output + <usize>(row * step.outWidth) * outBytes;
  for (let x = step.outWidth; x > 0; x--) {
    for (let at: usize = 0; at < outBytes; at += VECTOR) {
      v128.store(to + at, atLeast(f32x4.add(v128.load(products + at), v128.load(step.bias + at)), floor));
    }
    products += productBytes;
    to += outBytes;
  }
}

function roundUp(value: i32, multiple: i32): i32 {
  return ((value + multiple - 1) / multiple) * multiple;
}
