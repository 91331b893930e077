/**
 * `npm run soak:dream`: dreams over a still scene for thousands of frames with a tiny network, and
 * says whether it stayed a picture; with `--frozen`, how visible each dream of the shipped network
 * is. Ends with exit code 1 when a dream is out of bounds.
 */
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';

import {formatHelp, parseOptions, type Option} from '../../../scripts/lib/options.mjs';
import {TINY_LAYERS, TinyPerception} from '../../support/network/tiny-perception.ts';
import {FRAME_NAMES} from './frozen/frozen-frames.ts';
import {soakFrozen} from './frozen/frozen-soak.ts';
import {MEASURED_DREAMS} from './frozen/measure-frozen.ts';
import {FADE_FRAMES, FRAMES_APART, GROWN_AFTER, isSound, soakDream, type SoakResult} from './soak-dream.ts';

const OPTIONS: readonly Option[] = [
  {name: 'frames', placeholder: 'N', meaning: 'how long; 5000 unless said otherwise. With --frozen: names, as below'},
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {rows} there, with --frozen {frames}'},
  {name: 'frozen', meaning: 'measures how visible the shipped network’s dreams are on frames that stand still'},
  {name: 'dreams', placeholder: 'ID,...', meaning: 'with --frozen: these dreams only'},
  {name: 'photos', placeholder: 'DIR', meaning: 'with --frozen: the pictures of a folder instead of our own frames'},
  {name: 'frames-out', placeholder: 'DIR', meaning: 'with --frozen: writes the pictures as they are shown, PNG'},
  {name: 'only-pictures', meaning: 'with --frames-out: measures nothing'},
];

const DEFAULT_FRAMES = 5000;

const SIZE = {width: 40, height: 32};

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
if (parsed.kind === 'help') {
  console.log(formatHelp('npm run soak:dream --', OPTIONS));
} else if (parsed.kind === 'mistake') {
  fail(parsed.message);
} else if (parsed.switches.has('frozen')) {
  await frozen(parsed.values, !parsed.switches.has('only-pictures'));
} else {
  const frames = Number(parsed.values['frames'] ?? DEFAULT_FRAMES);
  if (frames > GROWN_AFTER + FRAMES_APART) await soak(frames, parsed.values['json']);
  else fail(`--frames must be more than ${GROWN_AFTER + FRAMES_APART}.`);
}

async function frozen(values: Readonly<Record<string, string>>, isMeasured: boolean): Promise<void> {
  const dreams = values['dreams']?.split(',') ?? null;
  const frames = values['frames']?.split(',') ?? null;
  const photos = values['photos'];
  const strangers = [
    ...(dreams ?? []).filter((name) => MEASURED_DREAMS.every(({id}) => id !== name)),
    ...(frames ?? []).filter((name) => photos === undefined && !FRAME_NAMES.includes(name)),
  ];
  if (strangers.length > 0) fail(`There is no ${strangers.join(', no ')}.`);
  else if (photos !== undefined && !existsSync(photos)) fail('--photos wants a folder that exists.');
  else await soakFrozen({dreams, frames, photos, json: values['json'], framesOut: values['frames-out'], isMeasured});
}

async function soak(frames: number, jsonFile: string | undefined): Promise<void> {
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
