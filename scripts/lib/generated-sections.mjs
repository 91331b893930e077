/**
 * The parts of the documents that the code itself writes: tables of keys, address parameters,
 * lenses, options and failures. Each stands between two comments that name it, and `npm run docs`
 * writes it anew.
 */
import {existsSync, readFileSync} from 'node:fs';

import {CHAPTERS} from '../../src/catalogue/chapters.ts';
import {COMMANDS} from '../../src/catalogue/commands.ts';
import {ERRORS} from '../../src/words/en/errors.ts';
import {lensesIn} from '../../src/catalogue/lens-chapters.ts';
import {LINK_ROWS} from '../../src/catalogue/links.ts';
import {ENGLISH} from '../../src/words/en.ts';
import {say, sayAll} from '../../src/words/say.ts';
import {FAILURE_ADVICE} from './failure-advice.mjs';
import {KIOSK_OPTIONS} from './kiosk-plan.mjs';
import {START_OPTIONS} from './start-plan.mjs';

const SHEETS = new URL('../../docs/lens-sheets/', import.meta.url);
const NETWORK = new URL('../../models/style/model.json', import.meta.url);

/**
 * A document's sections: their text by name.
 * @typedef {Readonly<Record<string, string>>} Sections
 */

/**
 * Every document with generated sections, by its path.
 * @returns {Readonly<Record<string, Sections>>}
 */
export function generatedSections() {
  return {
    'docs/reference.md': {
      'start options': optionTable(START_OPTIONS),
      'kiosk options': optionTable(KIOSK_OPTIONS),
      keys: table(
        ['key', 'by hand', 'what it does'],
        COMMANDS.map(({command}) => {
          const {key, gesture, meaning} = ENGLISH.commands[command];
          return [`\`${key}\``, gesture, meaning];
        }),
      ),
      address: table(
        ['name', 'values', 'what it does'],
        LINK_ROWS.map(({name, values, meaning}) => [`\`${name}=\``, sayAll(values), say(meaning)]),
      ),
      lenses: table(
        ['chapter', 'lens', 'digits', 'in the address', 'what it asks'],
        CHAPTERS.flatMap(({id, words}, chapter) =>
          lensesIn(id).map((lens, place) => [
            place === 0 ? say(`${words}.title`) : '',
            say(`${lens.words}.title`),
            `\`${chapter + 1}\` \`${place + 1}\``,
            `\`lens=${lens.id}\``,
            say(`${lens.words}.question`),
          ]),
        ),
      ),
      styles: table(
        ['name', 'painting', 'painter'],
        readStyles().map(({id, title, painter, year}) => [`\`${id}\``, `${title}, ${year}`, painter]),
      ),
    },
    'docs/lens-sheets.md': {sheets: lensSheets()},
    'docs/operators-manual.md': {
      failures: table(
        ['code', 'the sentence', 'what it means', 'what to do'],
        Object.entries(FAILURE_ADVICE).map(([code, {meaning, advice}]) => [
          `\`${code}\``,
          ERRORS[/** @type {keyof typeof ERRORS} */ (code)],
          meaning,
          advice,
        ]),
      ),
    },
  };
}

/**
 * A document with its sections written anew; everything else stays as it is.
 *
 * @param {string} document
 * @param {Sections} sections
 * @throws {Error} When a section has no place in the document, or a place no section.
 */
export function fillSections(document, sections) {
  const missing = new Set(Object.keys(sections));
  const filled = document.replaceAll(
    /<!-- generated: (.+) -->\n[^]*?<!-- end of generated: \1 -->/g,
    (/** @type {string} */ _whole, /** @type {string} */ name) => {
      const text = sections[name];
      if (text === undefined) throw new Error(`Nothing generates the section '${name}'.`);
      missing.delete(name);
      return `<!-- generated: ${name} -->\n\n${text}\n\n<!-- end of generated: ${name} -->`;
    },
  );
  if (missing.size > 0) throw new Error(`No place is marked for: ${[...missing].join(', ')}.`);
  return filled;
}

/** Each chapter with the sheets of its lenses, as far as they were made. */
function lensSheets() {
  return CHAPTERS.flatMap(({id, words}) => [
    `## ${say(`${words}.title`)}`,
    ...lensesIn(id)
      .filter((lens) => existsSync(new URL(`${lens.id}.webp`, SHEETS)))
      .flatMap(({id: lens, words: place}) => {
        const title = say(`${place}.title`);
        return [`**${title}.** ${say(`${place}.sentence`)}`, `![${title}](lens-sheets/${lens}.webp)`];
      }),
  ]).join('\n\n');
}

/**
 * The styles of the network that is shipped.
 * @returns {import('../../src/engine/network/op-list.ts').StyleNetworkFile['styles']}
 */
function readStyles() {
  /** @type {unknown} */
  const network = JSON.parse(readFileSync(NETWORK, 'utf8'));
  return /** @type {import('../../src/engine/network/op-list.ts').StyleNetworkFile} */ (network).styles;
}

/** @param {readonly import('./options.mjs').Option[]} options */
function optionTable(options) {
  return table(
    ['option', 'what it does'],
    options.map(({name, placeholder, meaning}) => [
      `\`--${name}${placeholder === undefined ? '' : ` ${placeholder}`}\``,
      meaning,
    ]),
  );
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n');
}

/** A bar would end the cell. @param {string} text */
function escapeCell(text) {
  return text.replaceAll('|', '\\|');
}
