/** The command line of `npm run bench:style`. */
import type {Option} from '../../../scripts/lib/options.mjs';
import type {PixelSize} from '../../../src/protocol/units.ts';

/** The options, with their help. */
export const BENCH_OPTIONS: readonly Option[] = [
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {adapter, rows} there'},
  {name: 'sizes', placeholder: 'WxH,...', meaning: 'picture sizes; sides must be multiples of 4'},
  {name: 'rounds', placeholder: 'N', meaning: 'timed frames of each row'},
  {
    name: 'onnx',
    placeholder: 'FILE',
    meaning: 'the network from models/training/export_onnx.py, for the ONNX Runtime row',
  },
  {name: 'shapes', meaning: 'our own network in every tile shape, instead of the usual rows'},
  {
    name: 'finishing',
    meaning: 'the finishing pass beside the network, instead of the usual rows; --sizes then names displays',
  },
  {name: 'browser', meaning: 'in the installed Chromium instead of Node; on a machine with a screen, in a window'},
];

/** The sizes when the command line names none. */
export const DEFAULT_SIZES = {
  hardware: [
    {width: 256, height: 256},
    {width: 640, height: 480},
    {width: 1280, height: 720},
  ],
  software: [
    {width: 64, height: 64},
    {width: 128, height: 128},
  ],
} as const;

/** The displays whose finishing is timed when the command line names none. */
export const DEFAULT_DISPLAYS = {
  hardware: [
    {width: 1920, height: 1080},
    {width: 3840, height: 2160},
  ],
  software: [{width: 640, height: 360}],
} as const;

/** Timed frames when the command line names no number. */
export const DEFAULT_ROUNDS = {hardware: 40, software: 5} as const;

/** '640x480,1280x720' as sizes, or null. ONNX Runtime gets no padding, so sides must fit. */
export function parseSizes(text: string): readonly PixelSize[] | null {
  const sizes = text.split(',').map((part) => {
    const [, width, height] = /^(\d+)x(\d+)$/.exec(part.trim()) ?? [];
    return {width: Number(width), height: Number(height)};
  });
  return sizes.every(({width, height}) => width > 0 && height > 0 && width % 4 === 0 && height % 4 === 0)
    ? sizes
    : null;
}
