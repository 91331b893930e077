import {own} from '../../../../protocol/own.ts';

/** One package that is built into the app. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/**
 * Reads the list that the build wrote.
 * @throws Error when it is missing or not a list of licences.
 */
export async function fetchLicences(signal: AbortSignal): Promise<readonly PackageLicence[]> {
  const response = await fetch(`${import.meta.env.BASE_URL}licences.json`, {signal});
  if (!response.ok) throw new Error(`licences.json: ${response.status}`);
  const parsed: unknown = await response.json();
  const list: unknown = Array.isArray(parsed) ? parsed : (parsed as {packages?: unknown} | null)?.packages;
  if (!Array.isArray(list) || !list.every(isPackageLicence)) throw new Error('licences.json is not a list of licences');
  return list;
}

function isPackageLicence(value: unknown): value is PackageLicence {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  return ['name', 'version', 'licence', 'text'].every((field) => typeof own(record, field) === 'string');
}
