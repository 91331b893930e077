/**
 * The training recipes read a file that is written from the catalogue.
 */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';

import {CATALOGUE_FILE, catalogueText} from '../../../scripts/lib/catalogue-data.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

test("the recipes' file of the catalogue is up to date (npm run catalogue)", () => {
  expect(readFileSync(resolve(ROOT, CATALOGUE_FILE), 'utf8')).toBe(catalogueText());
});

test("the recipes' file says of each dream what it climbs", () => {
  const {dreams} = JSON.parse(catalogueText()) as {dreams: readonly unknown[]};
  expect(dreams).toContainEqual({id: 'lines', kind: 'layer', layer: 'conv1-relu'});
  expect(dreams).toContainEqual({id: 'owls', kind: 'unit', layer: 'conv4b-relu', channel: 101});
  expect(dreams).toContainEqual({id: 'dalmatians', kind: 'word', word: 'dalmatian'});
});
