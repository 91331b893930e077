/**
 * Rows of the gallery's database as they are read: checked, because a row may have been written by
 * another version, or be damaged. Pure.
 */
import type {KeptGlance, KeptPicture} from '../ports.ts';

/** A date can be no further from 1970, in milliseconds. */
const FURTHEST_DATE = 8.64e15;

/** The picture that a row holds, with nothing else; null for a row that is none. */
export function readPicture(row: unknown): KeptPicture | null {
  const facts = readFacts(row);
  const {png} = toFields(row);
  return facts !== null && isFile(png) ? {...facts, png} : null;
}

/** The glance that a row holds, with nothing else; null for a row that is none. */
export function readGlance(row: unknown): KeptGlance | null {
  const facts = readFacts(row);
  const {thumbnail} = toFields(row);
  return facts !== null && isFile(thumbnail) ? {...facts, thumbnail} : null;
}

/** What is known of a picture without looking at it. */
function readFacts(row: unknown): Omit<KeptPicture, 'png'> | null {
  const {id, width, height, keptAt, title} = toFields(row);
  if (typeof id !== 'number' || !Number.isFinite(id)) return null;
  if (!isLength(width) || !isLength(height) || typeof title !== 'string') return null;
  if (typeof keptAt !== 'number' || !(Math.abs(keptAt) <= FURTHEST_DATE)) return null;
  return {id, width, height, keptAt, title};
}

type Fields = Partial<Record<keyof KeptPicture | keyof KeptGlance, unknown>>;

function toFields(row: unknown): Fields {
  return typeof row === 'object' && row !== null ? row : {};
}

function isFile(value: unknown): value is Blob {
  return value instanceof Blob && value.size > 0;
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
