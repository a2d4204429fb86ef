const { spawnSync } = require('node:child_process');

// NestJS 12 and others are published as ES modules only; jest on Node 20 cannot require those, so swc turns them into CommonJS.
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'uid',
  'onnx-buf',
];

/** log-update and what it is made of. */
const terminalPackages = [
  ...['log-update', 'ansi-escapes', 'environment', 'cli-cursor', 'restore-cursor', 'onetime', 'mimic-function'],
  ...['wrap-ansi', 'string-width', 'get-east-asian-width', 'strip-ansi', 'ansi-regex', 'ansi-styles'],
  ...['slice-ansi', 'is-fullwidth-code-point'],
];

const shared = {
  rootDir: __dirname,
  globalSetup: '<rootDir>/libs/compiler/bundle-tfjs-gradients.mjs',
  // Globals of jest's sandbox are slow to look up, and inner loops of simulations look these up.
  sandboxInjectedGlobals: ['Math', 'Number', 'Array', 'Object', 'Float64Array'],
  moduleNameMapper: {
    '^#tfjs-gradients$': '<rootDir>/dist/tfjs-gradients.cjs',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'],
    '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  transform: {
    '^.+\\.(t|j)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${[...esmPackages, ...terminalPackages].join('|')})/)`],
};

const hasCompiler = spawnSync(process.env.CC ?? 'cc', ['--version']).status === 0;

const native = {
  ...shared,
  displayName: 'native',
  testEnvironment: '<rootDir>/libs/compiler/jest-environment.cjs',
  testEnvironmentOptions: { variables: { TEST_ENGINE: 'native' } },
  testMatch: ['<rootDir>/libs/networks/**/*.spec.ts'],
};

/**
 * Run one after the other by `npm test`: onnxruntime makes its whole process treat denormal numbers as zero, and tests of exact numbers
 * must not share a process with it. The networks are tried on Clade's own kernels too, where a C compiler can build them.
 * @type {import('jest').Config}
 */
module.exports = {
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'engines',
      testEnvironment: '<rootDir>/libs/compiler/jest-environment.cjs',
      testMatch: ['<rootDir>/{libs/compiler,libs/networks,test/growth}/**/*.spec.ts'],
    },
    ...(hasCompiler ? [native] : []),
    {
      ...shared,
      displayName: 'clade',
      globalSetup: '<rootDir>/test/setup/begin-run.mjs',
      globalTeardown: '<rootDir>/test/setup/end-run.mjs',
      testMatch: ['<rootDir>/{libs,apps,test,bench,theory}/**/*.{spec,e2e-spec}.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/(libs/(compiler|networks)|test/growth)/'],
    },
  ],
};
