/** The command line of `npm run bench:processor`. */
import type {Option} from '../../../scripts/lib/options.mjs';

/** The options, with their help. */
export const PROCESSOR_BENCH_OPTIONS: readonly Option[] = [
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {rows} there'},
  {name: 'sizes', placeholder: 'WxH,...', meaning: 'picture sizes of the style networks; sides must be multiples of 4'},
  {name: 'rounds', placeholder: 'N', meaning: 'timed frames of each row'},
  {
    name: 'onnx',
    placeholder: 'FOLDER',
    meaning: 'style.onnx, style-lite.onnx and perception.onnx from models/training, for the ONNX Runtime rows',
  },
  {name: 'only', placeholder: 'style|perception', meaning: 'only these networks'},
  {name: 'threads', placeholder: 'N', meaning: 'also ours with so many threads'},
];

/** The sizes when the command line names none: what a mirror without a GPU paints. */
export const PROCESSOR_SIZES = [
  {width: 256, height: 192},
  {width: 512, height: 288},
] as const;

/** What lenses look at, and the finest octave of a dream on wasm over a wide window. */
export const PERCEPTION_SIZES = [
  {width: 160, height: 160},
  {width: 224, height: 128},
] as const;

/** Timed frames when the command line names no number. */
export const PROCESSOR_ROUNDS = 15;
