import {expect, test} from 'vitest';

import {FrameReader} from '../../../../src/engine/ingest/frame-reader.ts';
import {isInMemory} from '../../../../src/engine/picture/frame-image.ts';

/** A frame whose bytes are all this value. */
function filled(value: number, {width = 4, shownWidth = 0, canCopy = true} = {}) {
  const height = 2;
  let closed = 0;
  const frame = {
    visibleRect: {x: 0, y: 0, width, height},
    ...{displayWidth: shownWidth || width, displayHeight: height},
    copyTo: (buffer: ArrayBuffer) => {
      if (!canCopy) return Promise.reject(new DOMException('so said the test', 'NotSupportedError'));
      new Uint8Array(buffer).fill(value);
      return Promise.resolve([]);
    },
    close: () => closed++,
  } as unknown as VideoFrame;
  return {frame, closed: () => closed};
}

test("a frame's pixels are read, and the frame itself is let go at once", async () => {
  const {frame, closed} = filled(7);
  const image = await new FrameReader().read(frame);
  expect(closed()).toBe(1);
  expect(image).toMatchObject({width: 4, height: 2, data: new Uint8ClampedArray(32).fill(7)});
});

test('memory that was given back serves the next frame of its size, and no other', async () => {
  const reader = new FrameReader();
  const read = async (value: number, width?: number) => {
    const image = await reader.read(filled(value, {width: width ?? 4}).frame);
    if (!isInMemory(image)) throw new Error('was not read');
    return image;
  };
  const [first, second] = [await read(1), await read(2)];
  expect(first.data.buffer).not.toBe(second.data.buffer);
  first.close();
  const third = await read(3);
  expect(third.data.buffer).toBe(first.data.buffer);
  third.close();
  expect((await read(4, 8)).data).toHaveLength(64);
});

test('a frame that is to be seen stretched or turned stays what it is', async () => {
  const {frame, closed} = filled(7, {shownWidth: 8});
  expect(await new FrameReader().read(frame)).toBe(frame);
  expect(closed()).toBe(0);
});

test('a frame that this browser cannot read stays what it is', async () => {
  const {frame, closed} = filled(7, {canCopy: false});
  expect(await new FrameReader().read(frame)).toBe(frame);
  expect(closed()).toBe(0);
});
