/**
 * One function for each kind of option, so that a definition reads as `patch: range({...})`. What
 * is the same for almost all options of a kind need not be written.
 */
import type {PlaceOf} from '../words/words.ts';
import type {
  ChoiceOption,
  DeviceOption,
  LayerOption,
  PictureOption,
  PlaceOption,
  PressOption,
  RangeOption,
  SecretOption,
  SeveralOption,
  SwitchOption,
  TextOption,
  TurnOption,
  UnitOption,
  ClassWordOption,
} from './option.ts';

/** A kind's fields as they are written: without the kind, and without those that are given. */
type Written<Spec, Given extends keyof Spec> = Omit<Spec, 'kind' | Given> & {
  readonly [Name in Exclude<Given, 'kind'>]?: Spec[Name];
};

/** A number; its slider is linear. */
export function range(written: Written<RangeOption, 'scale'>): RangeOption {
  return {kind: 'range', scale: 'linear', ...written};
}

/** One of a few values. */
export function choice<const Value extends string | number>(
  written: Omit<Written<ChoiceOption<Value>, 'link'>, 'words'> & {
    readonly words: PlaceOf<'name' | `values.${Value}`>;
  },
): ChoiceOption<Value> {
  return {kind: 'choice', link: null, ...(written as Written<ChoiceOption<Value>, 'link'>)};
}

/** Some of a few values. */
export function several<const Value extends string>(
  written: Omit<Written<SeveralOption<Value>, 'link'>, 'words'> & {
    readonly words: PlaceOf<'name' | `values.${Value}`>;
  },
): SeveralOption<Value> {
  return {kind: 'several', link: null, ...(written as Written<SeveralOption<Value>, 'link'>)};
}

/** Something that is done at a press; not pressed at first. */
export function press(written: Written<PressOption, 'initial' | 'link'>): PressOption {
  return {kind: 'press', initial: 0, link: null, ...written};
}

/** A picture that is brought; none at first. */
export function picture(written: Written<PictureOption, 'initial' | 'link'>): PictureOption {
  return {kind: 'picture', initial: 0, link: null, ...written};
}

/** On or off; off at first. */
export function toggle(written: Written<SwitchOption, 'initial' | 'link'>): SwitchOption {
  return {kind: 'switch', initial: false, link: null, ...written};
}

/** Any text; empty at first. */
export function text(written: Written<TextOption, 'initial' | 'link'>): TextOption {
  return {kind: 'text', initial: '', link: null, ...written};
}

/** A text that is not shown; empty at first. */
export function secret(written: Written<SecretOption, 'initial' | 'link'>): SecretOption {
  return {kind: 'secret', initial: '', link: null, ...written};
}

/** One of a device's things; the browser's choice at first. */
export function device(written: Written<DeviceOption, 'initial' | 'link'>): DeviceOption {
  return {kind: 'device', initial: null, link: null, ...written};
}

/** A place in the picture; none at first. */
export function place(written: Written<PlaceOption, 'initial'>): PlaceOption {
  return {kind: 'place', initial: null, ...written};
}

/** A layer; the lens's own choice at first. */
export function layer(written: Written<LayerOption, 'initial'>): LayerOption {
  return {kind: 'layer', initial: null, ...written};
}

/** A unit; none by itself at first. */
export function unit(written: Written<UnitOption, 'initial'>): UnitOption {
  return {kind: 'unit', initial: null, ...written};
}

/** A word of the network; none at first. */
export function classWord(written: Written<ClassWordOption, 'initial'>): ClassWordOption {
  return {kind: 'class-word', initial: null, ...written};
}

/** How far planes are turned; it has no words, because the planes themselves are dragged. */
export function turn(written: Written<TurnOption, 'words'>): TurnOption {
  return {kind: 'turn', words: null, ...written};
}
