/** Files beside a network: read once, asked for again after a failure. */
import {expect, test, vi} from 'vitest';

import {keepFiles} from '../../../../src/engine/network/files/keep-files.ts';

const ONE = {path: 'perception/one.bin', bytes: 4, sha256: ''};
const OTHER = {path: 'perception/other.bin', bytes: 8, sha256: ''};

test('each file is fetched once, also when two ask for it at the same time', async () => {
  const fetchOne = vi.fn(({bytes}: typeof ONE) => Promise.resolve(new ArrayBuffer(bytes)));
  const read = keepFiles('http://localhost/models/', fetchOne);
  const [first, second] = await Promise.all([read(ONE), read(ONE)]);
  expect(second).toBe(first);
  expect((await read(OTHER)).byteLength).toBe(8);
  expect(await read(ONE)).toBe(first);
  expect(fetchOne.mock.calls.map(([{path}]) => path)).toEqual([ONE.path, OTHER.path]);
});

test('what did not come is asked for again', async () => {
  const fetchOne = vi.fn(() => Promise.resolve(new ArrayBuffer(4)));
  fetchOne.mockRejectedValueOnce(new Error('no line'));
  const read = keepFiles('http://localhost/models/', fetchOne);
  await expect(read(ONE)).rejects.toThrow('no line');
  expect((await read(ONE)).byteLength).toBe(4);
  expect(fetchOne).toHaveBeenCalledTimes(2);
});
