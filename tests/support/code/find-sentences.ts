/**
 * Finds the texts of a module that read like words for people, with the compiler's own parser: what
 * the test of the words judges.
 */
import ts from 'typescript';

/** A text that reads like a sentence, or a number that is written for a reader. */
export interface FoundSentence {
  readonly line: number;
  /** As written; an inserted value is an ellipsis. */
  readonly text: string;
  /**
   * What it is given to, from the inside outwards: names of called functions, of classes made with
   * `new`, of properties, variables and functions it stands in.
   */
  readonly givenTo: readonly string[];
}

/** What stands for a value that is inserted into a template. */
const VALUE = '…';

/** Two words, or a word and a value, with a space between; a word has no capitals inside. */
const SEVERAL_WORDS = /(^|[\s“(])([A-Za-z][a-z’']+[,.:;]?|…[,.:;”]?) (…|[a-z’']{2,})/u;

/** A single word with a capital: a title, say. */
const TITLE = /^[A-Z][a-z’]+$/u;

/** A value in percent. */
const SHARE = /… ?%/u;

/** Whether a text reads like words for people. */
function readsLikeSentence(text: string): boolean {
  return (/[A-Za-z]{2}/.test(text) && SEVERAL_WORDS.test(text)) || TITLE.test(text) || SHARE.test(text);
}

/** The sentences in a module's text, from top to bottom. */
export function findSentences(file: string, source: string): readonly FoundSentence[] {
  const found: FoundSentence[] = [];
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const note = (node: ts.Node, text: string): void => {
    const line = parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({line, text, givenTo: givenTo(node)});
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = textOf(node);
    if (text !== null && readsLikeSentence(text)) note(node, text);
    if (writesNumber(node)) note(node, node.getText());
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({literal}) => literal.text)].join(VALUE);
}

/** `toLocaleString`, `Intl`: only the page knows the language. */
function writesNumber(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node)) return false;
  return /^toLocale[A-Z]/.test(node.name.text) || node.expression.getText() === 'Intl';
}

function givenTo(node: ts.Node): readonly string[] {
  const names: string[] = [];
  for (let {parent} = node; !ts.isSourceFile(parent); {parent} = parent) {
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) names.push(lastName(parent.expression));
    else if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) names.push(parent.name.getText());
    else if (ts.isBinaryExpression(parent) && isAssignment(parent)) names.push(lastName(parent.left));
    else if (ts.isFunctionDeclaration(parent) && parent.name) names.push(parent.name.text);
  }
  return names;
}

function isAssignment({operatorToken}: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function lastName(named: ts.Expression): string {
  return ts.isPropertyAccessExpression(named) ? named.name.text : named.getText();
}
