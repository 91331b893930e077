/** Browsers that translate pages are asked to leave alone what changes by itself. */
import {afterEach, expect, test} from 'vitest';

import '../../../src/page/page.css';
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import {FIRST_DREAM} from '../../../src/catalogue/first-dream.ts';
import '../../../src/page/modes/dream/dream-controls/dream-controls.ts';
import '../../../src/page/modes/lens/lens-readings/lens-readings.ts';
import '../../../src/page/take-home/countdown/countdown.ts';
import '../../../src/page/ui/shell/wall-label/wall-label.ts';
import {fakeReport} from '../../support/page/fake-lens.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const LABELS = lensWith('labels');

/** A report whose words have these shares. */
function reportWith(...shares: readonly number[]) {
  const report = fakeReport(LABELS);
  const words = shares.map((share, index) => ({word: `word ${index} ${share}`, share}));
  return fakeReport(LABELS, {findings: {...report.findings, words}});
}

function stillness(share: number) {
  return {stillness: share, hasGuide: false};
}

/** Elements, with what is told to them one after another while nobody touches the page. */
const ELEMENTS = [
  ['pareidolia-countdown', [{remaining: 3}, {remaining: 2}]],
  ['pareidolia-lens-readings', [{report: reportWith(0.9, 0.05)}, {report: reportWith(0.4, 0.3, 0.2)}]],
  ['pareidolia-wall-label', [{hint: 'One.'}, {hint: 'Two.'}]],
  [
    'pareidolia-dream-controls',
    [
      {dream: FIRST_DREAM, mood: stillness(0)},
      {dream: FIRST_DREAM, mood: stillness(1)},
    ],
  ],
] as const;

test.each(ELEMENTS)('%s changes no text that is translated', async (name, told) => {
  const element = document.createElement(name);
  document.body.append(element);
  Object.assign(element, told[0]);
  await element.updateComplete;
  const changed: Node[] = [];
  const observer = new MutationObserver((records) => {
    changed.push(...records.flatMap(({target, addedNodes}) => [target, ...addedNodes]));
  });
  observer.observe(element.renderRoot, {characterData: true, childList: true, subtree: true});
  Object.assign(element, told[1]);
  await element.updateComplete;
  changed.push(...observer.takeRecords().flatMap(({target, addedNodes}) => [target, ...addedNodes]));
  observer.disconnect();
  const texts = changed.filter((node) => node instanceof Text && node.isConnected && node.data.trim() !== '');
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.parentElement?.translate, text.textContent ?? '').toBe(false);
});
