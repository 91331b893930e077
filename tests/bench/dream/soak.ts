/**
 * `npm run soak:dream`: dreams over a still scene for thousands of frames with a tiny network, and
 * says whether it stayed a picture. Ends with exit code 1 when it did not.
 */
import {writeFile} from 'node:fs/promises';

import {formatHelp, parseOptions, type Option} from '../../../scripts/lib/options.mjs';
import {TINY_LAYERS, TinyPerception} from '../../support/network/tiny-perception.ts';
import {FADE_FRAMES, FRAMES_APART, GROWN_AFTER, isSound, soakDream, type SoakResult} from './soak-dream.ts';

const OPTIONS: readonly Option[] = [
  {name: 'frames', placeholder: 'N', meaning: 'how long; 5000 unless said otherwise'},
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {rows} there'},
];

const DEFAULT_FRAMES = 5000;

const SIZE = {width: 40, height: 32};

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
const frames = parsed.kind === 'options' ? Number(parsed.values['frames'] ?? DEFAULT_FRAMES) : 0;
if (parsed.kind === 'help') {
  console.log(formatHelp('npm run soak:dream --', OPTIONS));
} else if (parsed.kind === 'mistake') {
  fail(parsed.message);
} else if (!(frames > GROWN_AFTER + FRAMES_APART)) {
  fail(`--frames must be more than ${GROWN_AFTER + FRAMES_APART}.`);
} else {
  await soak(parsed.values['json']);
}

async function soak(jsonFile: string | undefined): Promise<void> {
  const rows: (SoakResult & {readonly layer: string})[] = [];
  for (const layer of TINY_LAYERS) {
    const row = {layer, ...(await soakDream(new TinyPerception(), layer, {frames, ...SIZE}))};
    console.log(describe(row));
    rows.push(row);
  }
  if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify({rows}, null, 2)}\n`);
  if (!rows.every(isSound)) process.exitCode = 1;
}

function describe(row: SoakResult & {readonly layer: string}): string {
  return [
    `${row.layer}: ${row.frames} frames, ${row.steps} steps${isSound(row) ? '' : ', OUT OF BOUNDS'}`,
    `  light: at most ${(100 * row.worstLight).toFixed(2)} % from the camera's (limit 3 %)`,
    `  frames ${FRAMES_APART} apart differ by ${row.leastChange.toFixed(1)} to ${row.mostChange.toFixed(1)} of 255 (limits 1 and 12)`,
    `  strength: ${row.strength.toFixed(1)} of 255, ${row.strengthAfterBlack.toFixed(2)} after ${FADE_FRAMES} black frames (limit 1)`,
  ].join('\n');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
