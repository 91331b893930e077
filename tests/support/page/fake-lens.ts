/**
 * Reports of each lens as the engine would send them, without a network: for looking at the
 * interface, and for testing it.
 */
import {NO_FINDINGS} from '../../../src/engine/lenses/shared/words.ts';
import {placePlates} from '../../../src/protocol/lens-layout.ts';
import type {LensChart, LensFindings, LensLegend, LensReport, PlacedPlate} from '../../../src/protocol/lens.ts';
import {askedOf} from '../../../src/catalogue/lens-options.ts';
import type {LensChange, LensOptions} from '../../../src/catalogue/lenses.ts';
import type {CssRect} from '../../../src/protocol/units.ts';
import {plainly} from './plainly.ts';

const WORDS: LensFindings['words'] = [
  {word: 'cup', share: 0.62},
  {word: 'pitcher', share: 0.17},
  {word: 'vase', share: 0.06},
  {word: 'bowl', share: 0.04},
  {word: 'measuring cup', share: 0.02},
];

const ANSWERS: LensLegend = {
  colours: 'cividis',
  from: plainly('0'),
  to: plainly('4.1'),
  title: plainly('How strongly it answers'),
};

const CLIMB: LensChart = {
  title: plainly('w·η as the dimension grows'),
  kind: 'lines',
  x: {title: plainly('values'), isLogarithmic: true},
  y: {title: plainly('sum')},
  series: [
    {name: plainly('w·x'), points: [10, 100, 1000, 10_000, 50_000].map((n) => [n, Math.sqrt(n) / 40])},
    {name: plainly('w·η'), points: [10, 100, 1000, 10_000, 50_000].map((n) => [n, n / 5000])},
  ],
};

const SPREAD: LensChart = {
  title: plainly('conv3a weights'),
  kind: 'bars',
  x: {title: plainly('weight'), isLogarithmic: false},
  y: {title: plainly('share')},
  series: [
    {
      name: plainly('weights'),
      points: Array.from({length: 21}, (_, i) => [(i - 10) / 50, Math.exp(-(((i - 10) / 4) ** 2))]),
    },
  ],
};

/** A report of the chosen lens; a test changes the parts it needs. */
export function fakeReport(look: LensOptions, change: Partial<LensReport> = {}): LensReport {
  return {
    lens: look.lens,
    ...fakePlates(look),
    findings: fakeFindings(look),
    capturedAt: performance.timeOrigin + performance.now(),
    intervalMs: 100,
    ...change,
  };
}

/** Where its plates lie. */
export function fakePlaces({arrangement, plates}: LensReport, area: CssRect | null): readonly PlacedPlate[] {
  return area ? placePlates(arrangement, plates, area) : [];
}

function fakePlates(look: LensOptions): Pick<LensReport, 'arrangement' | 'plates'> {
  switch (look.lens) {
    case 'labels':
      return {arrangement: 'main', plates: [plate('picture', 'what it looks at')]};
    case 'activations':
      return look.options.unit === null
        ? {arrangement: 'grid', plates: units(64, (unit) => ({lens: look.lens, options: {layer: 'conv3a-relu', unit}}))}
        : {arrangement: 'main', plates: [plate('map', `unit ${look.options.unit}`), ...patches(9)]};
    case 'excites':
      return {arrangement: 'main', plates: [...patches(4), plate('portrait', 'its own picture')]};
    case 'filters':
      return {
        arrangement: 'main',
        plates: [plate('response', 'where it answers'), ...units(32, (unit) => ({lens: look.lens, options: {unit}}))],
      };
    case 'layers':
      return {
        arrangement: 'grid',
        plates: Array.from({length: 16}, (_, i) => plate(`layer-${i}`, `${i % 2 ? 'gradient' : 'answers'} conv${i}`)),
      };
    case 'saliency':
      return {arrangement: 'row', plates: ['plain', 'deconvnet', 'guided'].map((name) => plate(name, name))};
    case 'occlusion':
      return {arrangement: 'row', plates: [plate('picture', 'your square'), plate('map', 'what it costs')]};
    case 'adversarial':
      return {
        arrangement: 'row',
        plates: [plate('you', 'you: cup 62 %'), plate('nudge', 'the nudge, × 20'), plate('sum', 'both: teapot 91 %')],
      };
    case 'linear':
      return {arrangement: 'row', plates: [plate('weights', 'w'), plate('nudge', 'η')]};
    case 'fingerprint':
      return {
        arrangement: 'grid',
        plates: ['conv1', 'conv2b', 'conv3b', 'conv4b'].flatMap((name) => [
          plate(`you-${name}`, `you, ${name}`),
          plate(`style-${name}`, `painted, ${name}`),
        ]),
      };
    case 'playground':
      return {arrangement: 'grid', plates: [plate('surface', 'what it answers'), plate('network', 'the weights')]};
    case 'map':
      return {arrangement: 'main', plates: [plate('map', 'the map'), plate('seen', 'now'), ...patches(4)]};
    case 'gradcam':
      return {arrangement: 'row', plates: ['cells', 'over', 'guided'].map((name) => plate(name, name))};
    case 'repaint':
      return {
        arrangement: 'main',
        plates: ['painting', 'original', 'at-once', ...['conv1', 'conv2a', 'conv2b', 'conv3a', 'conv3b']].map((name) =>
          plate(name, name),
        ),
      };
    case 'inversion':
      return {arrangement: 'row', plates: [plate('original', 'you'), plate('rebuilt', 'from conv3b alone')]};
    case 'classes':
      return {
        arrangement: 'grid',
        plates: ['plain', 'regularised', 'fourier', 'maco'].map((name) => plate(name, `${name}: 98 %`)),
      };
    case 'accentuate':
      return {arrangement: 'row', plates: ['seen', 'more', 'added'].map((name) => plate(name, name))};
  }
}

function fakeFindings(look: LensOptions): LensFindings {
  const {layer, unit, label} = askedOf(look);
  const asked = {...NO_FINDINGS, layer, unit, label};
  switch (look.lens) {
    case 'labels':
      return {...asked, words: WORDS, isSure: true};
    case 'activations':
      return {
        ...asked,
        layer: layer ?? 'conv3a-relu',
        legend: ANSWERS,
        facts: [{name: plainly('Units'), value: plainly('192 of 20 × 20')}],
      };
    case 'excites':
      return {
        ...asked,
        layer: 'conv3a-relu',
        unit: unit ?? 7,
        facts: [{name: plainly('Frames'), value: plainly('12')}],
      };
    case 'filters':
      return {...asked, layer: 'conv1-relu', legend: ANSWERS};
    case 'layers':
      return {...asked, label: label ?? 'cup', words: WORDS, isSure: true, charts: [SPREAD, SPREAD, SPREAD, SPREAD]};
    case 'saliency':
      return {
        ...asked,
        label: label ?? 'cup',
        words: WORDS,
        isSure: true,
        legend: {...ANSWERS, title: plainly('How much it matters')},
      };
    case 'occlusion':
      return {
        ...asked,
        label: label ?? 'cup',
        words: WORDS,
        share: 0.4,
        legend: {
          colours: 'diverging',
          from: plainly('−0.6'),
          to: plainly('+0.6'),
          title: plainly('Change of the word’s share'),
        },
      };
    case 'adversarial':
      return {
        ...asked,
        words: WORDS,
        isSure: true,
        facts: [
          {name: plainly('Before'), value: plainly('cup, 62 %')},
          {name: plainly('After'), value: plainly('teapot, 91 %')},
          {name: plainly('Largest change'), value: plainly('4/255')},
        ],
      };
    case 'linear':
      return {...asked, charts: [CLIMB], facts: [{name: plainly('w·η'), value: plainly('1.24')}]};
    case 'fingerprint':
      return {...asked, legend: ANSWERS, facts: [{name: plainly('Distance'), value: plainly('0.31')}]};
    case 'playground':
      return {...asked, charts: [CLIMB], facts: [{name: plainly('Loss'), value: plainly('0.02')}]};
    case 'map':
      return {...asked, facts: [{name: plainly('Frames'), value: plainly('120')}]};
    case 'gradcam':
      return {...asked, label: label ?? 'cup', words: WORDS, isSure: true, legend: ANSWERS};
    case 'repaint':
      return {...asked, legend: ANSWERS, charts: [CLIMB], facts: [{name: plainly('Steps'), value: plainly('120')}]};
    case 'inversion':
      return {
        ...asked,
        layer: layer ?? 'conv3b-relu',
        charts: [CLIMB],
        facts: [{name: plainly('Steps'), value: plainly('120')}],
      };
    case 'classes':
    case 'accentuate':
      return {
        ...asked,
        label: label ?? 'cup',
        facts: [{name: plainly('Steps'), value: plainly('57 of 200')}],
        share: 0.3,
      };
  }
}

function plate(id: string, caption: string, tap: LensChange | null = null): LensReport['plates'][number] {
  return {id, caption: caption === '' ? null : plainly(caption), isSmooth: true, tap, width: 160, height: 160};
}

function units(count: number, tap: (unit: number) => LensChange): LensReport['plates'] {
  return Array.from({length: count}, (_, unit) => plate(`unit-${unit}`, String(unit), tap(unit)));
}

function patches(count: number): LensReport['plates'] {
  return Array.from({length: count}, (_, index) => plate(`patch-${index}`, ''));
}
