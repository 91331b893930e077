import {expect, test} from 'vitest';

import {trimStyles} from '../../../scripts/vite/trim-styles.mjs';

test('a stylesheet loses its comments and its indentation, and nothing that has a meaning', () => {
  const source = `
    static styles = css\`
      /* Why. */
      :host([brief]) .line :focus,
      .a > .b {
        width: calc(100% - 2 * var(--edge));
        content: '';
      }

      /**
       * Two lines.
       */
      @media (max-width: 480px) and (orientation: landscape) {
        .a {
          margin: 0 auto;
        }
      }
    \`;
    const other = '/* kept */   here';
  `;
  const styles =
    ":host([brief]) .line :focus,.a > .b{width: calc(100% - 2 * var(--edge));content: ''}" +
    '@media (max-width: 480px) and (orientation: landscape){.a{margin: 0 auto}}';
  expect(trimStyles(source)).toBe(`
    static styles = css\`${styles}\`;
    const other = '/* kept */   here';
  `);
});

test('a stylesheet with values filled in stays as it is', () => {
  const source = 'css`\n  .a {\n    width: ${width};\n  }\n`';
  expect(trimStyles(source)).toBe(source);
});
