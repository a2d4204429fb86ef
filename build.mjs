/**
 * Bundles every program, a file `main.ts` or `*.main.ts`, into dist under the name of its source. One file starts in half the time that a
 * thousand modules take. Types are not looked at: `npm run check:types` does that.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';
import bundleTfjsGradients from './libs/compiler/bundle-tfjs-gradients.mjs';

const ROOT = import.meta.dirname;
const DIST = path.join(ROOT, 'dist');

const programs = ['apps', 'bench', 'theory', 'test/fixtures', 'test/fuzz', 'test/power', 'test/soak', 'test/survival']
  .flatMap((folder) => readdirSync(path.join(ROOT, folder), { recursive: true }).map((file) => `${folder}/${file}`))
  .filter((file) => /(^|[/.])main\.ts$/.test(file));

/** Packages with binaries or other files beside their code, those that are loaded only where they are used, and those that may be absent. */
const external = [
  /^@electric-sql\/pglite/,
  /^onnxruntime-node/,
  /^@tensorflow\//,
  /^swagger-ui-dist/,
  /^node-api-headers/,
  /^(axe-core|playwright-core)/,
  /^(bullmq|ioredis)$/,
  /^@20minutes\/s3rver$/,
  /^@aws-sdk\//,
  /^@opentelemetry\//,
  /^#tfjs-gradients$/,
  /^(@fastify\/static|@nestjs\/microservices|class-validator|class-transformer)/,
];

rmSync(DIST, { recursive: true, force: true });
await bundleTfjsGradients();
await build({
  cwd: ROOT,
  input: Object.fromEntries(programs.map((file) => [file.replace(/\.ts$/, ''), file])),
  platform: 'node',
  external,
  output: {
    dir: DIST,
    format: 'cjs',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: true,
    keepNames: true, // names of entities, providers and errors are told to people and databases
  },
  logLevel: 'warn',
});
// npm makes a package's command executable only as it links it
chmodSync(path.join(DIST, 'apps/cli/src/main.js'), 0o755);

// after all else, since it is made by what was built
execFileSync(process.execPath, [path.join(DIST, 'apps/gateway/src/empty-database.main.js'), DIST], {
  stdio: 'inherit',
});
