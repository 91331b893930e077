/**
 * `npm run docs`: writes the generated tables of the documents anew, from the tables that the code
 * reads. Started through scripts/run.mjs, because those tables are TypeScript.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {fillSections, generatedSections} from './lib/generated-sections.mjs';

const ROOT = resolve(import.meta.dirname, '..');

for (const [name, sections] of Object.entries(generatedSections())) {
  const file = resolve(ROOT, name);
  const before = readFileSync(file, 'utf8');
  const after = fillSections(before, sections);
  if (after !== before) writeFileSync(file, after);
  console.log(`${name}: ${after === before ? 'up to date' : 'written'}`);
}
