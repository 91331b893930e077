/**
 * A small network that learns while it is watched (Smilkov et al. 2017, "Direct-manipulation
 * visualization of deep networks"); or many of them from many starts. It needs no picture: it goes
 * on while the mirror stands still, and rests when there is nothing new to show.
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensView} from '../../../protocol/lens.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Lens} from '../lens.ts';
import {LearningSession, MOST_EPOCHS, sessionKey} from './learning-session.ts';
import {surveyStarts, type Survey} from './many-starts.ts';
import {learningView} from './learning-view.ts';
import {surveyView} from './survey-view.ts';

type PlaygroundOptions = OptionsOf<'playground'>;

/** Work between two views. */
const SLICE_MS: Milliseconds = 8;

/** A small network learns in a moment: between two views no more than this, or nothing is seen. */
const MOST_EPOCHS_OF_A_SLICE = 5;

/** What is shown stays shown; it is told again in case the page has begun anew meanwhile. */
const TOLD_AGAIN_MS: Milliseconds = 1000;

/**
 * Opens the lens. It goes on where it was when an option is changed that learning does not need.
 * @param now The clock that tells when to show the same again, in milliseconds.
 */
export function createPlaygroundLens(now: () => Milliseconds = () => performance.now()): Lens<'playground'> {
  const learner = new Learner();
  const surveyor = new Surveyor();
  let told = '';
  let toldAt = -Infinity;
  return {
    id: 'playground',
    // eslint-disable-next-line @typescript-eslint/require-await -- lenses are asynchronous
    async *run({options}) {
      const work = options.areManyStarts ? surveyor : learner;
      work.begin(options);
      const wish = JSON.stringify(options);
      if (wish !== told || now() > toldAt + TOLD_AGAIN_MS) {
        [told, toldAt] = [wish, now()];
        yield work.view(options);
      }
      while (work.goesOn(options)) {
        work.step(options);
        toldAt = now();
        yield work.view(options);
      }
    },
  };
}

/** What is done step by step and can be looked at in between. */
interface Work {
  /** Takes up what is asked for, from the start where it is something else. */
  begin(options: PlaygroundOptions): void;
  goesOn(options: PlaygroundOptions): boolean;
  /** Works for about `SLICE_MS`. */
  step(options: PlaygroundOptions): void;
  view(options: PlaygroundOptions): LensView;
}

/** One network. */
class Learner implements Work {
  #session: LearningSession | null = null;
  #key = '';
  /** Steps that were asked for one by one, and are done. */
  #steps: number | null = null;

  begin(options: PlaygroundOptions): void {
    const key = sessionKey(options);
    if (this.#session === null || this.#key !== key) {
      [this.#session, this.#key] = [new LearningSession(options), key];
    }
    if (this.#steps !== null && options.steps > this.#steps) this.#session.learn(settingsOf(options));
    this.#steps = options.steps;
  }

  goesOn({isPlaying}: PlaygroundOptions): boolean {
    return isPlaying && this.#session !== null && this.#session.epochs < MOST_EPOCHS;
  }

  step(options: PlaygroundOptions): void {
    const until = performance.now() + SLICE_MS;
    let epochs = 0;
    do this.#session?.learn(settingsOf(options));
    while (++epochs < MOST_EPOCHS_OF_A_SLICE && performance.now() < until && this.goesOn(options));
  }

  view(options: PlaygroundOptions): LensView {
    this.#session ??= new LearningSession(options);
    return learningView(this.#session, options);
  }
}

/** Many starts. They learn by themselves: each is short, and all are wanted. */
class Surveyor implements Work {
  #steps: Generator<Survey, void, void> | null = null;
  #survey: Survey | null = null;
  #key = '';

  begin(options: PlaygroundOptions): void {
    const {rate, penalty, penaltyWeight} = settingsOf(options);
    const key = JSON.stringify([sessionKey({...options, layerUnits: 0}), rate, penalty, penaltyWeight]);
    if (key === this.#key) return;
    [this.#key, this.#steps, this.#survey] = [key, surveyStarts(options), null];
  }

  goesOn(): boolean {
    return this.#steps !== null;
  }

  step(): void {
    const until = performance.now() + SLICE_MS;
    while (this.#steps !== null && performance.now() < until) {
      const next = this.#steps.next();
      if (next.done === true) this.#steps = null;
      else this.#survey = next.value;
    }
  }

  view(): LensView {
    return surveyView(this.#survey);
  }
}

function settingsOf({
  learningRate: rate,
  penalty,
  penaltyWeight,
}: PlaygroundOptions): Parameters<LearningSession['learn']>[0] {
  return {rate, penalty, penaltyWeight};
}
