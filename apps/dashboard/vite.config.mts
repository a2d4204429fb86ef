/** Builds the page into dist, where the gateway serves it from. */
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { parse } from 'yaml';
import { defineConfig, type Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Examples are imported as what they say. */
const yaml: Plugin = {
  name: 'clade-yaml',
  transform: {
    filter: { id: /\.yaml$/ },
    handler: (text) => ({ code: `export default ${JSON.stringify(parse(text))}`, map: null, moduleType: 'js' }),
  },
};

/** The page counts with libraries that can hash, and never asks them to. */
const noHashes: Plugin = {
  name: 'clade-no-hashes',
  enforce: 'pre',
  resolveId: { filter: { id: /^node:crypto$/ }, handler: () => '\0no-hashes' },
  load: { filter: { id: /^\0no-hashes$/ }, handler: () => 'export const createHash = undefined;' },
};

/** Says what a browser has to fetch. */
const weigh: Plugin = {
  name: 'clade-weigh',
  generateBundle(_, bundle) {
    const bytes = Object.values(bundle).reduce(
      (sum, file) => sum + gzipSync(file.type === 'chunk' ? file.code : file.source).length,
      0,
    );
    this.info(`dashboard: ${(bytes / 1000).toFixed(1)} kB gzipped`);
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [yaml, noHashes, weigh],
  define: { __CLADE_VERSION__: JSON.stringify(manifest.version) },
  resolve: {
    alias: {
      '#base': path.join(ROOT, 'libs/base/src/index.ts'),
      '#entropy': path.join(ROOT, 'libs/entropy/src/index.ts'),
      '#corpus': path.join(ROOT, 'libs/corpus/src/index.ts'),
      '#arena': path.join(ROOT, 'libs/arena/src/index.ts'),
      '#evolution': path.join(ROOT, 'libs/evolution/src/index.ts'),
      '#genome': path.join(ROOT, 'libs/genome/src/index.ts'),
      '#model': path.join(ROOT, 'libs/model/src/index.ts'),
      '#client': path.join(ROOT, 'libs/client/src/index.ts'),
      '#projection': path.join(ROOT, 'libs/projection/src/index.ts'),
      '#config-text': path.join(ROOT, 'libs/config-text/src/index.ts'),
      '#wording': path.join(ROOT, 'libs/wording/src/index.ts'),
    },
  },
  build: {
    outDir: path.join(ROOT, 'dist/apps/dashboard/page'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/socket.io': { target: 'http://127.0.0.1:3000', ws: true } } },
});
