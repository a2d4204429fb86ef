// Who may import whom. This table is the architecture, and a check; docs/architecture.md lists the same libraries in words.
const MAY_IMPORT = {
  // domain: the pipeline, in data-flow order; no npm package, no node built-in but crypto's hashes
  base: [],
  entropy: ['base'],
  corpus: ['base', 'entropy'],
  // DNA, motifs, what binds where, marks: pure biology, which knows nothing of models
  regulation: ['base', 'entropy'],
  genome: ['base', 'entropy'],
  model: ['base', 'corpus', 'genome'],
  arena: ['base', 'entropy', 'corpus', 'model'],
  evolution: ['base', 'entropy', 'genome', 'model', 'arena'],
  environment: ['base', 'genome', 'arena', 'evolution'],
  lineage: ['base', 'entropy', 'genome', 'evolution', 'tables'],
  metrics: ['base', 'entropy', 'regulation', 'genome', 'arena', 'evolution', 'lineage', 'contracts'],
  // the conductor: the only place where the loop generation -> generation closes
  tournament: [
    'base',
    'entropy',
    'corpus',
    'regulation',
    'genome',
    'model',
    'arena',
    'evolution',
    'environment',
    'lineage',
    'metrics',
    'contracts',
  ],
  // arms, seeds and factors; what their outcomes show
  experiment: ['base', 'environment'],
  // the wire: schemas, and the types that they give
  contracts: ['regulation', 'genome', 'model', 'arena', 'evolution', 'environment', 'experiment'],
  // what is known of a tournament from its events: the same for the server and for a screen
  projection: ['contracts'],
  client: ['contracts', 'projection'],
  // rows as text, the same from a server and from a screen
  tables: [],
  // how people are told quantities: pure functions, shared by the faces
  wording: [],
  // a config as text: what it says, and where in it a field stands
  'config-text': [],
  // variables of the environment
  settings: [],
  // adapters
  files: [],
  sources: ['base', 'corpus', 'genome', 'arena', 'tournament', 'files'],
  engines: ['base'],
  compiler: ['base', 'settings', 'engines'],
  networks: ['base', 'corpus', 'genome', 'model', 'engines', 'compiler'],
  weights: ['base', 'model', 'tournament', 'files'],
  persistence: ['base', 'genome', 'arena', 'lineage', 'tournament', 'contracts', 'settings'],
  'work-queue': ['base', 'tournament'],
  'archive-file': ['base', 'tournament'],
};
const APPS_MAY_IMPORT = {
  gateway: [
    'files',
    'base',
    'regulation',
    'contracts',
    'genome',
    'arena',
    'evolution',
    'environment',
    'experiment',
    'lineage',
    'metrics',
    'tables',
    'tournament',
    'projection',
    'settings',
    'sources',
    'engines',
    'persistence',
    'work-queue',
    'weights',
    'archive-file',
  ],
  trainer: ['tournament', 'settings', 'sources', 'engines', 'compiler', 'networks', 'weights', 'work-queue'],
  cli: [
    'base',
    'regulation',
    'environment',
    'experiment',
    'contracts',
    'client',
    'wording',
    'config-text',
    'settings',
    'files',
  ],
  dashboard: [
    'base',
    'genome',
    'evolution',
    'environment',
    'model',
    'contracts',
    'client',
    'projection',
    'tables',
    'wording',
    'config-text',
  ],
};
const DOMAIN = [
  'base',
  'entropy',
  'regulation',
  'corpus',
  'genome',
  'model',
  'arena',
  'evolution',
  'environment',
  'lineage',
  'metrics',
  'tables',
  'tournament',
  'experiment',
  'projection',
];
const any = (names) => (names.length ? `(${names.join('|')})` : '(?!)');

const boundary = (root, name, allowed) => ({
  name: `${root}/${name}-imports-only-its-upstream`,
  severity: 'error',
  from: { path: `^${root}/${name}/` },
  to: { path: '^(libs|apps)/', pathNot: `^(${root}/${name}|libs/${any(allowed)})/` },
});

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([n, a]) => boundary('libs', n, a)),
    ...Object.entries(APPS_MAY_IMPORT).map(([n, a]) => boundary('apps', n, a)),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Domain libs import no framework, no npm package and no node built-in but hashes.',
      from: { path: `^libs/${any(DOMAIN)}/src/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/|^(node:)?crypto$' },
    },
    {
      name: 'tensors-live-in-compiler-and-networks',
      severity: 'error',
      from: { pathNot: '^(libs/(compiler|networks)|bench|test)/' },
      to: { path: 'node_modules/(@tensorflow|onnxruntime-)' },
    },
    {
      name: 'the-database-lives-in-persistence',
      severity: 'error',
      from: { pathNot: '^(libs/persistence|migrations|test)/' },
      to: { path: 'node_modules/(typeorm|pg|@electric-sql|@nestjs/typeorm)/' },
    },
    {
      name: 'the-queue-lives-in-work-queue',
      severity: 'error',
      from: { pathNot: '^(libs/work-queue|test)/' },
      to: { path: 'node_modules/(bullmq|ioredis|@nestjs/bullmq)/' },
    },
    {
      name: 'enter-a-lib-by-its-index',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/.+', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'The optional engines may be absent.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@tensorflow/tfjs-node(-gpu)?$' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'schemas-of-the-wire-are-checked-by-the-gateway',
      severity: 'error',
      comment: 'Everyone else takes types alone from contracts, so that pages and commands load no zod.',
      from: { path: '^(libs|apps)/', pathNot: '^(libs/contracts|apps/gateway)/' },
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', 'src/main\\.tsx?$', '\\.main\\.ts$', '^test/fixtures/', '^libs/base/'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // type-only imports count too
    tsConfig: { fileName: 'tsconfig.json' },
    // `#lib` is resolved to its TypeScript source, as the compiler does.
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
    exclude: { path: '(^|/)dist/' },
  },
};
