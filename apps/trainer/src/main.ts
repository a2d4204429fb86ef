/** A worker process: does the jobs of every queue. Its parent sends the jobs; one thread computes. */
import { openEngine } from '#compiler';
import { parseEngine } from '#engines';
import { createArenaHandlers } from '#judging';
import { createLanguageModelFactory } from '#networks';
import { openPlaces } from '#object-store';
import { bucketSettings, variable } from '#settings';
import { createCorpusStore, readLexicons } from '#sources';
import { createTrainingHandlers } from '#training';
import { createSafetensorsWeightStore, createWeightFiles } from '#weights';
import { serveJobs } from '#work-queue';
import { openWorkbench } from '#workbench';

async function main(): Promise<void> {
  const folder = variable('CLADE_DATA') ?? 'data';
  const engine = parseEngine(variable('CLADE_ENGINE') ?? 'onnx', 'CLADE_ENGINE');
  await openEngine(engine); // without it no job is taken, else individuals would be blamed for the machine
  const { corpora, weights } = await openPlaces(folder, bucketSettings());
  const bench = openWorkbench(
    createLanguageModelFactory(engine),
    createCorpusStore(corpora),
    createSafetensorsWeightStore(createWeightFiles(weights)),
    readLexicons,
  );
  serveJobs({ ...createTrainingHandlers(bench), ...createArenaHandlers(bench) });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
