/**
 * `npm run catalogue`: writes what the training recipes read of the catalogue. Started through
 * scripts/run.mjs, because the catalogue is TypeScript.
 */
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {CATALOGUE_FILE, catalogueText} from './lib/catalogue-data.mjs';

writeFileSync(resolve(import.meta.dirname, '..', CATALOGUE_FILE), catalogueText());
console.log(`${CATALOGUE_FILE}: written`);
