/** Reads the perception network's PyTorch goldens in the browser. */
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {Objective, ReluRule} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {goldenBytes, goldenFloats, goldenIndex, goldenInput, pixelsOf} from './goldens.ts';
import type {ExpectedActivation, ExpectedGradient} from './perception-agreement.ts';

const NETWORK = 'perception';

/** One picture with the class probabilities and the layers that PyTorch finds for it. */
export interface PerceptionCase {
  readonly name: string;
  readonly picture: RgbPicture;
  readonly probabilities: Float32Array;
  readonly layers: ReadonlyMap<string, ExpectedActivation>;
}

/** golden.json, written by models/training/perception_goldens.py. */
interface GoldenIndex {
  readonly cases: readonly {
    readonly name: string;
    readonly input: string;
    readonly probabilities: string;
    readonly layers: Readonly<
      Record<string, {readonly shape: readonly [number, number, number]; readonly file: string}>
    >;
  }[];
  readonly gradients: {
    readonly input: string;
    readonly cases: readonly {
      readonly objective: Objective;
      readonly rule: ReluRule;
      readonly score: number;
      /** What the stored values are multiplied with. */
      readonly scale: number;
      readonly file: string;
    }[];
  };
}

/** Every picture whose forward pass is stored. */
export async function perceptionCases(): Promise<readonly PerceptionCase[]> {
  const {cases} = await readIndex();
  return Promise.all(
    cases.map(async ({name, input, probabilities, layers}) => ({
      name,
      picture: await readPicture(input),
      probabilities: await goldenFloats(probabilities, NETWORK),
      layers: new Map(
        await Promise.all(
          Object.entries(layers).map(async ([layer, {shape, file}]) => {
            const [height, width, channels] = shape;
            return [layer, {height, width, channels, values: await goldenFloats(file, NETWORK)}] as const;
          }),
        ),
      ),
    })),
  );
}

/** The picture that gradients are stored for, and these: every objective under every rule. */
export async function perceptionGradients(): Promise<{
  readonly picture: RgbPicture;
  readonly gradients: readonly ExpectedGradient[];
}> {
  const {gradients} = await readIndex();
  return {
    picture: await readPicture(gradients.input),
    gradients: await Promise.all(
      gradients.cases.map(async ({objective, rule, score, scale, file}) => {
        const halves = new Float16Array(await goldenBytes(file, NETWORK));
        return {objective, rule, score, gradient: Float32Array.from(halves, (value) => value * scale)};
      }),
    ),
  };
}

async function readIndex(): Promise<GoldenIndex> {
  return (await goldenIndex(NETWORK)) as GoldenIndex;
}

async function readPicture(file: string): Promise<RgbPicture> {
  return fromPixels(pixelsOf(await goldenInput(file, NETWORK)));
}
