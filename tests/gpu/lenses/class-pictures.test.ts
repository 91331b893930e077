/** One step of each class picture, and of what is made more of, against PyTorch. */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {FourierCode} from '../../../src/engine/ascent/fourier-code.ts';
import type {MagnitudeTable} from '../../../src/engine/ascent/magnitude-table.ts';
import {PhaseCode} from '../../../src/engine/ascent/phase-code.ts';
import type {PictureCode} from '../../../src/engine/ascent/picture-code.ts';
import {seenFrom, seenFromAdjoint, type Viewpoint} from '../../../src/engine/ascent/seen-from.ts';
import {accentuatingGradient} from '../../../src/engine/lenses/accentuate/accentuation.ts';
import {keepSmall, PixelColumn, regularise, type AfterStep} from '../../../src/engine/lenses/classes/pixel-column.ts';
import {loadMagnitudes} from '../../../src/engine/lenses/load-magnitudes.ts';
import {keepFiles} from '../../../src/engine/network/files/keep-files.ts';
import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {classPictureGoldens, type ClassPictureGoldens} from '../../support/network/class-picture-goldens.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {loadShippedPerception, openPerception} from '../../support/network/shipped-perception.ts';

/** Relative L2 distance. */
const TOLERANCE = 1e-2;

let model: PerceptionModel;
let goldens: ClassPictureGoldens;
let magnitudes: MagnitudeTable;

beforeAll(async () => {
  [model, goldens] = await Promise.all([loadShippedPerception(), classPictureGoldens()]);
  magnitudes = await loadMagnitudes(model.model.entry, keepFiles(new URL('/models/', location.href).href));
});

describe.each(['wasm', 'webgpu'] as const)('class pictures on %s', (backend) => {
  let network: PerceptionNetwork;
  let close: () => void;

  beforeAll(async () => {
    ({network, close} = await openPerception(backend, model));
  });

  afterAll(() => {
    close();
  });

  async function gradientAt(seen: RgbPicture): Promise<Float32Array> {
    return (await network.gradient(seen, {kind: 'class', label: goldens.label}, 'plain')).gradient;
  }

  /** How far a step moves a picture, against how far PyTorch moves it. */
  async function stepError(afterStep: AfterStep, expected: Float32Array): Promise<number> {
    const {picture} = goldens;
    const column = new PixelColumn(picture, afterStep);
    await column.step(gradientAt);
    const moved = (values: Float32Array): Float32Array => values.map((value, at) => value - (picture.values[at] ?? 0));
    return relativeDistance(moved(column.picture().values), moved(expected));
  }

  async function codeError(
    code: PictureCode,
    {values, viewpoint}: {readonly values: Float32Array; readonly viewpoint: Viewpoint},
  ): Promise<number> {
    const picture = code.picture();
    const gradient = await gradientAt(seenFrom(picture, viewpoint));
    return relativeDistance(code.pullBack(picture, seenFromAdjoint(picture, gradient, viewpoint)), values);
  }

  test('a plain step is the one that PyTorch takes', async () => {
    expect(await stepError(keepSmall, goldens.plain)).toBeLessThan(TOLERANCE);
  });

  test('a regularised step is the one that PyTorch takes', async () => {
    const {regularisers, values} = goldens.regularised;
    expect(await stepError(regularise(regularisers), values)).toBeLessThan(TOLERANCE);
  });

  test('the gradient in waves is the one that PyTorch finds', async () => {
    expect(await codeError(FourierCode.of(goldens.picture), goldens.fourier)).toBeLessThan(TOLERANCE);
  });

  test('the gradient in phases is the one that PyTorch finds', async () => {
    expect(await codeError(PhaseCode.of(goldens.picture, magnitudes), goldens.maco)).toBeLessThan(TOLERANCE);
  });

  test('the gradient that makes more of a word is the one that PyTorch finds', async () => {
    const {picture: frame, label, accentuation} = goldens;
    const {values, layer, faithfulness} = accentuation;
    const subject = {label, layer: null, unit: null} as const;
    const found = await accentuatingGradient(network, mirrored(frame), {frame, subject, layer, faithfulness});
    expect(relativeDistance(found, values)).toBeLessThan(TOLERANCE);
  });
});

function mirrored({width, height, values}: RgbPicture): RgbPicture {
  const turned = values.map((_, at) => {
    const pixel = Math.floor(at / 3);
    const column = pixel % width;
    return values[(pixel + width - 1 - 2 * column) * 3 + (at % 3)] ?? 0;
  });
  return {width, height, values: turned};
}
