import {failure, type Failure} from '../protocol/errors.ts';
import type {CanvasLayout} from '../protocol/messages.ts';
import {paintUnder, PLAIN_SHOW, type Show} from '../protocol/show.ts';
import type {Milliseconds} from '../protocol/units.ts';
import type {Compositor} from './compositor/compositor.ts';
import type {Stages} from './create-stages.ts';
import type {Stage} from './shared/stage.ts';

/** What a show is checked against. */
export interface ShowFacts {
  readonly styles: ReadonlySet<string>;
  /** There is a network to dream with, and to look into. */
  readonly canPerceive: boolean;
}

/** Keeps the stages and the compositor at what is shown. */
export class ShowRunner {
  readonly #stages: readonly Stage[];
  readonly #compositor: Compositor;
  readonly #facts: ShowFacts;
  #show: Show = PLAIN_SHOW;
  #layout: CanvasLayout;

  constructor({paint, dream, lens}: Stages, compositor: Compositor, facts: ShowFacts, layout: CanvasLayout) {
    this.#stages = [paint, dream, lens];
    this.#compositor = compositor;
    this.#facts = facts;
    this.#layout = layout;
    this.setLayout(layout);
  }

  get show(): Show {
    return this.#show;
  }

  get layout(): CanvasLayout {
    return this.#layout;
  }

  /** Without a network to look into, dream and lens show their paint alone. */
  setShow(wanted: Show): void {
    this.#show = this.#facts.canPerceive ? wanted : {mode: 'paint', paint: wanted.paint};
    this.#compositor.setPaint(paintUnder(this.#show), performance.now());
    for (const stage of this.#stages) stage.setShow(this.#show);
  }

  /** Back to the painting alone, if it is this mode that is shown. */
  leave(mode: Show['mode']): void {
    if (this.#show.mode === mode) this.setShow({mode: 'paint', paint: this.#show.paint});
  }

  setLayout(layout: CanvasLayout): void {
    this.#layout = layout;
    this.#compositor.setLayout(layout, performance.now());
    for (const stage of this.#stages) stage.setLayout(layout);
  }

  setPaused(isPaused: boolean): void {
    for (const stage of this.#stages) stage.setPaused(isPaused);
  }

  wake(now: Milliseconds): void {
    for (const stage of this.#stages) stage.wake(now);
  }

  dispose(): void {
    for (const stage of this.#stages) stage.dispose();
  }

  /** What a show names that is not here, and that the last one did not name either. */
  problemsOf({paint}: Show): readonly Failure[] {
    return (['style', 'mixStyle'] as const).flatMap((part) => {
      const style = paint[part];
      if (style === null || this.#facts.styles.has(style) || style === this.#show.paint[part]) return [];
      return failure('url-invalid', `there is no style '${style}'`);
    });
  }
}
