import {describe, expect, test} from 'vitest';

import {COMMANDS} from '../../../../src/catalogue/commands.ts';
import {meantKey} from '../../../../src/page/ui/shared/controllers/meant-key.ts';

function press(key: string, code: string, shiftKey = false): string {
  return meantKey({key, code, shiftKey});
}

describe('a letter or a digit', () => {
  test.each([
    ['Latin', 'w', 'KeyW', 'w'],
    ['AZERTY, whose W is where others have Z', 'w', 'KeyZ', 'w'],
    ['Dvorak, whose W is where others have a comma', 'w', 'Comma', 'w'],
    ['Dvorak, whose B is where others have N', 'b', 'KeyN', 'b'],
    ['Turkish', 'ı', 'KeyI', 'ı'],
    ['Bépo, whose É is where others have W', 'é', 'KeyW', 'é'],
    ['Dvorak, whose comma is where others have W', ',', 'KeyW', ','],
  ])('%s: is what the layout writes', (_layout, key, code, meant) => {
    expect(press(key, code)).toBe(meant);
  });

  test.each([
    ['Cyrillic', 'ц', 'KeyW', 'w'],
    ['Cyrillic, in capitals', 'Ц', 'KeyW', 'w'],
    ['Greek', 'δ', 'KeyD', 'd'],
    ['Hebrew', 'ג', 'KeyD', 'd'],
    ['Arabic', 'ي', 'KeyD', 'd'],
    ['Arabic, two letters on one key', 'لا', 'KeyB', 'b'],
    ['Thai, a vowel', 'ี', 'KeyU', 'u'],
    ['Devanagari, a sign', '्', 'KeyD', 'd'],
    ['Korean', 'ㅎ', 'KeyG', 'g'],
    ['Arabic digits', '٣', 'Digit3', '3'],
    ['Persian digits', '۳', 'Numpad3', '3'],
    ['AZERTY, without Shift', '"', 'Digit3', '3'],
    ['AZERTY, a letter without Shift', 'à', 'Digit0', '0'],
    ['Czech, without Shift', 'š', 'Digit3', '3'],
  ])('%s: is what stands in its place on a Latin keyboard', (_layout, key, code, meant) => {
    expect(press(key, code)).toBe(meant);
  });

  test('AZERTY with Shift writes the digit itself', () => {
    expect(press('3', 'Digit3', true)).toBe('3');
  });
});

describe('everything else', () => {
  test('a character that is a command itself is that, wherever it is', () => {
    expect(press('?', 'Slash', true)).toBe('?');
    expect(press('?', 'Minus', true)).toBe('?');
    // As on a Cyrillic keyboard.
    expect(press('?', 'Digit7', true)).toBe('?');
  });

  test('the other character of a digit is no digit', () => {
    expect(press('!', 'Digit1', true)).toBe('!');
    expect(press('№', 'Digit3', true)).toBe('№');
  });

  test('keys that write nothing have their names', () => {
    expect(press('Escape', 'Escape')).toBe('Escape');
    expect(press('ArrowLeft', 'ArrowLeft')).toBe('ArrowLeft');
    expect(press('End', 'Numpad1')).toBe('End');
    expect(press('Process', 'KeyW')).toBe('Process');
    expect(press('Dead', 'KeyE')).toBe('Dead');
  });

  test('every key of the table means itself', () => {
    for (const {keys} of COMMANDS) for (const key of keys) expect(press(key, '')).toBe(key);
  });
});
