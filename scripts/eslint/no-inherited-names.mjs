/**
 * An ESLint rule for look-ups by name: a text that is not known to be one of a few words may be
 * 'constructor' or '__proto__', which every object inherits.
 */
import ts from 'typescript';

/**
 * What the parser tells about types.
 *
 * @typedef {object} TypeServices
 * @property {ts.Program} program
 * @property {{get: (node: import('estree').Node) => ts.Node}} esTreeNodeToTSNodeMap
 */

/**
 * Whether a key can be any text. One of a few words, a `keyof` and a number are none.
 *
 * @param {ts.Type} key
 * @returns {boolean}
 */
function canBeAnyText(key) {
  if (key.isUnion()) return key.types.some(canBeAnyText);
  const constraint = key.isTypeParameter() ? key.getConstraint() : undefined;
  if (constraint !== undefined) return canBeAnyText(constraint);
  return (key.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0;
}

/** @type {import('eslint').Rule.RuleModule} */
export const noInheritedNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {lookUp: "Use own(table, name): '{{name}}' may be a name that every object inherits."},
  },
  create(context) {
    const {sourceCode} = context;
    /** @type {TypeServices} */
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- Typed above.
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    /** @param {import('estree').Node} key */
    const check = (key) => {
      if (!canBeAnyText(checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(key)))) return;
      context.report({node: key, messageId: 'lookUp', data: {name: sourceCode.getText(key)}});
    };
    return {
      MemberExpression({computed, property}) {
        if (computed && property.type !== 'Literal') check(property);
      },
      BinaryExpression({operator, left}) {
        if (operator === 'in' && left.type !== 'Literal' && left.type !== 'PrivateIdentifier') check(left);
      },
    };
  },
};
