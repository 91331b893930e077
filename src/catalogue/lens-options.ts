/**
 * What is chosen about a lens: pure functions over any list of lenses, so that a lens more needs
 * none of its own.
 */
import {present} from '../protocol/assert.ts';
import {resolveLayer} from '../protocol/layers.ts';
import type {LensDefinition} from './define-lens.ts';
import {LENSES, type LensChange, type LensId, type LensOptions, type OptionsOf} from './lenses.ts';
import type {OptionKind, OptionOf, OptionSpec, OptionTable, OptionValues, Turn} from './option.ts';
import {clampOption, isSameValue, isShown, nudgeOption} from './option-kinds.ts';
import {own} from '../protocol/own.ts';

/** A lens of any list, and what is chosen about it. */
export interface ChosenLens {
  readonly lens: string;
  readonly options: OptionValues;
}

/** The lens of that name. */
export function findLens(id: string, lenses: readonly LensDefinition[] = LENSES): LensDefinition {
  return present(
    lenses.find((lens) => lens.id === id),
    () => `there is no lens '${id}'`,
  );
}

/** A lens as on a first visit, with some options changed. */
export function lensWith<Id extends LensId>(id: Id, change: Partial<OptionsOf<Id>> = {}): LensOptions<Id> {
  const first = openLens(findLens(id), {});
  return {...first, options: {...first.options, ...change}} as LensOptions<Id>;
}

/** The lens that a fresh visit looks through first. */
export const FIRST_LENS: LensOptions = lensWith('labels');

/** A lens with its own options: the values that are given, else those of a first visit. */
export function openLens({id, options}: LensDefinition, values: OptionValues): ChosenLens {
  const chosen = Object.entries(options).map(([name, {initial}]) => [name, own(values, name) ?? initial]);
  return {lens: id, options: Object.fromEntries(chosen) as OptionValues};
}

/** These mean something else in another lens, so that each lens begins with its own. */
const OF_ONE_LENS: ReadonlySet<OptionKind> = new Set(['layer', 'unit', 'place']);

/** Whether a value is kept when another lens is chosen that has the same option. */
export function isKept({kind}: OptionSpec): boolean {
  return !OF_ONE_LENS.has(kind);
}

/** The values that another lens with the same options goes on with. */
export function keptOptions({lens, options}: ChosenLens, lenses?: readonly LensDefinition[]): OptionValues {
  const specs = findLens(lens, lenses).options;
  const kept = Object.entries(specs).filter(([, spec]) => isKept(spec));
  return Object.fromEntries(kept.map(([name, {initial}]) => [name, own(options, name) ?? initial]));
}

/** The lens after a change of its options: each a value that exists. */
export function changeOptions(
  {lens, options}: ChosenLens,
  change: Partial<OptionValues>,
  lenses?: readonly LensDefinition[],
): ChosenLens {
  const specs = findLens(lens, lenses).options;
  // The units of another layer are others.
  const isOtherLayer = namesOf(specs, 'layer').some(
    (name) => Object.hasOwn(change, name) && own(change, name) !== own(options, name),
  );
  const left = isOtherLayer ? Object.fromEntries(namesOf(specs, 'unit').map((name) => [name, null])) : {};
  const next: Partial<OptionValues> = {...options, ...left, ...change, ...setBy(specs, change)};
  const clamped = Object.entries(specs).map(([name, spec]) => [
    name,
    clampOption(spec, own(next, name) ?? spec.initial),
  ]);
  return {lens, options: Object.fromEntries(clamped) as OptionValues};
}

/**
 * What a change brings about beside itself: a choice that sets other options, or that goes back
 * because one of those is no longer as it had set it.
 */
function setBy(specs: OptionTable, change: Partial<OptionValues>): OptionValues {
  return Object.entries(specs).reduce<OptionValues>((found, [name, spec]) => {
    if (spec.kind !== 'choice' || spec.sets === undefined) return found;
    const {sets, initial} = spec;
    const chosen = own(change, name);
    if (typeof chosen === 'string' || typeof chosen === 'number') return {...found, ...own(sets, String(chosen))};
    const isTouched = Object.values(sets).some((values) =>
      Object.keys(values ?? {}).some((key) => Object.hasOwn(change, key)),
    );
    return isTouched ? {...found, [name]: initial} : found;
  }, {});
}

/** The first option of a kind that has a control, with its name. */
export function firstOfKind<Kind extends OptionKind>(
  {options}: LensDefinition,
  kind: Kind,
): readonly [name: string, spec: OptionOf<Kind>] | undefined {
  for (const [name, spec] of Object.entries(options)) {
    if (isOfKind(spec, kind) && spec.isHidden !== true) return [name, spec];
  }
  return undefined;
}

/** The lens after one press of an arrow key, which turns the first number; the same without one. */
export function nudgeLens(chosen: ChosenLens, by: 1 | -1, lenses?: readonly LensDefinition[]): ChosenLens {
  const found = firstOfKind(findLens(chosen.lens, lenses), 'range');
  if (found === undefined) return chosen;
  const [name, spec] = found;
  return changeOptions(chosen, {[name]: nudgeOption(spec, Number(own(chosen.options, name)), by)}, lenses);
}

/** The name of the lens so many places further, round the end of the list. */
export function lensAway<Definition extends LensDefinition>(
  from: string,
  by: number,
  lenses: readonly Definition[],
): Definition['id'] | undefined {
  const place = lenses.findIndex(({id}) => id === from);
  return lenses[(place + by + lenses.length) % lenses.length]?.id;
}

/** How far the lens's planes are turned, or null while its plates lie flat. */
export function turnOf({lens, options}: ChosenLens): Turn | null {
  const specs = findLens(lens).options;
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.kind === 'turn' && isShown(name, specs, options)) return own(options, name) as Turn;
  }
  return null;
}

/** The lens asked for no layer, no unit and no word by name. */
export function withoutNames(chosen: LensOptions): LensOptions {
  const specs = findLens(chosen.lens).options;
  const names = (['layer', 'unit', 'class-word'] as const).flatMap((kind) => namesOf(specs, kind));
  return withValues(chosen, Object.fromEntries(names.map((name) => [name, null])));
}

/**
 * The lens with whole names for layers that are given by their beginnings; a name that fits no
 * layer stays.
 *
 * @param layers The network's, from the picture upwards.
 */
export function resolveLayers(chosen: LensOptions, layers: readonly string[]): LensOptions {
  const values: OptionValues = chosen.options;
  const resolved = namesOf(findLens(chosen.lens).options, 'layer').flatMap((name) => {
    const layer = own(values, name);
    const found = typeof layer === 'string' ? resolveLayer(layer, layers) : undefined;
    return found === undefined || found === layer ? [] : [[name, found] as const];
  });
  return resolved.length === 0 ? chosen : withValues(chosen, Object.fromEntries(resolved));
}

/** The lens with the values of some options; they are not checked. */
export function withValues(chosen: LensOptions, values: OptionValues): LensOptions {
  return {...chosen, options: {...chosen.options, ...values}} as LensOptions;
}

/** A change of one option of a lens, whose name and value have come from its definition. */
export function changeOf(lens: LensId, name: string, value: OptionSpec['initial']): LensChange {
  return {lens, options: {[name]: value}};
}

/** What a lens is asked about by name, as far as it has such options. */
export function askedOf({options}: LensOptions): {
  readonly layer: string | null;
  readonly unit: number | null;
  readonly label: string | null;
} {
  return {
    layer: 'layer' in options ? options.layer : null,
    unit: 'unit' in options ? options.unit : null,
    label: 'label' in options ? options.label : null,
  };
}

/** The options of a kind, by their names, in the order of the definition. */
export function namesOf(options: LensDefinition['options'], kind: OptionKind): readonly string[] {
  return Object.keys(options).filter((name) => own(options, name)?.kind === kind);
}

/** Options that an address has to say, because they are not as on a first visit. */
export function changedOptions({lens, options}: ChosenLens, lenses?: readonly LensDefinition[]): OptionValues {
  const specs = findLens(lens, lenses).options;
  const said = Object.entries(specs).filter(([name, spec]) => {
    if (spec.isHidden === true || !isShown(name, specs, options)) return false;
    return !isSameValue(own(options, name) ?? null, spec.initial);
  });
  return Object.fromEntries(said.map(([name]) => [name, own(options, name) ?? null]));
}

function isOfKind<Kind extends OptionKind>(spec: OptionSpec, kind: Kind): spec is OptionOf<Kind> {
  return spec.kind === kind;
}
