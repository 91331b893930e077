/** Reads a script's command line from one table that also prints its help. */
import {parseArgs} from 'node:util';

/**
 * One option. With `placeholder` it takes a value, else it is a switch.
 *
 * @typedef {object} Option
 * @property {string} name Without the two dashes.
 * @property {string} [placeholder]
 * @property {string} meaning
 */

/**
 * @typedef {{kind: 'options', values: Record<string, string>, switches: Set<string>}
 *   | {kind: 'help'}
 *   | {kind: 'mistake', message: string}} ParsedOptions
 */

/**
 * Accepts `--name value` and `--name=value`. A mistake is a sentence for the person who typed it.
 *
 * @param {readonly string[]} words
 * @param {readonly Option[]} table
 * @returns {ParsedOptions}
 */
export function parseOptions(words, table) {
  const {tokens} = parseArgs({
    args: [...words],
    options: typesOf(table),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  /** @type {Record<string, string>} */
  const values = {};
  /** @type {Set<string>} */
  const switches = new Set();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') return mistake('There is no option --.');
    if (token.kind === 'positional') return mistake(`There is no option ${token.value}.`);
    const {name, rawName, value, inlineValue} = token;
    if (name === 'help') return {kind: 'help'};
    const option = table.find((candidate) => candidate.name === name);
    if (option === undefined) return mistake(`There is no option ${rawName}.`);
    if (option.placeholder === undefined) {
      if (inlineValue === true) return mistake(`--${name} takes no value.`);
      switches.add(name);
    } else if (value === undefined || value === '') {
      return mistake(`--${name} needs a value: --${name} ${option.placeholder}.`);
    } else {
      values[name] = value;
    }
  }
  return {kind: 'options', values, switches};
}

/**
 * A table as `parseArgs` wants it.
 *
 * @param {readonly Option[]} table
 * @returns {NonNullable<import('node:util').ParseArgsConfig['options']>}
 */
function typesOf(table) {
  /** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
  const types = {help: {type: 'boolean', short: 'h'}};
  for (const {name, placeholder} of table) types[name] = {type: placeholder === undefined ? 'boolean' : 'string'};
  return types;
}

/**
 * The help text of a script.
 *
 * @param {string} usage
 * @param {readonly Option[]} table
 */
export function formatHelp(usage, table) {
  const rows = [...table, {name: 'help', meaning: 'shows this text'}].map((option) => ({
    left: `--${option.name}${'placeholder' in option ? ` ${option.placeholder}` : ''}`,
    right: option.meaning,
  }));
  const width = Math.max(...rows.map((row) => row.left.length));
  return [`Usage: ${usage}`, '', ...rows.map((row) => `  ${row.left.padEnd(width)}  ${row.right}`)].join('\n');
}

/**
 * A port from its text, or null when it is none.
 *
 * @param {string} text
 */
export function parsePort(text) {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65535 ? port : null;
}

/**
 * @param {string} what
 * @returns {ParsedOptions}
 */
function mistake(what) {
  return {kind: 'mistake', message: `${what} Try --help.`};
}
