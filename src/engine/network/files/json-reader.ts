/**
 * Reads untrusted JSON field by field, with the path of the field in every complaint.
 */
import {EngineError} from '../../../protocol/errors.ts';
import {own} from '../../../protocol/own.ts';

/** A longer text would hide the rest of the complaint. */
const LONGEST_TOLD = 40;

/** A value inside a JSON document, with its path for messages. */
export class JsonReader {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** Parses text. @throws EngineError 'model-invalid' when it is not JSON. */
  static parse(text: string, name: string): JsonReader {
    try {
      return new JsonReader(JSON.parse(text), name);
    } catch (error) {
      throw new EngineError('model-invalid', `${name} is not JSON`, {cause: error});
    }
  }

  field(name: string): JsonReader {
    const object = this.#value;
    if (typeof object !== 'object' || object === null || Array.isArray(object)) this.#refuse('an object');
    return new JsonReader(own(object as Record<string, unknown>, name), `${this.#path}.${name}`);
  }

  has(name: string): boolean {
    return typeof this.#value === 'object' && this.#value !== null && Object.hasOwn(this.#value, name);
  }

  string(pattern?: RegExp): string {
    const text = this.#value;
    if (typeof text !== 'string') this.#refuse('a string');
    if (pattern && !pattern.test(text)) this.#refuse(`text like ${String(pattern)}`);
    return text;
  }

  literal<Value extends string | number>(...allowed: readonly Value[]): Value {
    const found = allowed.find((value) => value === this.#value);
    if (found === undefined) this.#refuse(`${allowed.join(' or ')} but ${this.#found()}`);
    return found;
  }

  integer(low: number, high: number): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
      this.#refuse(`a whole number from ${low} to ${high}`);
    }
    return value;
  }

  number(low: number, high: number): number {
    const value = this.#value;
    if (typeof value !== 'number' || !(value >= low && value <= high)) this.#refuse(`a number from ${low} to ${high}`);
    return value;
  }

  boolean(): boolean {
    if (typeof this.#value !== 'boolean') this.#refuse('true or false');
    return this.#value;
  }

  array<Item>(read: (item: JsonReader) => Item): Item[] {
    const value: unknown = this.#value;
    if (!Array.isArray(value)) this.#refuse('a list');
    return value.map((item: unknown, index) => read(new JsonReader(item, `${this.#path}[${index}]`)));
  }

  /** A number or a short text that is there instead: it may be of a version yet to come. */
  #found(): string {
    const value = this.#value;
    const isShort = typeof value === 'number' || (typeof value === 'string' && value.length <= LONGEST_TOLD);
    return isShort ? String(value) : typeof value;
  }

  #refuse(expected: string): never {
    throw new EngineError('model-invalid', `${this.#path} is not ${expected}`);
  }
}
