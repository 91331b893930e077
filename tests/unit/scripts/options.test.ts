import {expect, test} from 'vitest';

import {formatHelp, parseOptions, parsePort} from '../../../scripts/lib/options.mjs';

const TABLE = [
  {name: 'port', placeholder: 'NUMBER', meaning: 'port to serve on'},
  {name: 'https', meaning: 'serve with a certificate'},
];

test('reads values in both spellings and switches', () => {
  expect(parseOptions(['--port', '80', '--https'], TABLE)).toEqual({
    kind: 'options',
    values: {port: '80'},
    switches: new Set(['https']),
  });
  expect(parseOptions(['--port=80'], TABLE)).toMatchObject({values: {port: '80'}});
  expect(parseOptions(['--port=a=b'], TABLE)).toMatchObject({values: {port: 'a=b'}});
});

test.each([
  [['--prot', '80'], 'There is no option --prot. Try --help.'],
  [['8080'], 'There is no option 8080. Try --help.'],
  [['--port'], '--port needs a value: --port NUMBER. Try --help.'],
  [['--port='], '--port needs a value: --port NUMBER. Try --help.'],
  [['--https=yes'], '--https takes no value. Try --help.'],
])('says what is wrong with %j', (words, message) => {
  expect(parseOptions(words, TABLE)).toEqual({kind: 'mistake', message});
});

test('shows every option in the help, asked for in two ways', () => {
  expect(parseOptions(['--port', '80', '--help'], TABLE)).toEqual({kind: 'help'});
  expect(parseOptions(['-h'], TABLE)).toEqual({kind: 'help'});
  const help = formatHelp('npm start', TABLE);
  expect(help).toContain('--port NUMBER  port to serve on');
  expect(help).toContain('--https        serve with a certificate');
});

test.each([
  ['1', 1],
  ['65535', 65535],
  ['0', null],
  ['65536', null],
  ['80a', null],
  ['-1', null],
  ['', null],
])('reads the port %j as %j', (text, port) => {
  expect(parsePort(text)).toBe(port);
});
