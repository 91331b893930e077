/**
 * `npm run evaluate:lenses -- --pictures DIR --json FILE`: how often attacks mislead the shipped
 * network on a folder of pictures, how often the occlusion lens finds an object, which saliency
 * maps pass the sanity check, whether the playground's starts end closer together as networks grow
 * wider, whether pictures that are changed step by step end where PyTorch's end, and with
 * `--words N` how sure the network becomes of its class pictures. On our own kernel in Node, as for
 * visitors without a graphics card; pictures are read by Chromium.
 */
import {existsSync, writeFileSync} from 'node:fs';

import {formatHelp, parseOptions} from '../../../scripts/lib/options.mjs';
import {randomiseWeights} from '../../../src/engine/lenses/saliency/randomise-weights.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {readPerception, type TimedNetwork} from '../dream/perception-network.ts';
import {measureAttacks} from './attack-rates.ts';
import {listPictures, PictureDecoder} from './decode-pictures.ts';
import {measureDescents} from './descent-ends.ts';
import {DEFAULTS, EVALUATE_OPTIONS} from './evaluate-options.ts';
import {evaluateClassPictures} from './evaluate-class-pictures.ts';
import {fallsWithWidth, measureSpreads} from './loss-spreads.ts';
import {composeScenes, findsObject, readObjects} from './occlusion-scenes.ts';
import {openOnKernel} from './open-on-kernel.ts';
import {checkSanity} from './sanity-check.ts';

/** Of the shuffled weights, the one that the table in docs/lenses.md was made with. */
const SHUFFLE_SEED = 1;

const options = parseOptions(process.argv.slice(2), EVALUATE_OPTIONS);
if (options.kind === 'help')
  console.log(formatHelp('npm run evaluate:lenses -- --pictures DIR [options]', EVALUATE_OPTIONS));
else if (options.kind === 'mistake') refuse(options.message);
else await evaluate(options.values);

async function evaluate(values: Readonly<Record<string, string>>): Promise<void> {
  const words = Number(values['words'] ?? DEFAULTS.words);
  if (!Number.isInteger(words) || words < 0) {
    refuse('--words wants a whole number, or 0.');
    return;
  }
  if (words > 0) {
    await evaluateClassPictures(words, values['pictures-out'] ?? null);
    if (values['pictures'] === undefined) return;
  }
  const {pictures: folder, json} = values;
  const [limit, scenes] = [Number(values['limit'] ?? DEFAULTS.limit), Number(values['scenes'] ?? DEFAULTS.scenes)];
  if (folder === undefined || !existsSync(folder)) {
    refuse('--pictures wants a folder that exists.');
    return;
  }
  const seeds = Number(values['seeds'] ?? DEFAULTS.seeds);
  if (![limit, scenes, seeds].every((count) => Number.isInteger(count) && count > 0)) {
    refuse('--limit, --scenes and --seeds want whole numbers above 0.');
    return;
  }
  const model = readPerception();
  const decoder = await PictureDecoder.start();
  const {pictures, objects} = await readAll(decoder, folder, limit, model.file.input.side);
  await decoder.close();
  if (pictures.length === 0) {
    refuse(`There is no picture in ${folder}.`);
    return;
  }
  const network = await openOnKernel(model);
  const attacks = await measureAttacks(network, pictures, (index) => {
    tell(`picture ${index + 1} of ${pictures.length}`);
  });
  const composed = await composeScenes(network, objects, scenes);
  let hits = 0;
  for (const [index, scene] of composed.entries()) {
    if (await findsObject(network, scene)) hits++;
    tell(`scene ${index + 1} of ${composed.length}`);
  }
  const sanity = await checkSanity(network, await openOnKernel(shuffled(model)), pictures);

  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const flips = [...attacks.flips].sort(([a], [b]) => a - b).map(([epsilon, count]) => `${count} at ${epsilon}/255`);
  const occlusionHitRate = composed.length > 0 ? hits / composed.length : 0;
  console.log(
    `fast gradient sign: ${percent(attacks.fgsmFlipRate)} of ${attacks.confident} confident words flip (${flips.join(', ')})`,
  );
  console.log(
    `targeted, 16/255: ${percent(attacks.targetedRate)} of ${pictures.length} after ${attacks.meanSteps.toFixed(1)} steps`,
  );
  console.log(`occlusion: ${percent(occlusionHitRate)} of ${composed.length} objects found`);
  console.log('\nMean rank correlation of the likeliest word’s map with that of …');
  console.log('| rule | shuffled weights | another word | the edges |\n| --- | --: | --: | --: |');
  for (const {rule, ...found} of sanity) {
    console.log(
      `| ${rule} | ${found.shuffledWeights.toFixed(2)} | ${found.anotherWord.toFixed(2)} | ${found.edges.toFixed(2)} |`,
    );
  }
  const spreads = measureSpreads(seeds);
  console.log(
    `\nmany starts: the spread of final losses falls with width for ${spreads.filter(fallsWithWidth).length} of ${seeds} seeds`,
  );
  const ends = await measureDescents(network, ({name, steps}) => {
    tell(`${name}: ${steps} steps`);
  });
  console.log('\n| rebuilt from, or painted | steps | here | PyTorch | |\n| --- | --: | --: | --: | --- |');
  for (const {name, steps, reached, reference, isAsGood} of ends) {
    const verdict = isAsGood ? 'as good' : 'WORSE';
    console.log(`| ${name} | ${steps} | ${reached.toFixed(4)} | ${reference.toFixed(4)} | ${verdict} |`);
  }
  const {fgsmFlipRate, targetedRate} = attacks;
  const written = {fgsmFlipRate, targetedRate, occlusionHitRate, pictures: pictures.length};
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(written, null, 2)}\n`);
}

async function readAll(
  decoder: PictureDecoder,
  folder: string,
  limit: number,
  side: number,
): Promise<{readonly pictures: readonly RgbPicture[]; readonly objects: Awaited<ReturnType<typeof readObjects>>}> {
  const pictures: RgbPicture[] = [];
  for (const path of listPictures(folder).slice(0, limit)) {
    const picture = await decoder.square(path, side);
    if (picture === null) tell(`${path} is no picture; left out`);
    else pictures.push(picture);
  }
  return {pictures, objects: await readObjects(decoder)};
}

function shuffled({title, file, weights}: TimedNetwork): TimedNetwork {
  const values = randomiseWeights(new Map([...weights].map(([name, weight]) => [name, weight.values])), SHUFFLE_SEED);
  const other = [...weights].map(
    ([name, {shape}]) => [name, {shape, values: values.get(name) ?? new Float32Array()}] as const,
  );
  return {title, file, weights: new Map(other)};
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
