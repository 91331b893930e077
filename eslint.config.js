// The rules of CONTRIBUTING.md that a machine can hold.
import eslint from '@eslint/js';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as webComponents} from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

import {commentWidth} from './scripts/eslint/comment-width.mjs';
import {noInheritedNames} from './scripts/eslint/no-inherited-names.mjs';

/** Syntax nobody may use, each with the sentence that says what to do instead. */
const FORBIDDEN_SYNTAX = [
  {selector: 'ExportDefaultDeclaration', message: 'Use a named export.'},
  {selector: 'ExportAllDeclaration', message: 'Import from the file that declares it; no barrels.'},
  {
    selector:
      'CallExpression > MemberExpression[object.name=/^(describe|it|test|suite)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test runs, always.',
  },
];

export default defineConfig(
  // kernels/ is AssemblyScript: its compiler is its checker.
  globalIgnores(['dist/', 'node_modules/', 'models/', 'kernels/', '.cache/', '.kiosk/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname},
    },
    plugins: {pareidolia: {rules: {'comment-width': commentWidth, 'no-inherited-names': noInheritedNames}}},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      'max-lines': ['error', {max: 500}],
      'pareidolia/comment-width': 'error',
      // The compiler knows each place's globals.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      // Numbers in sentences and labels are wanted; objects in them are not.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // Interfaces and type aliases both have their place: interfaces for shapes, aliases for
      // unions.
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // ['name'] says that a key may be missing, .name that it is declared; both read well.
      '@typescript-eslint/dot-notation': ['error', {allowIndexSignaturePropertyAccess: true}],
      // A generic that ties a key to its value is worth its name even when it appears once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {'pareidolia/no-inherited-names': 'error'},
  },
  {
    files: ['tests/**'],
    rules: {'@typescript-eslint/no-non-null-assertion': 'off'},
  },
  {
    files: ['src/page/{ui,modes,take-home}/**/*.ts'],
    extends: [lit['flat/recommended'], webComponents['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      // LitElement has every lifecycle method, and the compiler knows it.
      'wc/guard-super-call': 'off',
      'no-restricted-imports': [
        'error',
        {
          name: 'lit/directives/style-map.js',
          message:
            'It writes style attributes, which the Content-Security-Policy blocks. Use element.style.setProperty.',
        },
      ],
    },
  },
  {
    // The tools that read these files ask for a default export.
    files: ['**/*.config.{js,ts}', 'scripts/types/*.d.ts', 'tests/support/browser/e2e-setup.ts'],
    rules: {'no-restricted-syntax': 'off'},
  },
);
