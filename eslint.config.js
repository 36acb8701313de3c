import tseslint from 'typescript-eslint';
import importDirection from './eslint-rules/import-direction.js';
import noSwallowedFailure from './eslint-rules/no-swallowed-failure.js';

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', '.cache/**'] },
  ...tseslint.configs.recommended,
  {
    plugins: { portico: { rules: { 'import-direction': importDirection, 'no-swallowed-failure': noSwallowedFailure } } },
    rules: {
      'portico/import-direction': 'error',
      'portico/no-swallowed-failure': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXAttribute[name.name="style"]', message: 'The content security policy forbids inline styles. Use a class of the theme.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text from people and records is never markup.' },
      ],
    },
  },
  {
    // React's list of elements is a namespace: declaring a custom element extends it.
    files: ['src/web/ui/elements.ts'],
    rules: { '@typescript-eslint/no-namespace': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/kernel/clock.ts', 'src/web/browser/**', '**/*.test.ts', '**/*.test.tsx', 'src/kernel/postgres/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Take the time from portal.clock, so that tests can set it.' }],
      'no-console': 'error',
    },
  },
);
