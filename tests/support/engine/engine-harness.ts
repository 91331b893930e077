/**
 * Drives a real engine worker from a test: real canvas, real VideoFrames, messages awaited one by
 * one.
 */
import type {DreamOptions} from '../../../src/protocol/dreams.ts';
import type {LensOptions} from '../../../src/catalogue/lenses.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../../src/protocol/paint.ts';
import type {CanvasLayout, EngineMessage, EngineOptions, PageMessage} from '../../../src/protocol/messages.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';

/** A call with its parameters. */
type EngineCall = WithoutId<Extract<PageMessage, {kind: 'call'}>>;

type WithoutId<Call> = Call extends unknown ? Omit<Call, 'id' | 'kind'> : never;

type Kind = EngineMessage['kind'];
type MessageOf<K extends Kind> = Extract<EngineMessage, {kind: K}>;

/** Options with no special wishes. */
export const DEFAULT_OPTIONS: EngineOptions = {
  backend: null,
  canvas: 'auto',
  avoid: [],
  sparesCard: false,
  rung: null,
  autotune: null,
  reducedMotion: true,
  baseUrl: new URL('/', location.href).href,
};

/** A small canvas without tiles. */
export const SMALL_LAYOUT: CanvasLayout = {
  size: {width: 64, height: 48},
  devicePixelRatio: 1,
  tiles: [],
  tileOpacity: 0,
  tileRadius: 0,
  lensArea: null,
};

/** An engine worker on a canvas of the test page. */
export class EngineHarness {
  readonly canvas = document.createElement('canvas');
  readonly messages: EngineMessage[] = [];
  readonly #worker: Worker;
  readonly #listeners = new Set<(message: EngineMessage) => void>();
  #paint = PLAIN_PAINT;
  #sequence = 0;
  #callId = 0;

  constructor(
    options: Partial<EngineOptions> = {},
    layout: CanvasLayout = SMALL_LAYOUT,
    worker = new Worker(new URL('../../../src/engine/main.ts', import.meta.url), {type: 'module'}),
  ) {
    this.#worker = worker;
    this.canvas.width = layout.size.width;
    this.canvas.height = layout.size.height;
    document.body.append(this.canvas);
    this.#worker.onmessage = ({data}: MessageEvent<EngineMessage>): void => {
      this.messages.push(data);
      for (const listener of this.#listeners) listener(data);
    };
    const canvas = this.canvas.transferControlToOffscreen();
    this.post({kind: 'start', canvas, options: {...DEFAULT_OPTIONS, ...options}, layout}, [canvas]);
    this.post({kind: 'source', source: {kind: 'page', orientation: {mirrored: false, rotation: 0}}});
  }

  post(message: PageMessage, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  look(look: Partial<PaintOptions>): void {
    this.#paint = {...PLAIN_PAINT, ...look};
    this.post({kind: 'show', show: {mode: 'paint', paint: this.#paint}});
  }

  /** Dreams over what is painted. */
  dream(dream: DreamOptions): void {
    this.post({kind: 'show', show: {mode: 'dream', paint: this.#paint, dream}});
  }

  /** Shows a lens; null ends it. */
  lens(lens: LensOptions | null): void {
    const paint = this.#paint;
    this.post({kind: 'show', show: lens ? {mode: 'lens', paint, lens} : {mode: 'paint', paint}});
  }

  /**
   * The next message of a kind that passes the filter, counted from now on. A fatal failure ends
   * the wait.
   */
  next<K extends Kind>(kind: K, accept: (message: MessageOf<K>) => boolean = () => true): Promise<MessageOf<K>> {
    return new Promise((resolve, reject) => {
      const listener = (message: EngineMessage): void => {
        if (message.kind === kind && accept(message as MessageOf<K>)) {
          this.#listeners.delete(listener);
          resolve(message as MessageOf<K>);
        } else if (message.kind === 'fatal') {
          this.#listeners.delete(listener);
          reject(new Error(`fatal: ${message.failure.code}: ${message.failure.detail}`));
        }
      };
      this.#listeners.add(listener);
    });
  }

  /** The first message of a kind, past or future. */
  first<K extends Kind>(kind: K): Promise<MessageOf<K>> {
    const found = this.messages.find((message): message is MessageOf<K> => message.kind === kind);
    return found ? Promise.resolve(found) : this.next(kind);
  }

  /** Sends a frame and waits until the engine has taken it. */
  async sendFrame(frame: VideoFrame): Promise<void> {
    const sequence = ++this.#sequence;
    const taken = this.next('frame-taken', (message) => message.sequence === sequence);
    const capturedAt = performance.timeOrigin + performance.now();
    this.post({kind: 'frame', frame, sequence, capturedAt}, [frame]);
    await taken;
  }

  status(): Promise<EngineStatus> {
    return this.call({name: 'status', params: {}}) as Promise<EngineStatus>;
  }

  async call(call: EngineCall): Promise<unknown> {
    const id = ++this.#callId;
    const answered = Promise.race([
      this.next('result', (message) => message.id === id),
      this.next('refusal', (message) => message.id === id),
    ]);
    this.post({kind: 'call', id, ...call});
    const answer = await answered;
    if (answer.kind === 'refusal') throw new Error(`${answer.failure.code}: ${answer.failure.detail}`);
    return answer.value;
  }

  /** Feeds frames of one size until `count` more main pictures have been painted. */
  async paint(count: number, width?: number, height?: number): Promise<EngineStatus> {
    let status = await this.status();
    const goal = status.paintedFrames + count;
    for (let phase = 0; status.paintedFrames < goal; phase++) {
      await this.sendFrame(testFrame(phase, width, height));
      // Waits for a display frame between camera frames, as with a real camera, so that the
      // engine's loops run.
      await new Promise(requestAnimationFrame);
      status = await this.status();
    }
    return status;
  }

  /** What the canvas shows, as RGBA8. */
  async snapshot(): Promise<ImageData> {
    const bitmap = await createImageBitmap(this.canvas);
    const copy = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    copy.drawImage(bitmap, 0, 0);
    return copy.getImageData(0, 0, bitmap.width, bitmap.height);
  }

  dispose(): void {
    this.#worker.terminate();
    this.canvas.remove();
  }
}

/** A frame with a colourful gradient whose phase differs from frame to frame. */
export function testFrame(phase: number, width = 64, height = 48): VideoFrame {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const gradient = context.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, `hsl(${phase * 7} 70% 60%)`);
  gradient.addColorStop(1, `hsl(${phase * 7 + 120} 70% 30%)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'white';
  context.fillRect((phase * 3) % width, height / 4, width / 8, height / 2);
  return new VideoFrame(canvas, {timestamp: phase * 33_333});
}
