import tseslint from 'typescript-eslint';

const SPREAD_LITERAL = {
  selector:
    ':matches(ObjectExpression > SpreadElement, JSXSpreadAttribute) > :matches(ObjectExpression, TSAsExpression > ObjectExpression)',
  message: 'Write the properties themselves: a spread literal is not checked for misspelt ones.',
};

const DOMAIN = '{base,entropy,corpus,genome,model,arena,selection,lineage,tables,tournament,contracts}';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'data/'] },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [...tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', SPREAD_LITERAL],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'bench/**/*.ts', 'theory/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**', 'libs/settings/src/variables.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Ask #settings: there a blank variable is an unset one.' },
      ],
    },
  },
  {
    // Nest reads constructor parameter types at run time, so these must stay value imports.
    files: ['apps/gateway/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: [`libs/${DOMAIN}/src/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'performance'],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:crypto', importNames: ['randomUUID', 'randomBytes', 'randomInt', 'webcrypto'] }] },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a Prng argument; the domain is deterministic.' },
        { object: 'Date', property: 'now', message: 'Take a clock or a generation number.' },
      ],
      'no-restricted-syntax': [
        'error',
        SPREAD_LITERAL,
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take a clock or a generation number.',
        },
      ],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
);
