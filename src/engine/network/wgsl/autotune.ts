/**
 * Times the tile shapes on the network's own layers, at the size the mirror is painting at.
 *
 * It works in small steps that the paint loop takes behind a finished painting, from the first one
 * on: before it, eight sets of pipelines would keep the visitor waiting, and between paintings
 * nothing else of ours is on the GPU that could spoil a time. A step runs the network once, so a
 * frame now and then comes as late as if it had been painted twice, a second in all; that happens
 * once an adapter. The winner serves from the next start on: changing shapes in mid-visit would
 * compile every pipeline again.
 */
import {present} from '../../../protocol/assert.ts';
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import {TimestampQueries} from '../../gpu/timestamp-queries.ts';
import {DeviceWatch} from '../../gpu/device-watch.ts';
import type {NetworkRun} from './network-run.ts';
import {MOST_TUNING_MS, nextTrial, winner} from './tuning-decision.ts';
import type {WorkgroupShape} from './workgroup-shape.ts';
import {WgslNetwork, type WgslNetworkParts} from './wgsl-network.ts';

/** However slowly the shaders compile, no shape is begun later than this after the first. */
const MOST_WAITING_MS: Milliseconds = 20_000;

/**
 * Browsers round GPU times to a tenth of a millisecond, so a fast GPU runs the network several
 * times in a step...
 */
const SHORTEST_TRIAL_MS: Milliseconds = 4;

/** ...but no more than this. */
const MOST_REPEATS = 8;

/** What is tuned. The first shape is the one in use. */
export interface AutotunerParts extends Omit<WgslNetworkParts, 'shape'> {
  readonly shapes: readonly WorkgroupShape[];
}

/** A shape ready to be timed. */
interface Candidate {
  readonly index: number;
  readonly network: WgslNetwork;
  readonly run: NetworkRun;
  readonly picture: GPUTexture;
}

/** Finds the fastest shape, one short step at a time. */
export class Autotuner {
  readonly #parts: AutotunerParts;
  readonly #watch: DeviceWatch;
  readonly #timestamps: TimestampQueries;
  readonly #trials: Milliseconds[][];
  #spentMs: Milliseconds = 0;
  #beganAt: Milliseconds | null = null;
  #size: PixelSize | null = null;
  #candidate: Candidate | null = null;
  #isCompiling = false;
  #found: WorkgroupShape | null = null;

  constructor(parts: AutotunerParts) {
    this.#parts = parts;
    this.#watch = new DeviceWatch(parts.device);
    this.#timestamps = new TimestampQueries(parts.device, 1);
    this.#trials = parts.shapes.map(() => []);
  }

  /**
   * One step; it never throws and never waits for a compiler. All shapes are timed at the size of
   * the first call.
   *
   * @returns the fastest shape once it is known, else null.
   */
  async step(size: PixelSize): Promise<WorkgroupShape | null> {
    if (this.#found !== null || this.#isCompiling) return this.#found;
    this.#size ??= size;
    this.#beganAt ??= performance.now();
    const next = this.#next();
    if (next === null) return this.#finish();
    if (this.#candidate?.index === next) await this.#time(this.#candidate);
    else this.#compile(next, this.#size);
    return null;
  }

  /**
   * The shape whose turn it is; null once it is decided. A shape that is compiled is timed to the
   * end.
   */
  #next(): number | null {
    const next = nextTrial(this.#trials, this.#spentMs);
    const isLate = performance.now() - (this.#beganAt ?? 0) > MOST_WAITING_MS;
    return isLate && next !== this.#candidate?.index ? null : next;
  }

  #compile(index: number, size: PixelSize): void {
    this.#release();
    const {device} = this.#parts;
    const shape = present(this.#parts.shapes[index], () => `there is no shape ${index}`);
    const network = new WgslNetwork({...this.#parts, shape});
    this.#isCompiling = true;
    void this.#watch
      .orLost(network.createRun(size))
      .then(
        (run) => {
          const picture = device.createTexture({
            label: 'Autotuner.picture',
            size: [size.width, size.height],
            format: 'rgba8unorm',
            usage: GPUTextureUsage.STORAGE_BINDING,
          });
          this.#candidate = {index, network, run, picture};
        },
        () => {
          // It does not compile or does not fit: this adapter has other shapes.
          network.dispose();
          this.#trials[index]?.push(Infinity);
        },
      )
      .finally(() => {
        this.#isCompiling = false;
      });
  }

  async #time({index, run, picture}: Candidate): Promise<void> {
    const {device, network} = this.#parts;
    const repeats = this.#repeats();
    const mix = network.styles.map((_, style) => Number(style === 0));
    const encoder = device.createCommandEncoder({label: 'Autotuner.time'});
    const pass = encoder.beginComputePass({label: 'Autotuner.time', ...this.#timestamps.writes(0)});
    for (let repeat = 0; repeat < repeats; repeat++) run.encode(pass, picture, mix);
    pass.end();
    this.#timestamps.resolve(encoder);
    device.queue.submit([encoder.finish()]);
    const submittedAt = performance.now();
    try {
      const [measured] = await this.#watch.orLost(
        Promise.all([this.#timestamps.read(), device.queue.onSubmittedWorkDone()]),
      );
      const ms = measured?.[0] ?? performance.now() - submittedAt;
      this.#spentMs += ms;
      this.#trials[index]?.push(ms / repeats);
    } catch {
      // The device is gone, and tuning with it: the paint loop hears of that by itself.
      this.#spentMs = MOST_TUNING_MS;
    }
  }

  /** The same for every shape: decided by the very first run. */
  #repeats(): number {
    const first = this.#trials[0]?.[0] ?? SHORTEST_TRIAL_MS;
    return Math.min(MOST_REPEATS, Math.max(1, Math.round(SHORTEST_TRIAL_MS / first)));
  }

  #finish(): WorkgroupShape | null {
    this.#release();
    this.#timestamps.dispose();
    this.#found = this.#parts.shapes[winner(this.#trials)] ?? null;
    return this.#found;
  }

  #release(): void {
    this.#candidate?.network.dispose();
    this.#candidate?.picture.destroy();
    this.#candidate = null;
  }
}
