/** The regulation of a trained individual evolves by evaluations alone, while its network stays as it is. */
import { evaluateStates, type EvaluationScore, pairedDifference } from '#arena';
import { evaluationBlocks } from '#corpus';
import { moduleIds } from '#model';
import { evolveExpression, expressionOf, moduleGates, type RegulatoryGenome } from '#regulation';
import {
  appraisalFlops,
  type AppraiseJob,
  type JobContext,
  type JobResults,
  memberStream,
  textOfRounds,
} from '#tournament';
import { evaluationBatch, readModel, type WorkerContext } from '#workbench';

type Scores = (genomes: readonly RegulatoryGenome[], round: number) => Promise<readonly EvaluationScore[]>;

/** Throws an error where the text has too little between the blocks of an evaluation. */
export async function appraise(
  job: AppraiseJob,
  worker: WorkerContext,
  context: JobContext,
): Promise<JobResults['appraise']> {
  const { architecture, vocabulary, settings } = job;
  const { genes, chromatin } = job.regulation;
  const born = { genes, chromatin };
  if (moduleIds(architecture).length === 0)
    return { appraised: { genes, gainNats: 0, standardErrorNats: 0 }, flops: 0 };
  const scoresOf = await scoring(job, worker, context);
  const nats: Parameters<typeof evolveExpression>[2] = async (genomes, round) =>
    (await scoresOf(genomes, round)).map((score) => score.nats);
  const won = await evolveExpression(born, settings, nats, memberStream(job, job, 'appraisal'));
  const [before, after] = await scoresOf([born, won], settings.rounds);
  const { difference, standardError } = pairedDifference(before.blocks, after.blocks);
  return {
    appraised: { genes: won.genes, gainNats: difference, standardErrorNats: standardError },
    flops: appraisalFlops(architecture, vocabulary.length, settings),
  };
}

/** By genomes and round: as the network does that is expressed so, on text of that round alone. Gates are inputs of one program for all. */
async function scoring(
  job: AppraiseJob,
  worker: WorkerContext,
  { report, yieldToEventLoop }: JobContext,
): Promise<Scores> {
  const { architecture, weights: file, vocabulary, niche, texts, signals, settings } = job;
  const modules = moduleIds(architecture);
  const all = { weights: file, gates: modules.map(() => 1) };
  const { model, weights } = await readModel(worker, architecture, vocabulary.length, [all]);
  const places = moduleIds(model.architecture);
  const { symbols: text, ranges, costs } = await worker.texts.of(niche, texts, vocabulary);
  const scored = evaluationBlocks(ranges.validation, job.validationSymbols);
  const blocksOf = textOfRounds(scored, settings, memberStream(job, job, 'appraisal text'));
  return async (genomes, round) => {
    const states: (readonly number[])[] = [];
    for (const genome of genomes) {
      const gates = moduleGates(genome, expressionOf(genome, signals, job.regulation.marks));
      states.push(places.map((_, place) => gates[place] ?? 0)); // 0 where a place is free
      await yieldToEventLoop();
    }
    const heldOut = { text, blocks: blocksOf(round), costs };
    const scores = await evaluateStates(model, weights, states, heldOut, evaluationBatch(architecture));
    report({ fraction: (round + 1) / (settings.rounds + 1), tokens: 0 });
    return scores;
  };
}
