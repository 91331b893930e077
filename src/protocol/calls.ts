/**
 * Calls between two threads: a request with one answer, progress on the way, and cancelling. Every
 * pair of threads here speaks it: page and engine, engine and the workers that run networks.
 *
 * A map of calls is an interface of `{params, result}` by name; the messages are derived from it.
 */
import type {Failure} from './errors.ts';
import type {UnitInterval} from './units.ts';

/** What a map of calls must look like. */
export type CallMap<Calls> = {
  readonly [Name in keyof Calls]: {readonly params: unknown; readonly result: unknown};
};

/** A call's parameters. */
export type ParamsOf<Calls extends CallMap<Calls>, Name extends keyof Calls> = Calls[Name]['params'];

/** A call's result. */
export type ResultOf<Calls extends CallMap<Calls>, Name extends keyof Calls> = Calls[Name]['result'];

/** From who asks to who serves. */
export type CallRequest<Calls extends CallMap<Calls>> =
  | {
      [Name in keyof Calls]: {
        readonly kind: 'call';
        readonly id: number;
        readonly name: Name;
        readonly params: ParamsOf<Calls, Name>;
      };
    }[keyof Calls]
  | {readonly kind: 'cancel'; readonly id: number};

/** From who serves to who asks: any number of 'call-progress', then one of the others. */
export type CallAnswer<Calls extends CallMap<Calls>> =
  | {readonly kind: 'call-progress'; readonly id: number; readonly share: UnitInterval}
  | {readonly kind: 'result'; readonly id: number; readonly value: ResultOf<Calls, keyof Calls>}
  | {readonly kind: 'refusal'; readonly id: number; readonly failure: Failure};
