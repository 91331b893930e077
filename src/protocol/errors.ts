/**
 * Failures: one code, one sentence for the visitor, one precise detail for the operator.
 *
 * Errors do not survive `postMessage` with their class, so they cross threads as plain `Failure`
 * records.
 */

/**
 * Every way the mirror can fail, by name. Add the visitor's sentence to `SENTENCES` with each new
 * one.
 */
export type FailureCode =
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-busy'
  | 'camera-unplugged'
  | 'camera-insecure'
  | 'camera-failed'
  | 'file-unreadable'
  | 'gpu-lost'
  | 'gpu-silent'
  | 'gpu-missing'
  | 'shader-invalid'
  | 'engine-crashed'
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
  | 'cancelled'
  | 'internal';

/** A failure as it crosses threads and reaches the screen. */
export interface Failure {
  readonly code: FailureCode;
  /** One kind sentence that says what the visitor can do. */
  readonly userMessage: string;
  /** What happened exactly, for the status panel. */
  readonly detail: string;
}

/** The visitor's sentence for each code; also read by the operator's manual. */
export const SENTENCES: Readonly<Record<FailureCode, string>> = {
  'camera-denied': 'The mirror may not use the camera. Allow it in the address bar, then tap here.',
  'camera-missing': 'No camera found. Plug one in: the mirror starts by itself.',
  'camera-busy': 'Another program is using the camera. Close it, then tap here.',
  'camera-unplugged': 'The camera was unplugged. Plug it back in: the mirror goes on by itself.',
  'camera-insecure': 'The camera works only on a secure address. Open this page from https:// or from localhost.',
  'camera-failed': 'The camera did not start. Tap here to try again.',
  'file-unreadable': 'This file cannot be shown. Try a picture or a video.',
  'gpu-lost': 'The painter stumbled and is starting again. You stay in the mirror.',
  'gpu-silent': 'The painter stopped answering and is starting again. You stay in the mirror.',
  'gpu-missing': 'This browser cannot paint, so here is a plain mirror. A current Chrome, Edge or Safari paints.',
  'shader-invalid': 'One part of the painter does not work on this graphics card. Another one takes over.',
  'engine-crashed': 'The painter stumbled and is starting again. You stay in the mirror.',
  'model-missing': 'Some of what the mirror has learned could not be loaded. Reload the page to try again.',
  'model-corrupt': 'Some of what the mirror has learned is damaged. Reload the page to fetch it again.',
  'model-invalid': 'Some of what the mirror has learned does not fit this version. Reload the page to fetch it again.',
  'layer-unknown': 'The network knows no such part and no such word. The mirror goes on without it.',
  'guide-too-small': 'There is too little of it to dream of. Hold it closer and tap again.',
  'perception-unavailable': 'The mirror cannot look into its network here. It paints on.',
  'dream-unavailable': 'The mirror cannot dream here. It paints on.',
  'lens-unavailable': 'This lens does not work here. The mirror goes on without it.',
  'source-empty': 'The camera sends an empty picture. The mirror waits for the next one.',
  'keep-failed': 'The picture could not be finished. Please take another one.',
  'storage-full': 'There is no room left to keep pictures here. You can still download this one.',
  'storage-unavailable': 'This browser does not keep pictures here. You can still download this one.',
  'share-failed': 'Sharing did not work. You can download the picture instead.',
  'offline-unavailable': 'The mirror could not be kept for use without a network. Everything else works.',
  'offline-untrusted': 'Use without a network needs a trusted certificate on this address. Everything else works.',
  'url-invalid': 'A part of the address is not understood and was left out.',
  cancelled: 'Stopped.',
  internal: 'Something went wrong. The mirror goes on.',
};

/** An error with a code, thrown in every layer and turned into a `Failure` at the thread's edge. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }

  /** The visitor's sentence for this error's code. */
  get userMessage(): string {
    return SENTENCES[this.code];
  }
}

/** The failure record for a code and an operator's detail. */
export function failure(code: FailureCode, detail: string): Failure {
  return {code, userMessage: SENTENCES[code], detail};
}

/**
 * Turns anything that was thrown into a failure record. An unknown error takes `fallback` as its
 * code.
 */
export function toFailure(thrown: unknown, fallback: FailureCode = 'internal'): Failure {
  if (thrown instanceof EngineError) {
    return failure(thrown.code, withCause(thrown.detail, thrown.cause));
  }
  if (isAbortError(thrown)) return failure('cancelled', 'aborted');
  if (thrown instanceof Error) {
    return failure(fallback, withCause(`${thrown.name}: ${thrown.message}`, thrown.cause));
  }
  return failure(fallback, String(thrown));
}

/** What something thrown says, for a line of the status panel. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Whether something thrown only says that a caller gave up (never shown to anyone). */
export function isAbortError(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

function withCause(detail: string, cause: unknown): string {
  if (cause === undefined) return detail;
  return `${detail} (because: ${cause instanceof Error ? cause.message : JSON.stringify(cause)})`;
}
