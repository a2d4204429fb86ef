/** A worker process: trains training groups, evaluates them, and lets them write. Its parent sends the jobs; one thread computes. */
import path from 'node:path';
import { openEngine } from '#compiler';
import { parseEngine } from '#engines';
import { createLanguageModelFactory } from '#networks';
import { variable } from '#settings';
import { createCorpusStore, readLexicons } from '#sources';
import { createJobHandlers } from '#tournament';
import { createSafetensorsWeightStore } from '#weights';
import { serveJobs } from '#work-queue';

async function main(): Promise<void> {
  const folder = variable('CLADE_DATA') ?? 'data';
  const engine = parseEngine(variable('CLADE_ENGINE') ?? 'onnx', 'CLADE_ENGINE');
  await openEngine(engine); // without it no job is taken, else individuals would be blamed for the machine
  serveJobs(
    createJobHandlers(
      createLanguageModelFactory(engine),
      createCorpusStore(path.join(folder, 'corpora')),
      createSafetensorsWeightStore(path.join(folder, 'weights')),
      readLexicons,
    ),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
