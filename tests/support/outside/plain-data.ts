/** What may be sent to a worker and stored: data, and nothing that runs. */

/** Where in a value something is no plain data, or null where all of it is. */
export function findForeign(value: unknown, path = 'it'): string | null {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (typeof value !== 'object') return `${path} is a ${typeof value}`;
  if (value instanceof Blob) return null;
  const parent: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && parent !== Object.prototype) return `${path} inherits from something`;
  for (const [name, part] of Object.entries(value)) {
    const found = findForeign(part, `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
