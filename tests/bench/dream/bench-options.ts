/** The command line of `npm run bench:dream`. */
import type {Option} from '../../../scripts/lib/options.mjs';
import type {SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {isSoftwareAdapter} from '../style/run-bench.ts';

/** Sides are multiples of this: the network halves them five times. */
const MULTIPLE_OF = 32;

/** The options, with their help. */
export const BENCH_OPTIONS: readonly Option[] = [
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {adapter, rows} there'},
  {name: 'sizes', placeholder: 'WxH,...', meaning: `picture sizes; sides must be multiples of ${MULTIPLE_OF}`},
  {name: 'rounds', placeholder: 'N', meaning: 'timed steps of each row'},
  {name: 'browser', meaning: 'in a page of the installed Chromium: WebGL2, too, and GPUs that Node does not reach'},
];

/**
 * The sizes without --sizes: the dream's octaves, or what a software adapter can do in a minute.
 */
const DEFAULT_SIZES = {
  hardware: [
    {width: 128, height: 128},
    {width: 320, height: 256},
    {width: 480, height: 352},
    {width: 640, height: 480},
  ],
  software: [
    {width: 64, height: 64},
    {width: 96, height: 96},
    {width: 128, height: 128},
  ],
} as const;

/** Timed steps without --rounds. */
const DEFAULT_ROUNDS = {hardware: 40, software: 3} as const;

/** '128x128,640x480' as sizes, or null. */
export function parseSizes(text: string): readonly PixelSize[] | null {
  const sizes = text.split(',').map((part) => {
    const [, width, height] = /^(\d+)x(\d+)$/.exec(part.trim()) ?? [];
    return {width: Number(width), height: Number(height)};
  });
  const fits = (side: number): boolean => side > 0 && side % MULTIPLE_OF === 0;
  return sizes.every(({width, height}) => fits(width) && fits(height)) ? sizes : null;
}

/** The sizes and rounds for an adapter when the command line names none. */
export function settle(
  {sizes, rounds}: {readonly sizes: readonly PixelSize[] | null; readonly rounds: number},
  gpu: SharedGpu,
): {readonly sizes: readonly PixelSize[]; readonly rounds: number} {
  const kind = isSoftwareAdapter(gpu) ? 'software' : 'hardware';
  return {sizes: sizes ?? DEFAULT_SIZES[kind], rounds: rounds > 0 ? rounds : DEFAULT_ROUNDS[kind]};
}
