/**
 * Chooses where networks run, from what was probed: WebGPU on hardware, WebGL2 on hardware, wasm.
 *
 * A software adapter counts as none for networks (wasm is some fifty times faster) unless the URL
 * asks for that backend.
 */
import {NETWORK_BACKENDS, type CanvasWish, type NetworkBackend, type SkippedBackend} from '../../protocol/backend.ts';

/** What one probe found. */
export type Probe =
  | {readonly kind: 'missing'; readonly reason: string}
  | {readonly kind: 'software'; readonly name: string}
  | {readonly kind: 'hardware'; readonly name: string};

/** Probes of everything a backend stands on. */
export type Probes = Readonly<Record<NetworkBackend, Probe>>;

/** Backends worth trying, best first, and why the others are passed over. */
export interface BackendPlan {
  readonly candidates: readonly NetworkBackend[];
  readonly skipped: readonly SkippedBackend[];
}

/** What the plan takes into account beside the probes. */
export interface BackendWishes {
  /** Asked for by the URL: tried first, software allowed. */
  readonly requested: NetworkBackend | null;
  /** What the URL asks the canvas to be drawn with. */
  readonly canvas: CanvasWish;
  /** Failed before in this visit. */
  readonly avoid: readonly SkippedBackend[];
}

/**
 * Orders the backends. Never throws; an empty list of candidates means that nothing here can paint.
 */
export function planBackends(probes: Probes, {requested, canvas, avoid}: BackendWishes): BackendPlan {
  const candidates: NetworkBackend[] = [];
  const skipped: SkippedBackend[] = [];
  const order = requested ? [requested, ...NETWORK_BACKENDS.filter((name) => name !== requested)] : NETWORK_BACKENDS;
  for (const backend of order) {
    const reason = reasonToSkip(backend, probes, {requested, canvas, avoid});
    if (reason === null) candidates.push(backend);
    else skipped.push({backend, reason});
  }
  // Where all that could paint has failed before, it is better than nothing.
  const isLastResort = candidates.length === 0 && avoid.length > 0;
  return isLastResort ? planBackends(probes, {requested, canvas, avoid: []}) : {candidates, skipped};
}

function reasonToSkip(
  backend: NetworkBackend,
  probes: Probes,
  {requested, canvas, avoid}: BackendWishes,
): string | null {
  const probe = probes[backend];
  if (probe.kind === 'missing') return probe.reason;
  if (backend === 'webgpu' && canvas === '2d' && requested !== 'webgpu') {
    return 'its pictures stay on the card, where ?canvas=2d cannot draw them';
  }
  const failed = avoid.find((entry) => entry.backend === backend);
  if (failed) return `failed before: ${failed.reason}`;
  // Wasm always computes on the processor, so 'software' is no blemish there.
  if (probe.kind === 'software' && backend !== 'wasm' && backend !== requested) {
    return `${probe.name} is a software adapter; ?backend=${backend} uses it all the same`;
  }
  return null;
}
