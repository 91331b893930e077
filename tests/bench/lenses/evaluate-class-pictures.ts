/** The class pictures' part of `npm run evaluate:lenses`, on our own kernel, as for a visitor. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {COLUMN_IDS} from '../../../src/engine/lenses/classes/column.ts';
import {encodePng} from '../../support/pictures/encode-png.ts';
import {readPerception} from '../dream/perception-network.ts';
import {climbWords, drawLabels, SURE, type Climbed} from './class-pictures.ts';
import {openOnKernel} from './open-on-kernel.ts';

/** Which words. */
const SEED = 1;

/**
 * Climbs and prints a table.
 * @param folder where the pictures are written, for models/training/judge_class_pictures.py; null
 *   for nowhere.
 */
export async function evaluateClassPictures(words: number, folder: string | null): Promise<void> {
  const network = await openOnKernel(readPerception());
  const found: Climbed[] = [];
  if (folder !== null) mkdirSync(folder, {recursive: true});
  const labels = drawLabels(network.file.labels.length, words, SEED);
  for await (const climbed of climbWords(network, labels)) {
    found.push(climbed);
    const {word, column, share, picture} = climbed;
    if (folder !== null) writeFileSync(join(folder, `${word}--${column}.png`), encodePng(picture));
    process.stderr.write(
      `${found.length} of ${4 * labels.length}: ${word}, ${column}: ${(100 * share).toFixed(1)} %\n`,
    );
  }
  console.log(`\nClass pictures of ${labels.length} words`);
  console.log(`| way | over ${SURE} within 200 steps | at the end | median probability | median score |`);
  console.log('| --- | --: | --: | --: | --: |');
  for (const id of COLUMN_IDS) {
    const all = found.filter(({column}) => column === id);
    const [sure, atEnd] = [all.filter(({sureAfter}) => sureAfter !== null), all.filter(({share}) => share > SURE)];
    const [share, score] = [median(all.map((each) => each.share)), median(all.map((each) => each.score))];
    console.log(
      `| ${id} | ${percent(sure.length / all.length)} | ${percent(atEnd.length / all.length)} | ${share.toFixed(3)} | ${score.toFixed(1)} |`,
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
