/** Reads which module imports which, with the compiler's own parser, for the architecture test. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, posix, relative, resolve} from 'node:path';
import ts from 'typescript';

/**
 * One import, dynamic import, re-export or worker URL. Paths are relative to the repository, with
 * forward slashes.
 */
export interface ImportEdge {
  readonly from: string;
  /** The specifier as written. */
  readonly specifier: string;
  /** The file it names, or null for a package. */
  readonly file: string | null;
  /** Types only: the compiler erases it. */
  readonly isTypeOnly: boolean;
  /** `new Worker(new URL('...', import.meta.url))`: another thread, not this module's code. */
  readonly isWorkerUrl: boolean;
}

/** Every edge of the TypeScript files under `folder`. */
export function readImportGraph(root: string, folder: string): readonly ImportEdge[] {
  return listTypeScriptFiles(root, folder).flatMap((file) => readImports(file, readFileSync(join(root, file), 'utf8')));
}

/** The TypeScript files under `folder`, relative to `root`. */
export function listTypeScriptFiles(root: string, folder: string): readonly string[] {
  return readdirSync(resolve(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The edges of one file, from its text. */
export function readImports(file: string, text: string): readonly ImportEdge[] {
  const edges: ImportEdge[] = [];
  const add = (specifier: ts.Expression, isTypeOnly: boolean, isWorkerUrl = false) => {
    if (!ts.isStringLiteralLike(specifier)) return;
    edges.push({from: file, specifier: specifier.text, file: toFile(file, specifier.text), isTypeOnly, isWorkerUrl});
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isErased(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0]!, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal, true);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && isScriptUrl(node)) {
      add(node.arguments![0]!, false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return edges;
}

/** The import cycles at run time, each as the list of files along it. */
export function findCycles(edges: readonly ImportEdge[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const {from, file, isTypeOnly, isWorkerUrl} of edges) {
    if (file === null || isTypeOnly || isWorkerUrl) continue;
    next.set(from, [...(next.get(from) ?? []), file]);
  }
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    next.get(file)?.forEach(visit);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return cycles;
}

/** The shader of a pass: the same stem, in the room of the same name. */
export function shaderOf(passFile: string): string {
  const room = roomOf(passFile) ?? '';
  return posix.join('shaders', room, `${posix.basename(passFile, '.ts')}.wgsl`);
}

/** A pass's shader must exist; this says whether it does. */
export function hasShader(root: string, passFile: string): boolean {
  return existsSync(join(root, shaderOf(passFile)));
}

/**
 * The folder of `src/engine/` that a file lies in, or null for a loose file and for files
 * elsewhere.
 */
export function roomOf(file: string): string | null {
  return /^src\/engine\/([^/]+)\/./.exec(file)?.[1] ?? null;
}

function toFile(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(dirname(from).replaceAll('\\', '/'), specifier.split('?')[0]!);
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

/** Addresses of pictures and other assets are not imports of code. */
function isScriptUrl(node: ts.NewExpression): boolean {
  const [target, base] = node.arguments ?? [];
  return base?.getText() === 'import.meta.url' && target?.getText().endsWith(".ts'") === true;
}
