/**
 * Throws an Error when a programmer's assumption does not hold. World errors use EngineError
 * instead.
 */
export function assert(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message()}`);
}

/**
 * The value, where a programmer knows that it is neither null nor undefined; throws an Error
 * otherwise.
 */
export function present<Value>(value: Value, message: () => string): NonNullable<Value> {
  if (value === null || value === undefined) throw new Error(`Assertion failed: ${message()}`);
  return value;
}

/** Makes a switch over a union exhaustive: the compiler refuses it when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
