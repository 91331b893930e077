/**
 * An engine that paints nothing but colours: for looking at the interface without a GPU, and for
 * testing the page's logic. It records the calls it gets, and sends the messages that a test gives
 * it.
 */
import {EngineError} from '../../../src/protocol/errors.ts';
import type {DreamOptions, DreamMood, DreamSteps} from '../../../src/protocol/dreams.ts';
import type {LensOptions} from '../../../src/catalogue/lenses.ts';
import type {PaintOptions} from '../../../src/protocol/paint.ts';
import {paintUnder, PLAIN_SHOW, type Show} from '../../../src/protocol/show.ts';
import type {
  CanvasLayout,
  EngineCallName,
  EngineCalls,
  EngineEvent,
  EngineSource,
  KeptPixels,
  StyleLabel,
} from '../../../src/protocol/messages.ts';
import type {CallOptions, EnginePort} from '../../../src/page/ports.ts';
import type {SmallPicture} from '../../../src/protocol/small-picture.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';

/** Three paintings are enough to pick, step and mix. */
export const FAKE_STYLES: readonly StyleLabel[] = [
  {
    id: 'great-wave',
    title: 'The Great Wave off Kanagawa',
    painter: 'Katsushika Hokusai',
    year: '1831',
    line: 'A wave with claws of foam, printed from blocks of carved cherry wood.',
    palette: ['#759191', '#4f6968'],
  },
  {
    id: 'starry-night',
    title: 'The Starry Night',
    painter: 'Vincent van Gogh',
    year: '1889',
    line: 'He painted the night sky as if the wind had colours.',
    palette: ['#607db4', '#6bbbe4'],
  },
  {
    id: 'the-scream',
    title: 'The Scream',
    painter: 'Edvard Munch',
    year: '1893',
    line: 'One frightened person, and the whole sky screams along.',
    palette: ['#c16839', '#998e65'],
  },
];

/** An EnginePort for tests. */
export class FakeEngine implements EnginePort {
  source: EngineSource = {kind: 'none'};
  show: Show = PLAIN_SHOW;
  layout: CanvasLayout | null = null;
  isFrozen = false;
  isVisible = true;
  /** What happened, in order, by name. */
  readonly log: string[] = [];
  /** Answers `keep`; a test replaces it to answer later, otherwise, or not at all. */
  keep: (params: EngineCalls['keep']['params'], options: CallOptions) => Promise<KeptPixels> = () =>
    Promise.reject(new EngineError('keep-failed', 'no answer was prepared'));
  /** Answers `status`. */
  status: () => Promise<EngineStatus> = () => Promise.reject(new EngineError('internal', 'no answer was prepared'));
  /** Answers `learn-guide`. */
  learnGuide: () => Promise<DreamMood> = () => Promise.reject(new EngineError('guide-too-small', 'none was prepared'));
  /** Answers `explain-dream`. */
  explainDream: () => Promise<DreamSteps> = () => Promise.reject(new EngineError('source-empty', 'none was prepared'));
  readonly #listeners = new Set<(event: EngineEvent) => void>();

  /** How it paints beneath what it shows. */
  get look(): PaintOptions {
    return paintUnder(this.show);
  }

  /** What it dreams, or null. */
  get dream(): DreamOptions | null {
    return this.show.mode === 'dream' ? this.show.dream : null;
  }

  /** What it looks at through which lens, or null. */
  get lens(): LensOptions | null {
    return this.show.mode === 'lens' ? this.show.lens : null;
  }

  on(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says something to the page. */
  say(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  setSource(source: EngineSource): void {
    this.source = source;
    this.log.push(`source ${source.kind}`);
  }

  setShow(show: Show): void {
    this.show = show;
    this.log.push(`show ${show.mode}`);
  }

  renew(): void {
    this.log.push('renew');
  }

  sendLensPicture({width, height}: SmallPicture): void {
    this.log.push(`lens-picture ${width}x${height}`);
  }

  restartDream(): void {
    this.log.push('restart dream');
  }

  setLayout(layout: CanvasLayout): void {
    this.layout = layout;
    this.log.push('layout');
  }

  setFrozen(frozen: boolean): void {
    this.isFrozen = frozen;
    this.log.push(frozen ? 'freeze' : 'go on');
  }

  setVisible(visible: boolean): void {
    this.isVisible = visible;
    this.log.push(visible ? 'visible' : 'hidden');
  }

  flash(): void {
    this.log.push('flash');
  }

  wantsFrame(): boolean {
    return true;
  }

  whenFrameWanted(callback: () => void): void {
    callback();
  }

  sendFrame(frame: VideoFrame): void {
    frame.close();
  }

  call<Name extends EngineCallName>(
    name: Name,
    params: EngineCalls[Name]['params'],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name]['result']> {
    this.log.push(name);
    return this.#answer(name, params, options);
  }

  #answer(name: EngineCallName, params: unknown, options: CallOptions): Promise<never> {
    const answers: {readonly [Name in EngineCallName]: () => Promise<EngineCalls[Name]['result']>} = {
      keep: () => this.keep(params as EngineCalls['keep']['params'], options),
      status: () => this.status(),
      'learn-guide': () => this.learnGuide(),
      'explain-dream': () => this.explainDream(),
    };
    return answers[name]() as Promise<never>;
  }
}
