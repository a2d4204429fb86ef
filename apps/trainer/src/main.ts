/** A worker process: does the jobs of every queue. Its parent sends the jobs; one thread computes. */
import path from 'node:path';
import { openEngine } from '#compiler';
import { parseEngine } from '#engines';
import { createArenaHandlers } from '#judging';
import { createLanguageModelFactory } from '#networks';
import { variable } from '#settings';
import { createCorpusStore, readLexicons } from '#sources';
import { createTrainingHandlers } from '#training';
import { createSafetensorsWeightStore } from '#weights';
import { serveJobs } from '#work-queue';
import { openWorkbench } from '#workbench';

async function main(): Promise<void> {
  const folder = variable('CLADE_DATA') ?? 'data';
  const engine = parseEngine(variable('CLADE_ENGINE') ?? 'onnx', 'CLADE_ENGINE');
  await openEngine(engine); // without it no job is taken, else individuals would be blamed for the machine
  const bench = openWorkbench(
    createLanguageModelFactory(engine),
    createCorpusStore(path.join(folder, 'corpora')),
    createSafetensorsWeightStore(path.join(folder, 'weights')),
    readLexicons,
  );
  serveJobs({ ...createTrainingHandlers(bench), ...createArenaHandlers(bench) });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
