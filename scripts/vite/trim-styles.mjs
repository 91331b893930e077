/**
 * Takes the comments and the indentation out of the elements' styles: they stand in template
 * literals, which no minifier shortens, and are loaded before the first frame.
 */

/** A stylesheet as Lit takes it, without values filled in. */
const STYLES = /\bcss`([^`$\\]*)`/g;

/**
 * The source with its stylesheets on one line each.
 *
 * @param {string} code
 * @returns {string}
 */
export function trimStyles(code) {
  return code.replace(STYLES, (_, /** @type {string} */ styles) => `css\`${trim(styles)}\``);
}

/**
 * Built pages only: in development, styles are easier to read as they were written.
 *
 * @returns {import('vite').Plugin}
 */
export function trimmedStyles() {
  return {
    name: 'pareidolia:trimmed-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/page\/.*\.ts$/, code: 'css`'},
      handler: (code) => ({code: trimStyles(code), map: null}),
    },
  };
}

/**
 * Spaces stay where they may mean something: in selectors, in sums, around `and`.
 *
 * @param {string} styles
 */
function trim(styles) {
  return styles
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}
