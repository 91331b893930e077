/**
 * What is set once for this device: a row for each setting. The panel, what is stored, and the type
 * of the settings follow from the rows.
 */
import {choice, device, range, toggle} from './make-option.ts';
import type {OptionSpec} from './option.ts';

/** The parts of the panel, in its order. Each has its heading in the table of words. */
export const SETTING_GROUPS = ['source', 'painting', 'camera', 'language', 'exhibit'] as const;

/** A setting. */
export interface SettingRow {
  /** The part of the panel where it stands. */
  readonly group: (typeof SETTING_GROUPS)[number];
  /** Where it stands in what is stored, its steps joined by dots. It never changes. */
  readonly storedAt: string;
  /** What may be chosen. */
  readonly option: OptionSpec;
}

const WITH_CAMERA = {option: 'source', is: 'camera'} as const;

/** Every setting, in the order of the panel. */
export const SETTINGS = defineSettings({
  source: {
    group: 'source',
    storedAt: 'source',
    option: choice({words: 'settings.source', values: ['camera', 'file', 'scene'], initial: 'camera', isOpen: true}),
  },
  brush: {
    group: 'painting',
    storedAt: 'brush',
    option: range({
      ...{words: 'settings.brush', range: [0, 1], initial: 1, step: 0.05, keyStep: 0.1},
      ...{unit: 'count', isWhole: false, link: null},
    }),
  },
  deviceId: {
    group: 'camera',
    storedAt: 'camera.deviceId',
    option: device({words: 'settings.deviceId', numbered: 'settings.cameraNumber', shownWhile: WITH_CAMERA}),
  },
  facing: {
    group: 'camera',
    storedAt: 'camera.facing',
    option: choice({
      ...{words: 'settings.facing', values: ['front', 'back'], initial: 'front'},
      shownWhile: {option: 'deviceId', is: null},
    }),
  },
  mirrored: {
    group: 'camera',
    storedAt: 'orientation.mirrored',
    option: toggle({words: 'settings.mirrored', initial: true, shownWhile: WITH_CAMERA}),
  },
  rotation: {
    group: 'camera',
    storedAt: 'orientation.rotation',
    option: choice({
      ...{words: 'settings.rotation', values: [0, 90, 180, 270], initial: 0},
      ...{shownWhile: WITH_CAMERA, isExpert: true},
    }),
  },
  resolution: {
    group: 'camera',
    storedAt: 'camera.resolution',
    option: choice({
      ...{words: 'settings.resolution', values: ['auto', '720p', '1080p'], initial: 'auto'},
      ...{shownWhile: WITH_CAMERA, isExpert: true},
    }),
  },
  language: {
    group: 'language',
    storedAt: 'language',
    option: choice({words: 'settings.language', values: ['auto', 'en', 'de'], initial: 'auto'}),
  },
  startAfresh: {
    group: 'exhibit',
    storedAt: 'startAfresh',
    // Seconds without a touch; 'auto' is 75 in a kiosk and never elsewhere.
    option: choice({
      words: 'settings.startAfresh',
      values: ['auto', 'never', '30', '60', '75', '120', '300', '600'],
      initial: 'auto',
    }),
  },
});

/** A setting's name. */
export type SettingName = keyof typeof SETTINGS;

/** The values of all settings. */
export type Settings = {readonly [Name in SettingName]: (typeof SETTINGS)[Name]['option']['initial']};

/** The options of a table of settings, by their names. */
export function optionsOf<Table extends Readonly<Record<string, SettingRow>>>(
  rows: Table,
): {readonly [Name in keyof Table]: Table[Name]['option']} {
  const options = Object.entries(rows).map(([name, {option}]) => [name, option]);
  return Object.fromEntries(options) as {readonly [Name in keyof Table]: Table[Name]['option']};
}

function defineSettings<const Table extends Readonly<Record<string, SettingRow>>>(table: Table): Table {
  return table;
}
