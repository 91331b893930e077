/**
 * The evaluation of the lenses from its command line, on two made-up pictures: what it promises to
 * write, and that it refuses nothing silently.
 *
 * @module-tag long
 */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const RUN = [join(ROOT, 'scripts/run.mjs'), join(ROOT, 'tests/bench/lenses/evaluate.ts')];
const PICTURES = join(ROOT, 'tests/goldens/perception');

const folder = mkdtempSync(join(tmpdir(), 'evaluate-lenses-'));
const run = promisify(execFile);

afterAll(() => {
  rmSync(folder, {recursive: true});
});

test('evaluate:lenses writes the promised rates for a folder of pictures', async () => {
  const file = join(folder, 'rates.json');
  const options = ['--pictures', PICTURES, '--limit', '2', '--scenes', '1', '--json', file];
  const {stdout} = await run(process.execPath, [...RUN, ...options]);
  const written = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>;
  expect(Object.keys(written)).toEqual(['fgsmFlipRate', 'targetedRate', 'occlusionHitRate', 'pictures']);
  expect(written).toMatchObject({targetedRate: 1, occlusionHitRate: 1, pictures: 2});
  for (const rule of ['plain', 'deconvnet', 'guided']) expect(stdout).toContain(`| ${rule} |`);
});

test('evaluate:lenses says what it wants when there is no folder', async () => {
  await expect(run(process.execPath, [...RUN, '--pictures', join(folder, 'nothing')])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--pictures wants a folder that exists') as string,
  });
});
