/** The four climbs for one subject, a step at a time. */
import {RULE} from '../../ascent/ascent-step.ts';
import type {PerceptionNetwork} from '../../network/perception.ts';
import {answerOf, objectiveOf, type Answer, type Subject} from '../shared/subject.ts';
import {wordOf} from '../shared/words.ts';
import {COLUMN_IDS, type Column, type ColumnId} from './column.ts';
import {MOST_STEPS, openColumn, type ColumnStart} from './open-column.ts';

/** A column as it stands. */
export interface ColumnState {
  readonly column: Column;
  readonly steps: number;
  /** The network's answer to the picture; null before the first step. */
  readonly answer: Answer | null;
}

/** Climbs in turn: whichever has the fewest steps is next. */
export class ClassSession {
  readonly subject: Subject;
  readonly #network: PerceptionNetwork;
  readonly #start: ColumnStart;
  readonly #columns = new Map<ColumnId, ColumnState>();

  private constructor(network: PerceptionNetwork, subject: Subject, start: ColumnStart) {
    this.subject = subject;
    this.#network = network;
    this.#start = start;
  }

  /** All columns at their start. @throws EngineError of the table's file. */
  static async open(network: PerceptionNetwork, subject: Subject, start: ColumnStart): Promise<ClassSession> {
    const session = new ClassSession(network, subject, start);
    for (const id of COLUMN_IDS) await session.restart(id, start.options);
    return session;
  }

  /** The word that is climbed for, in English; null for a unit. */
  get word(): string | null {
    return this.subject.label === null ? null : wordOf(this.#network.file, this.subject.label);
  }

  /** In the order in which they are shown. */
  get columns(): readonly (readonly [ColumnId, ColumnState])[] {
    return [...this.#columns];
  }

  /** Steps of the column that has the fewest. */
  get steps(): number {
    return Math.min(...[...this.#columns.values()].map(({steps}) => steps));
  }

  get isDone(): boolean {
    return this.steps >= MOST_STEPS;
  }

  /** One column from its start again, by other rules. */
  async restart(id: ColumnId, options: ColumnStart['options']): Promise<void> {
    this.#columns.set(id, {column: await openColumn(id, {...this.#start, options}), steps: 0, answer: null});
  }

  /** One step of one column: a gradient, and the answer to what it made. */
  async step(): Promise<void> {
    const least = this.steps;
    const next = this.columns.find(([, {steps}]) => steps === least);
    if (next === undefined) return;
    const [id, {column, steps}] = next;
    const objective = objectiveOf(this.#network.file, this.subject);
    await column.step(async (seen) => (await this.#network.gradient(seen, objective, RULE)).gradient);
    const answer = await answerOf(this.#network, column.picture(), this.subject);
    this.#columns.set(id, {column, steps: steps + 1, answer});
  }
}
