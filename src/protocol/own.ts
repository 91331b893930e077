/**
 * Looks a name up in a table. Every object inherits names such as 'constructor', so that a text
 * from outside (an address, a file, a message) can find a function there. Lint allows a look-up of
 * any text here alone.
 */

/** What a table itself has under a name; undefined for a name that it does not have. */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  // eslint-disable-next-line pareidolia/no-inherited-names -- The name has been checked.
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
