/**
 * One frame in which more and more of a word, or of what a unit looks for, is made. Its waves move
 * and keep their strengths: what grows is made of what is there, and as fine, without grain.
 */
import {RULE} from '../../ascent/ascent-step.ts';
import {CodeClimb, type CodeClimbParts} from '../../ascent/code-climb.ts';
import {PhaseCode} from '../../ascent/phase-code.ts';
import {relativeDistance} from '../../ascent/relative-distance.ts';
import {drawViewpoint, seenFrom} from '../../ascent/seen-from.ts';
import type {Activation, Cotangents, PerceptionNetwork} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import {activationOf} from '../shared/activation-of.ts';
import {answerIn, answeringLayers, cotangentsOf, type Answer, type Subject} from '../shared/subject.ts';

/** After so many steps a picture is done. */
export const MOST_STEPS = 200;

/** About how far each phase goes in a step, in radians. */
const RATE = 0.05;

/** Which of the tapped layers is held: still of edges and textures, not of parts. */
const EARLY = 2;

/** Any number. */
const SEED = 1;

/** What the network makes of a picture. */
interface Looked {
  readonly answer: Answer;
  readonly early: Activation;
}

/** Begun with a frame; each step goes on. */
export class Accentuation {
  readonly subject: Subject;
  readonly frame: RgbPicture;
  /** The layer whose answers are held. */
  readonly layer: string;
  /** To the frame. */
  readonly before: Answer;
  readonly #network: PerceptionNetwork;
  readonly #climb: CodeClimb;
  readonly #early: Activation;
  #answer: Answer;
  #moved = 0;
  #steps = 0;

  private constructor(
    network: PerceptionNetwork,
    subject: Subject,
    {frame, layer, looked}: {frame: RgbPicture; layer: string; looked: Looked},
  ) {
    this.subject = subject;
    this.frame = frame;
    this.layer = layer;
    this.before = looked.answer;
    this.#network = network;
    this.#early = looked.early;
    this.#answer = looked.answer;
    const random = new SeededRandom(SEED);
    const viewpoint: CodeClimbParts['viewpoint'] = (lot) => drawViewpoint(frame, lot);
    this.#climb = new CodeClimb(PhaseCode.within(frame), {rate: RATE, random, viewpoint});
  }

  /** @throws EngineError of the network. */
  static async open(network: PerceptionNetwork, subject: Subject, frame: RgbPicture): Promise<Accentuation> {
    const layer = earlyLayer(network);
    return new Accentuation(network, subject, {frame, layer, looked: await look(network, frame, {subject, layer})});
  }

  get steps(): number {
    return this.#steps;
  }

  get isDone(): boolean {
    return this.#steps >= MOST_STEPS;
  }

  /** The network's answer to the picture as it is now. */
  get after(): Answer {
    return this.#answer;
  }

  /** How far the held answers are from the frame's, as a share of these. */
  get moved(): number {
    return this.#moved;
  }

  picture(): RgbPicture {
    return this.#climb.picture;
  }

  /** @param faithfulness How much the held answers count. */
  async step(faithfulness: number): Promise<void> {
    await this.#climb.step(async (seen, viewpoint) => {
      const frame = seenFrom(this.frame, viewpoint);
      return accentuatingGradient(this.#network, seen, {frame, subject: this.subject, layer: this.layer, faithfulness});
    });
    this.#steps++;
    const looked = await look(this.#network, this.picture(), this);
    this.#answer = looked.answer;
    this.#moved = Math.sqrt(relativeDistance(looked.early.values, this.#early.values).loss);
  }
}

/** What is raised, what is held, and how much that counts. */
export interface Accent {
  /** What the held answers are to be near to those of. */
  readonly frame: RgbPicture;
  readonly subject: Subject;
  readonly layer: string;
  readonly faithfulness: number;
}

/**
 * The gradient at a picture of the subject's answer, less faithfulness |a - a0|^2 / |a0|^2 at the
 * held answers (Hamblin et al. 2024, "Feature accentuation", the regularised objective).
 */
export async function accentuatingGradient(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {frame, subject, layer, faithfulness}: Accent,
): Promise<Float32Array> {
  const kept = activationOf(await network.activations(frame, [layer]), layer);
  const now = activationOf(await network.activations(picture, [layer]), layer);
  const moved = relativeDistance(now.values, kept.values).slopes;
  const layers: readonly Cotangents[] = [
    {layer, values: moved.map((slope) => -faithfulness * slope)},
    cotangentsOf(network.file, subject, picture),
  ];
  return (await network.gradient(picture, {kind: 'cotangents', layers}, RULE)).gradient;
}

/** The layer that is held. */
export function earlyLayer({file: {layers}}: Pick<PerceptionNetwork, 'file'>): string {
  return layers[Math.min(EARLY, layers.length - 1)] ?? '';
}

async function look(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {subject, layer}: Pick<Accent, 'subject' | 'layer'>,
): Promise<Looked> {
  const {file} = network;
  const found = await network.activations(picture, [...answeringLayers(file, subject), layer]);
  return {answer: answerIn(file, subject, found), early: activationOf(found, layer)};
}
