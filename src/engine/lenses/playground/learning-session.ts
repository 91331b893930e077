/** One small network on one task, from its first weights on. */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {drawTask, type Task} from './data-sets.ts';
import {featuresOf} from './features.ts';
import {LossCurve} from '../shared/loss-curve.ts';
import {SmallNetwork, type NetworkShape} from './small-network.ts';
import {lossOf, Training, type LearningSettings, type Lesson} from './training.ts';

type PlaygroundOptions = OptionsOf<'playground'>;

/** After so many epochs it stops by itself. */
export const MOST_EPOCHS = 3000;

/** A network that learns. */
export class LearningSession {
  readonly task: Task;
  readonly network: SmallNetwork;
  readonly curve = new LossCurve<'train' | 'test'>();
  readonly #lesson: Lesson;
  readonly #exam: Lesson;
  readonly #training: Training;

  constructor(options: PlaygroundOptions) {
    this.task = drawTask(options.dataSet, options.noise / 100, options.draw);
    [this.#lesson, this.#exam] = [lessonOf(this.task.train, options), lessonOf(this.task.test, options)];
    this.network = new SmallNetwork(shapeOf(options));
    this.network.draw(options.draw);
    this.#training = new Training(this.network, this.#lesson, options.draw);
    this.#note();
  }

  get epochs(): number {
    return this.#training.epochs;
  }

  /** Learns from every point once. */
  learn(settings: LearningSettings): void {
    this.#training.learn(settings);
    this.#note();
  }

  /** The share of the test's points that are on the right side. */
  shareRight(): number {
    const {inputs, labels} = this.#exam;
    let right = 0;
    for (const [point, label] of labels.entries()) {
      if (this.network.forward(inputs, point * this.network.shape.inputs) * label > 0) right++;
    }
    return right / labels.length;
  }

  #note(): void {
    const {network} = this;
    this.curve.note(this.epochs, {train: lossOf(network, this.#lesson), test: lossOf(network, this.#exam)});
  }
}

/** Two sessions are of the same kind where all of this is the same. */
export function sessionKey({dataSet, features, noise, draw, restarts, ...options}: PlaygroundOptions): string {
  const {hiddenLayers, layerUnits, activation} = options;
  return JSON.stringify([dataSet, features, noise, draw, restarts, hiddenLayers, layerUnits, activation]);
}

/** The points of a task as the network gets them. */
export function lessonOf({places, labels}: Task['train'], {features}: Pick<PlaygroundOptions, 'features'>): Lesson {
  return {inputs: featuresOf(places, features), labels};
}

function shapeOf({features, hiddenLayers, layerUnits, activation}: PlaygroundOptions): NetworkShape {
  return {inputs: features.length, hidden: Array.from({length: hiddenLayers}, () => layerUnits), activation};
}
