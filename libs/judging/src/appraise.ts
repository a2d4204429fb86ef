/** The regulation of a trained individual evolves by evaluations alone, while its network stays as it is. */
import { evaluateStates, type EvaluationScore, pairedDifference } from '#arena';
import { mean } from '#base';
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

/** In nats a symbol, of all places and of each block. */
type Loss = Pick<EvaluationScore, 'nats' | 'blocks'>;
type Scores = (genomes: readonly RegulatoryGenome[], round: number) => Promise<readonly Loss[]>;

/** Throws an error where the text has too little between the blocks of an evaluation. */
export async function appraise(
  job: AppraiseJob,
  worker: WorkerContext,
  context: JobContext,
): Promise<JobResults['appraise']> {
  const { architecture, vocabulary, settings } = job;
  const { genes, chromatin } = job.regulation;
  const born = { genes, chromatin };
  // A fork can turn appraisal on where networks of its source have no modules.
  if (moduleIds(architecture).length === 0)
    return { appraised: { genes, gainNats: 0, standardErrorNats: 0 }, flops: 0 };
  const scoresOf = await scoring(job, worker, context);
  const nats: Parameters<typeof evolveExpression>[2] = async (genomes, round) =>
    (await scoresOf(genomes, round)).map((score) => score.nats);
  const won = await evolveExpression(born, settings, nats, memberStream(job, job, 'appraisal'));
  const [before, after] = await scoresOf([born, won], settings.rounds);
  const { difference, standardError } = pairedDifference(before.blocks, after.blocks);
  // Where either loses without bound there is no difference.
  const isKnown = Number.isFinite(difference) && Number.isFinite(standardError);
  // On text that nothing was chosen by, who won the rounds can do worse.
  const handedOn = settings.winner === 'random' || difference > 0 ? won : born;
  return {
    appraised: isKnown ? { genes: handedOn.genes, gainNats: difference, standardErrorNats: standardError } : null,
    flops: job.places.length * appraisalFlops(architecture, vocabulary.length, settings),
  };
}

/**
 * By genomes and round: as the network does that is expressed so in each place, on text of that round alone; its loss is the mean over places. Gates are inputs
 * of one program for all.
 */
async function scoring(
  job: AppraiseJob,
  worker: WorkerContext,
  { report, yieldToEventLoop }: JobContext,
): Promise<Scores> {
  const { architecture, weights: file, vocabulary, settings } = job;
  const modules = moduleIds(architecture);
  const all = { weights: file, gates: modules.map(() => 1) };
  const { model, weights } = await readModel(worker, architecture, vocabulary.length, [all]);
  const free = moduleIds(model.architecture);
  const gatesIn = async (
    genomes: readonly RegulatoryGenome[],
    signals: readonly number[],
    round: number,
  ): Promise<number[][]> => {
    const states: number[][] = [];
    for (const genome of genomes) {
      const gates = moduleGates(genome, expressionOf(genome, signals, job.regulation.marks));
      states.push(free.map((_, place) => gates[place] ?? 0)); // 0 where a place is free
      report({ fraction: round / (settings.rounds + 1), tokens: 0 });
      await yieldToEventLoop();
    }
    return states;
  };
  const places = await Promise.all(
    job.places.map(async ({ text: reference, signals }) => {
      const { symbols: text, ranges, costs } = await worker.texts.of(reference.niche, [reference], vocabulary);
      const scored = evaluationBlocks(ranges.validation, job.validationSymbols);
      const blocksOf = textOfRounds(scored, settings, memberStream(job, job, 'appraisal text'));
      return { signals, heldOut: (round: number) => ({ text, blocks: blocksOf(round), costs }) };
    }),
  );
  return async (genomes, round) => {
    const scores: (readonly EvaluationScore[])[] = [];
    for (const { signals, heldOut } of places) {
      const states = await gatesIn(genomes, signals, round);
      scores.push(await evaluateStates(model, weights, states, heldOut(round), evaluationBatch(architecture)));
    }
    report({ fraction: (round + 1) / (settings.rounds + 1), tokens: 0 });
    return genomes.map((_, at) => ({
      nats: mean(scores.map((own) => own[at].nats)),
      blocks: scores.flatMap((own) => own[at].blocks),
    }));
  };
}
