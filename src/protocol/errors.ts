/**
 * Failures: a code, a kind, a precise detail for the operator. The visitor's sentence for a code
 * stands in the words.
 *
 * Errors do not survive `postMessage` with their class, so they cross threads as plain `Failure`
 * records.
 */

/**
 * Every way the mirror can fail, by name. Each has a kind below, a sentence in
 * `words/en/errors.ts` and advice in the operator's manual.
 */
export type FailureCode =
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-busy'
  | 'camera-unplugged'
  | 'camera-insecure'
  | 'camera-failed'
  | 'camera-stalled'
  | 'file-unreadable'
  | 'gpu-lost'
  | 'gpu-silent'
  | 'gpu-missing'
  | 'gpu-blocked'
  | 'shader-invalid'
  | 'engine-crashed'
  | 'part-missing'
  | 'model-missing'
  | 'model-corrupt'
  | 'model-invalid'
  | 'layer-unknown'
  | 'guide-too-small'
  | 'perception-unavailable'
  | 'dream-unavailable'
  | 'lens-unavailable'
  | 'source-empty'
  | 'keep-failed'
  | 'storage-full'
  | 'storage-unavailable'
  | 'share-failed'
  | 'url-invalid'
  | 'offline-unavailable'
  | 'offline-untrusted'
  | 'build-outdated'
  | 'cancelled'
  | 'internal';

/** Which part of the mirror a failure belongs to: who tells of it, and what mends it. */
export type FailureKind = 'source' | 'painter' | 'model' | 'perception' | 'storage' | 'page' | 'other';

const KINDS: Readonly<Record<FailureCode, FailureKind>> = {
  'camera-denied': 'source',
  'camera-missing': 'source',
  'camera-busy': 'source',
  'camera-unplugged': 'source',
  'camera-insecure': 'source',
  'camera-failed': 'source',
  'camera-stalled': 'source',
  'file-unreadable': 'source',
  'source-empty': 'source',
  'gpu-lost': 'painter',
  'gpu-silent': 'painter',
  'gpu-missing': 'painter',
  'gpu-blocked': 'painter',
  'shader-invalid': 'painter',
  'engine-crashed': 'painter',
  'part-missing': 'painter',
  'model-missing': 'model',
  'model-corrupt': 'model',
  'model-invalid': 'model',
  'layer-unknown': 'perception',
  'guide-too-small': 'perception',
  'perception-unavailable': 'perception',
  'dream-unavailable': 'perception',
  'lens-unavailable': 'perception',
  'keep-failed': 'page',
  'storage-full': 'storage',
  'storage-unavailable': 'storage',
  'share-failed': 'page',
  'url-invalid': 'page',
  'offline-unavailable': 'page',
  'offline-untrusted': 'page',
  'build-outdated': 'page',
  cancelled: 'other',
  internal: 'other',
};

/**
 * What was asked for and does not exist: a word of the network or one of its layers, by its name.
 */
export interface FailureSubject {
  readonly kind: 'class-word' | 'layer';
  readonly name: string;
}

/** A failure as it crosses threads. The page says the visitor's sentence for its code. */
export interface Failure {
  readonly code: FailureCode;
  readonly kind: FailureKind;
  /** What happened exactly, for the status panel. Nothing decides by it. */
  readonly detail: string;
  readonly about?: FailureSubject;
}

/** What an error carries beside its code and detail. */
export interface EngineErrorOptions extends ErrorOptions {
  readonly about?: FailureSubject | undefined;
}

/** An error with a code, thrown in every layer and turned into a `Failure` at the thread's edge. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: FailureCode;
  readonly detail: string;
  readonly about: FailureSubject | undefined;

  constructor(code: FailureCode, detail: string, options: EngineErrorOptions = {}) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
    this.about = options.about;
  }

  /** The error that a failure was made of in another thread. */
  static from({code, detail, about}: Failure): EngineError {
    return new EngineError(code, detail, {about});
  }

  get kind(): FailureKind {
    return KINDS[this.code];
  }
}

/** The failure record for a code and an operator's detail. */
export function failure(code: FailureCode, detail: string, about?: FailureSubject): Failure {
  return {code, kind: KINDS[code], detail, ...(about && {about})};
}

/**
 * Turns anything that was thrown into a failure record. An unknown error takes `fallback` as its
 * code.
 */
export function toFailure(thrown: unknown, fallback: FailureCode = 'internal'): Failure {
  if (thrown instanceof EngineError) {
    return failure(thrown.code, withCause(thrown.detail, thrown.cause), thrown.about);
  }
  if (isAbortError(thrown)) return failure('cancelled', 'aborted');
  if (thrown instanceof Error) {
    return failure(fallback, withCause(`${thrown.name}: ${thrown.message}`, thrown.cause));
  }
  return failure(fallback, textOf(thrown));
}

/** Why a worker ended, from its error event: that of a script that did not arrive says nothing. */
export function failureOfWorker(name: string, event: Event): Failure {
  return 'message' in event && typeof event.message === 'string'
    ? failure('engine-crashed', `${name} threw: ${event.message}`)
    : failure('part-missing', `${name} could not be loaded`);
}

/** What something thrown says, for a line of the status panel. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : textOf(thrown);
}

/** Whether something thrown only says that a caller gave up (never shown to anyone). */
export function isAbortError(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** Anything can be thrown, also what no text can be made of. */
function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  try {
    // In a list, because JSON has no text for some values alone.
    return JSON.stringify([thrown]).slice(1, -1);
  } catch {
    return typeof thrown;
  }
}

function withCause(detail: string, cause: unknown): string {
  if (cause === undefined) return detail;
  return `${detail} (because: ${messageOf(cause)})`;
}
