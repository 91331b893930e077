/**
 * Finds words for people that stand in code instead of the table of words: text and spoken
 * attributes in templates, and sentences in string literals.
 */
import ts from 'typescript';

/** A literal that people read, with its line. */
export interface FoundLiteral {
  readonly line: number;
  readonly text: string;
}

/** Attributes that are shown or read out. */
const SPOKEN_ATTRIBUTE = /(?:aria-label|aria-valuetext|aria-description|title|placeholder|alt|heading)="([^"]*)"/g;

/** Stands for a template's `${...}`. */
const HOLE = '\u0000';

/** What is written the same in every language. */
const NAMES = new Set(['PNG', 'JPEG', 'MIT', 'SHA-256']);

/** A sentence: it begins with a capital letter and has at least two words. */
const SENTENCE = /^\p{Lu}[\p{L}’'-]*,?\s+.*\p{L}{2}/u;

/** What these are given is for whoever repairs the mirror, and stays English. */
const FOR_MAINTAINERS = /(?:^|\.)(?:assert|failure|reason|toFailure|fail|log|info|warn|error|debug)$/;

/** The words for people in one file of `src/`. */
export function findLiterals(file: string, text: string): readonly FoundLiteral[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FoundLiteral[] = [];
  const add = (node: ts.Node, words: string) => {
    found.push({line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: words.trim()});
  };
  const visit = (node: ts.Node): void => {
    if (isForMaintainers(node)) return;
    if (ts.isTaggedTemplateExpression(node)) {
      const tag = node.tag.getText();
      if (tag === 'html' || tag === 'svg') for (const words of wordsIn(textOf(node.template))) add(node, words);
      // What is inside of holes is code again; a style sheet has no words at all.
      if (tag !== 'css') visitHoles(node.template);
      return;
    }
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) && SENTENCE.test(node.text)) add(node, node.text);
    if (ts.isTemplateExpression(node) && SENTENCE.test(textOf(node))) add(node, textOf(node).replaceAll(HOLE, '…'));
    ts.forEachChild(node, visit);
  };
  const visitHoles = (template: ts.TemplateLiteral): void => {
    if (ts.isTemplateExpression(template)) for (const {expression} of template.templateSpans) visit(expression);
  };
  visit(source);
  return found;
}

/** The words of an HTML template: its text nodes, and the attributes that are shown or read out. */
function wordsIn(html: string): readonly string[] {
  const attributes = [...html.matchAll(SPOKEN_ATTRIBUTE)].map(([, value]) => value ?? '');
  const texts = html
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/<\/?[a-z][^<>]*>/g, HOLE)
    .split(HOLE);
  return [...attributes, ...texts]
    .map((words) => words.replaceAll(HOLE, ' ').trim())
    .filter((words) => /\p{L}{2}/u.test(words) && !NAMES.has(words));
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map(({literal}) => HOLE + literal.text).join('');
}

function isForMaintainers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /(?:Error|Exception)$/.test(node.expression.getText());
  return ts.isCallExpression(node) && FOR_MAINTAINERS.test(node.expression.getText());
}
