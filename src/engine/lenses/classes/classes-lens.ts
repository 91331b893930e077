/**
 * Pictures that the network would like best for a word or a unit, climbed from noise or from the
 * visitor's frame in four ways side by side: what is called natural is decided by the regulariser.
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Lens, LensInput} from '../lens.ts';
import {Retelling} from '../shared/retelling.ts';
import {chooseSubject} from '../shared/subject.ts';
import {ClassSession} from './class-session.ts';
import {classesView} from './classes-view.ts';

type ClassesOptions = OptionsOf<'classes'>;

/**
 * Opens the lens. It goes on with its pictures, whatever frame comes, until something is chosen
 * that they depend on.
 * @param now The clock that tells when to show the same again, in milliseconds.
 */
export function createClassesLens(now: () => Milliseconds = () => performance.now()): Lens<'classes'> {
  let session: ClassSession | null = null;
  const retelling = new Retelling(now);
  let [wholeKey, rulesKey] = ['', ''];

  /** Begins what has to be begun anew. */
  async function begin({tools, options, picture}: LensInput<'classes'>): Promise<ClassSession> {
    const [whole, rules] = [keyOf(options), rulesOf(options)];
    if (session === null || whole !== wholeKey) {
      const subject = await chooseSubject(tools.network, options, picture);
      session = await ClassSession.open(tools.network, subject, {
        options,
        frame: picture,
        magnitudes: () => tools.magnitudes(),
      });
    } else if (rules !== rulesKey) {
      await session.restart('regularised', options);
    }
    [wholeKey, rulesKey] = [whole, rules];
    return session;
  }

  return {
    id: 'classes',
    // It may have begun with somebody's picture.
    remembersPeople: true,
    async *run(input) {
      const {options} = input;
      const begun = await begin(input);
      if (retelling.isDue(options)) yield classesView(begun, options);
      while (!begun.isDone) {
        await begun.step();
        retelling.noteTold();
        yield classesView(begun, options);
      }
    },
  };
}

/** What all four depend on. */
function keyOf({label, layer, unit, start, beginsAnew}: ClassesOptions): string {
  return JSON.stringify([label, layer, unit, start, beginsAnew]);
}

/** What the regularised one alone depends on. */
function rulesOf({decay, blurEvery, smallNorm, smallContribution}: ClassesOptions): string {
  return JSON.stringify([decay, blurEvery, smallNorm, smallContribution]);
}
