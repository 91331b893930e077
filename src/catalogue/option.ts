/**
 * What somebody may choose, as data: one kind for each way to choose. Links, controls, keys,
 * settings and documents are derived from it; what each kind does is in `option-kinds.ts`.
 */
import type {UnitInterval} from '../protocol/units.ts';
import type {AddressKey, PlaceOf} from '../words/words.ts';

/** How an option stands in an address. */
export interface OptionLink {
  /** The parameter's name. An address keeps its meaning for good, so it never changes. */
  readonly name: string;
  /** The sentence that says what it does, for the help and the reference. */
  readonly meaning: AddressKey;
  /** A value that is shown as an example, where the values cannot be listed. */
  readonly example?: string;
}

/** What every kind has. */
interface Option<Kind extends string, Value, Words> {
  readonly kind: Kind;
  /** The value of a first visit. */
  readonly initial: Value;
  /** Its place in the table of words. */
  readonly words: Words;
  /** Null for what no address says. */
  readonly link: OptionLink | null;
  /** It matters only while another option of the same list has this value. */
  readonly shownWhile?: {readonly option: string; readonly is: string | number | boolean | null};
  /** Few need it: it stands behind a fold. */
  readonly isExpert?: boolean;
  /** It has no control and is not written into links; a link, a tap or another lens may set it. */
  readonly isHidden?: boolean;
}

/** A number on a slider. */
export interface RangeOption extends Option<'range', number, PlaceOf<'name' | 'label'>> {
  readonly range: readonly [low: number, high: number];
  /** How the slider's positions are spaced. */
  readonly scale: 'linear' | 'logarithmic';
  /** From one position of a linear slider to the next. */
  readonly step: number;
  /** An arrow key adds this, or multiplies by a tenth of a decade. */
  readonly keyStep: number | 'tenth of a decade';
  /** 255ths are steps of an 8-bit picture, px are pixels of the network's picture. */
  readonly unit: '255ths' | 'px' | 'count' | 'percent';
  readonly isWhole: boolean;
}

/** One of a few values. The words of each stand under `values` at the option's place. */
export interface ChoiceOption<Value extends string | number = string | number> extends Option<
  'choice',
  Value,
  PlaceOf<'name'>
> {
  readonly values: readonly Value[];
  /** All values are seen at once, instead of in a list that opens. */
  readonly isOpen?: boolean;
  /**
   * A value may set other options of the list, too. When one of those is changed by itself, this
   * option goes back to its first value.
   */
  readonly sets?: Readonly<Partial<Record<Value, OptionValues>>>;
}

/**
 * Some of a few values, at least one, in the order of the list. An address joins them by dots. The
 * words of each stand under `values` at the option's place.
 */
export interface SeveralOption<Value extends string = string> extends Option<
  'several',
  readonly Value[],
  PlaceOf<'name'>
> {
  readonly values: readonly Value[];
}

/** Something that is done at a press. Its value counts the presses, and no address says it. */
export interface PressOption extends Option<'press', number, PlaceOf<'name' | 'label'>> {
  readonly link: null;
}

/**
 * A picture that somebody brings: dropped on the option's own field, or chosen from the device. Its
 * value counts the pictures; the engine has the last one, and no address says it.
 */
export interface PictureOption extends Option<'picture', number, PlaceOf<'name' | 'label'>> {
  readonly link: null;
}

/** On or off. */
export type SwitchOption = Option<'switch', boolean, PlaceOf<'name' | 'label'>>;

/** Any text. */
export interface TextOption extends Option<'text', string, PlaceOf<'name'>> {
  readonly maxLength: number;
}

/** A text that is not shown and never stands in an address. */
export interface SecretOption extends Option<'secret', string, PlaceOf<'name'>> {
  readonly maxLength: number;
  readonly link: null;
}

/** One of the things that a device has, by its name; null leaves it to the browser. */
export interface DeviceOption extends Option<'device', string | null, PlaceOf<'name' | 'none'>> {
  /** How one without a name is called: a sentence that needs its number. */
  readonly numbered: 'settings.cameraNumber';
}

/** A place in the picture, in shares of its width and height, or null for none. */
export type PlaceOption = Option<'place', Place | null, PlaceOf<'lift'>>;

/**
 * A layer of the network by its name, or null: the lens's own choice. An address may give the
 * beginning of a name; it is resolved once the network is open.
 */
export type LayerOption = Option<'layer', string | null, PlaceOf<'name' | 'none'>>;

/** A channel of the layer by its number, or null: none by itself. */
export interface UnitOption extends Option<'unit', number | null, PlaceOf<'name' | 'none' | 'back'>> {
  /** How one of them is called: a sentence that needs its number. */
  readonly numbered: 'findings.unitNumber' | 'findings.filterNumber';
}

/** A word of the network, in English as its file has it, or null for the words' `placeholder`. */
export type ClassWordOption = Option<'class-word', string | null, PlaceOf<'name' | 'label' | 'placeholder'>>;

/** How far planes are turned, in radians. While it is shown, the plates stand in depth. */
export type TurnOption = Option<'turn', Turn, null>;

/** A place in shares of width and height. */
export interface Place {
  readonly x: UnitInterval;
  readonly y: UnitInterval;
}

/** A turn to the side and up or down, in radians. */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** What somebody may choose. */
export type OptionSpec =
  | RangeOption
  | ChoiceOption
  | SeveralOption
  | PressOption
  | PictureOption
  | SwitchOption
  | TextOption
  | SecretOption
  | DeviceOption
  | PlaceOption
  | LayerOption
  | UnitOption
  | ClassWordOption
  | TurnOption;

/** A way to choose. */
export type OptionKind = OptionSpec['kind'];

/** The options of one kind. */
export type OptionOf<Kind extends OptionKind> = Extract<OptionSpec, {readonly kind: Kind}>;

/** Options by their names. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** Values of options by their names. */
export type OptionValues = Readonly<Record<string, OptionSpec['initial']>>;

/** The values of a table of options. */
export type ValuesOf<Table extends OptionTable> = {readonly [Name in keyof Table]: Table[Name]['initial']};
