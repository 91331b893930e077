/**
 * The licences of everything that is bundled: name, version, licence and its text, for the app's
 * licence list.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * @typedef {object} Licence
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX identifier.
 * @property {string} text
 */

/** Licences that may be in the product. Another one is a decision, not an accident. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1', '0BSD']);

/** How packages name the file that holds the text. */
const TEXT_FILE = /^(licen[cs]e|copying|ofl)([.-].*)?$/i;

/**
 * @param {Iterable<string>} packageFolders Absolute folders, each with a package.json.
 * @param {string} fallbackFolder Texts for packages that name a licence without shipping it, as
 *   SPDX.txt; {author} stands for the copyright holder.
 * @returns {Licence[]} Sorted by name.
 * @throws {Error} For a package whose licence is not accepted or whose text is nowhere.
 */
export function collectLicences(packageFolders, fallbackFolder) {
  return [...packageFolders]
    .map((folder) => readLicence(folder, fallbackFolder))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/**
 * What is read of a package.json.
 *
 * @typedef {object} PackageFile
 * @property {string} name
 * @property {string} version
 * @property {string} [license]
 * @property {string | {name: string}} [author]
 */

/**
 * @param {string} folder
 * @param {string} fallbackFolder
 * @returns {Licence}
 */
function readLicence(folder, fallbackFolder) {
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const {name, version, license, author} = /** @type {PackageFile} */ (parsed);
  if (license === undefined || !ACCEPTED.has(license)) {
    throw new Error(`${name} is under ${license ?? 'no stated licence'}, which is not among the accepted ones.`);
  }
  const file = readdirSync(folder).find((candidate) => TEXT_FILE.test(candidate));
  const fallback = join(fallbackFolder, `${license}.txt`);
  if (file === undefined && !existsSync(fallback))
    throw new Error(`${name} ships no licence text and ${license}.txt is missing.`);
  const text = readFileSync(file === undefined ? fallback : join(folder, file), 'utf8');
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return {name, version, licence: license, text: text.replace('{author}', holder)};
}
