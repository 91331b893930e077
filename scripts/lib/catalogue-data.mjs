/**
 * What the training recipes need of the catalogue, as JSON. They read the written file, so that
 * they run where Node is not installed.
 */
import {DREAMS} from '../../src/catalogue/dreams.ts';

/** The file that the recipes read, relative to the project's root. */
export const CATALOGUE_FILE = 'models/training/catalogue.json';

/** The text of that file: one line for each dream, with its id and what it climbs. */
export function catalogueText() {
  const dreams = DREAMS.map(({id, aim}) => `    ${JSON.stringify({id, ...aim})}`);
  return `{\n  "dreams": [\n${dreams.join(',\n')}\n  ]\n}\n`;
}
