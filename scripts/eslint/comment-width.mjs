/** An ESLint rule for the width of comments: prose is read in narrower columns than code. */

/** Columns that a line of nothing but a comment may take, its indent included. */
export const COMMENT_COLUMNS = 100;

/**
 * The lines of a comment that are too wide, counted from 1: those that hold nothing before it. A
 * comment behind code is as wide as code may be.
 *
 * @param {readonly string[]} lines the whole file's
 * @param {import('estree').SourceLocation} comment
 * @returns {number[]}
 */
export function tooWide(lines, {start, end}) {
  const wide = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = lines[line - 1] ?? '';
    const isAlone = line > start.line || text.slice(0, start.column).trim() === '';
    const width = line === end.line ? end.column : text.length;
    if (isAlone && width > COMMENT_COLUMNS) wide.push(line);
  }
  return wide;
}

/** @type {import('eslint').Rule.RuleModule} */
export const commentWidth = {
  meta: {type: 'layout', schema: [], messages: {wide: 'Wrap this comment at {{columns}} columns.'}},
  create(context) {
    const {sourceCode} = context;
    return {
      Program() {
        for (const {loc} of sourceCode.getAllComments()) {
          for (const line of loc ? tooWide(sourceCode.lines, loc) : []) {
            context.report({loc: {line, column: 0}, messageId: 'wide', data: {columns: String(COMMENT_COLUMNS)}});
          }
        }
      },
    };
  },
};
