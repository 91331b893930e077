/**
 * The perception network on WebGPU in hand-written WGSL, for single pictures: uploads one, runs,
 * reads back.
 */
import type {GpuPerception} from '../../network/gpu-perception.ts';
import type {Activation, InputGradient, Objective, PerceptionNetworkFile, ReluRule} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {DeviceWatch} from '../../gpu/device-watch.ts';
import type {WeightValues} from '../../network/weight-values.ts';
import {readBuffer} from '../../gpu/read-back.ts';
import {defaultShape, type WorkgroupShape} from '../../network/wgsl/workgroup-shape.ts';
import {checkConvolutions, checkPicture, checkRule, findLayer, layersOfObjective} from '../../network/check-request.ts';
import {layersToPlan} from '../plan/layers-to-plan.ts';
import {bytesOf} from './forward-memory.ts';
import {PerceptionPasses} from './perception-passes.ts';
import {PerceptionRun, type GpuActivation} from './perception-run.ts';
import {PerceptionWeights} from './perception-weights.ts';
import {fromPlanes, toPlanes} from './planes.ts';
import type {PreparedObjective} from './prepared-objective.ts';
import {RunCache} from './run-cache.ts';

/** What the network stands on. */
export interface WgslPerceptionParts {
  /** Shared with the compositor; not destroyed here. */
  readonly device: GPUDevice;
  readonly file: PerceptionNetworkFile;
  readonly weights: WeightValues;
  /** How convolutions are cut, if it was tuned; else a guess by the kind of adapter. */
  readonly shape?: WorkgroupShape;
}

/** Owns weights, compiled passes and a few runs. */
export class WgslPerception implements GpuPerception {
  readonly file: PerceptionNetworkFile;
  readonly #device: GPUDevice;
  readonly #watch: DeviceWatch;
  readonly #weights: PerceptionWeights;
  readonly #passes: PerceptionPasses;
  readonly #runs = new RunCache();
  /**
   * The newest request. Each waits for the one before, so that none loses its run to a later one's.
   */
  #newest: Promise<unknown> = Promise.resolve();

  /** @throws EngineError 'model-invalid' when a weight is missing or has the wrong length. */
  constructor({device, file, weights, shape = defaultShape(device.adapterInfo)}: WgslPerceptionParts) {
    this.file = file;
    this.#device = device;
    this.#watch = new DeviceWatch(device);
    this.#weights = new PerceptionWeights(device, file, weights);
    this.#passes = new PerceptionPasses(device, shape);
  }

  /**
   * A run for someone else's compute passes; the caller disposes it.
   * @throws like `PerceptionRun.create`, and 'gpu-lost'.
   */
  createRun(size: PixelSize, layers: readonly string[]): Promise<PerceptionRun> {
    this.#watch.check();
    const {file: network} = this;
    const parts = {device: this.#device, weights: this.#weights, passes: this.#passes};
    return this.#watch.orLost(PerceptionRun.create({...parts, network, size, layers}));
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    return this.#inTurn(() => this.#activations(picture, layers));
  }

  gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    return this.#inTurn(() => this.#gradient(picture, objective, rule));
  }

  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    return this.#inTurn(() => this.#layerGradients(picture, objective, convolutions));
  }

  dispose(): void {
    this.#runs.dispose();
    this.#weights.dispose();
    this.#passes.dispose();
  }

  #inTurn<Result>(request: () => Promise<Result>): Promise<Result> {
    // How the one before has ended is its caller's business.
    const result = this.#newest.then(request, request);
    this.#newest = result;
    return result;
  }

  async #activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    for (const layer of layers) findLayer(this.file, layer);
    const run = await this.#run(picture, layers);
    this.#submit(run, picture, (encoder) => {
      inPass(encoder, (pass) => {
        run.encodeForward(pass);
      });
    });
    const read = layers.map(async (layer) => [layer, await this.#read(run.activation(layer))] as const);
    return new Map(await this.#watch.orLost(Promise.all(read)));
  }

  async #gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    checkRule(objective, rule);
    const run = await this.#run(picture, layersOfObjective(this.file, objective));
    const prepared = await this.#watch.orLost(run.prepare(objective));
    try {
      this.#submit(run, picture, (encoder) => {
        inPass(encoder, (pass) => {
          run.encodeForward(pass);
          prepared.encodeBackward(pass, rule);
          prepared.encodeScore(pass);
        });
      });
      const form = {...run.size, channels: this.file.input.channels};
      const [gradient, score] = await this.#watch.orLost(
        Promise.all([
          this.#read({...form, buffer: prepared.gradient}),
          this.#read({width: 1, height: 1, channels: 1, buffer: prepared.score}),
        ]),
      );
      return {score: score.values[0] ?? 0, gradient: gradient.values};
    } finally {
      prepared.dispose();
    }
  }

  async #layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    const layers = layersOfObjective(this.file, objective);
    checkConvolutions(this.file, layers[0], convolutions);
    const run = await this.#run(picture, layers);
    const prepared = await this.#watch.orLost(run.prepare(objective));
    const memory = new GpuMemory(this.#device, 'WgslPerception');
    try {
      const copies = prepared.stored
        .map(({layer: name, form}, index) => ({name, form, index}))
        .filter(({name}) => convolutions.includes(name))
        .map((copy) => ({...copy, buffer: memory.storage(`gradient ${copy.name}`, bytesOf(copy.form))}));
      this.#submit(run, picture, (encoder) => {
        encodeWithCopies(encoder, run, prepared, copies);
      });
      const read = copies.map(async ({name, form, buffer}) => [name, await this.#read({...form, buffer})] as const);
      return new Map(await this.#watch.orLost(Promise.all(read)));
    } finally {
      memory.dispose();
      prepared.dispose();
    }
  }

  #run(picture: RgbPicture, layers: readonly string[]): Promise<PerceptionRun> {
    checkPicture(this.file, picture);
    const {width, height} = picture;
    const taps = layersToPlan(this.file, layers);
    return this.#runs.take(`${width}x${height} ${taps.join(' ')}`, () => this.createRun({width, height}, taps));
  }

  #submit(run: PerceptionRun, {values}: RgbPicture, record: (encoder: GPUCommandEncoder) => void): void {
    this.#watch.check();
    const picture = toPlanes(values, {...run.size, channels: this.file.input.channels});
    this.#device.queue.writeBuffer(run.input, 0, picture);
    const encoder = this.#device.createCommandEncoder({label: 'WgslPerception.encoder'});
    record(encoder);
    this.#device.queue.submit([encoder.finish()]);
  }

  async #read({buffer, width, height, channels}: GpuActivation): Promise<Activation> {
    const planes = new Float32Array(await readBuffer(this.#device, buffer));
    return {width, height, channels, values: fromPlanes(planes, {width, height, channels})};
  }
}

/** A stored gradient, by its place on the way back, and where it is kept. */
interface GradientCopy {
  readonly index: number;
  readonly buffer: GPUBuffer;
}

/**
 * Records both ways, as far back as there is something to keep.
 * @param copies in the order of the way back.
 */
function encodeWithCopies(
  encoder: GPUCommandEncoder,
  run: PerceptionRun,
  prepared: PreparedObjective,
  copies: readonly GradientCopy[],
): void {
  inPass(encoder, (pass) => {
    run.encodeForward(pass);
  });
  let from = 0;
  for (const {index, buffer} of copies) {
    const stored = prepared.stored[index];
    inPass(encoder, (pass) => {
      prepared.encodeBackward(pass, 'plain', from, index + 1);
    });
    from = index + 1;
    if (stored !== undefined) encoder.copyBufferToBuffer(stored.buffer, 0, buffer, 0, buffer.size);
  }
}

function inPass(encoder: GPUCommandEncoder, record: (pass: GPUComputePassEncoder) => void): void {
  const pass = encoder.beginComputePass({label: 'WgslPerception.pass'});
  record(pass);
  pass.end();
}
