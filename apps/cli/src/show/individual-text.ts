/** One individual on the screen: what it is, what it scored, where it came from, what its genome says. */
import type { EvaluationView, IndividualDetailView, LossPointView, ParentView } from '#contracts';
import { labelledLines } from './labelled-lines';
import type { Paint } from './paint';
import {
  count,
  ERRORS_OF_EVALUATION,
  farWorseOnTest,
  overBlocks,
  percent,
  scientific,
  significant,
  thousandths,
  learningText,
  prequentialText,
  statusText,
} from './quantities';
import { sparkline } from './sparkline';
import { renderTable, type Column } from './table';

const EVALUATIONS: readonly Column<EvaluationView>[] = [
  { head: 'evaluation', text: ({ part }) => part },
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'generation', align: 'right', text: ({ generation }) => count(generation) },
  { head: 'symbols', align: 'right', text: ({ symbols }) => count(symbols) },
  { head: 'bits/char', align: 'right', text: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  { head: 'nats', align: 'right', text: ({ nats }) => thousandths(nats) },
  { head: '± this text', align: 'right', text: ({ standardErrorNats }) => thousandths(standardErrorNats) },
  {
    head: '± new text',
    align: 'right',
    text: ({ newText }) => overBlocks(newText?.standardErrorNats, newText?.blocks),
  },
  {
    head: 'prediction entropy (bits)',
    align: 'right',
    text: (evaluation) => thousandths(evaluation.predictionEntropyBits),
  },
];

const PARENTS: readonly Column<ParentView>[] = [
  { head: 'parent', text: ({ id }) => id },
  { head: 'role', text: ({ role }) => role },
  { head: 'genes', align: 'right', text: ({ share }) => percent(share) },
  { head: 'weights', align: 'right', text: ({ weightShare }) => percent(weightShare) },
];

interface Gene {
  readonly locus: string;
  readonly allele: string | number;
  readonly expressed: boolean;
  /** The parent that gave it. */
  readonly from: string;
  /** What that parent has, where it was changed at birth. */
  readonly before: string | number | undefined;
}

const GENES: readonly Column<Gene>[] = [
  { head: 'locus', text: ({ locus }) => locus },
  { head: 'allele', align: 'right', text: ({ allele }) => alleleText(allele) },
  { head: 'expressed', text: ({ expressed }) => (expressed ? 'yes' : 'no') },
  { head: 'from', text: ({ from }) => from },
  { head: 'changed from', text: ({ before }) => (before === undefined ? '' : alleleText(before)) },
];

const alleleText = (allele: string | number): string => (typeof allele === 'number' ? significant(allele) : allele);

export function individualText(individual: IndividualDetailView, paint: Paint): string {
  const genes = Object.entries(individual.genome).map(([locus, allele]) => ({
    locus,
    allele,
    expressed: individual.expressed.includes(locus),
    from: individual.parents.find((parent) => parent.genes.includes(locus))?.id ?? '',
    before: individual.changedFrom[locus],
  }));
  return [
    summary(individual, paint),
    individual.evaluations.length > 0 &&
      [
        renderTable(EVALUATIONS, individual.evaluations, paint),
        ...ERRORS_OF_EVALUATION.map((line) => paint('dim', line)),
      ].join('\n'),
    individual.parents.length > 0 && renderTable(PARENTS, individual.parents, paint),
    renderTable(
      genes.some(({ before }) => before !== undefined) ? GENES : GENES.slice(0, -1),
      genes,
      paint,
      ({ expressed }) => !expressed,
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function summary(individual: IndividualDetailView, paint: Paint): string {
  const { birthNats, cause, diedGeneration, inheritedFraction, learning, lossCurve, probes, sparsity, children } =
    individual;
  const last = lossCurve.at(-1);
  return labelledLines(
    {
      id: individual.id,
      name: individual.name,
      notes: individual.notes,
      'carried over from': individual.original,
      niche: individual.niche,
      deme: individual.deme === individual.niche ? null : individual.deme,
      family: individual.family,
      parameters: count(individual.parameters),
      status: statusText(individual.status, cause),
      lived:
        diedGeneration === null
          ? `alive since generation ${individual.generation}`
          : `generations ${individual.generation} to ${diedGeneration}`,
      trained: `${count(individual.tokensTrained)} tokens, ${scientific(individual.trainingFlops)} FLOPs`,
      inherited: inheritedFraction === null ? null : `${percent(inheritedFraction)} of its parameters`,
      'at birth': birthNats === null ? null : `${thousandths(birthNats)} nats on validation, before training`,
      loss: lossCurve.length === 0 ? null : lossText(lossCurve.map(({ nats }) => nats)),
      prequential: individual.prequential && prequentialText(individual.prequential),
      calibration: last ? calibrationText(last) : null,
      preference: learning && learningText(learning),
      probes: probes && probesText(probes),
      sparsity: sparsity === null ? null : `${percent(sparsity)} of its parameters are 0`,
      'on test': farWorseOnTest(individual.evaluations),
      children: children.join(' '),
      weights: individual.weights,
    },
    paint,
  );
}

/** `predictions of 1.690 nats at a loss of 1.734: overconfident by 0.044` */
function calibrationText({ nats, entropyNats }: LossPointView): string {
  const verdict = entropyNats < nats ? 'overconfident' : 'underconfident';
  const gap = thousandths(Math.abs(nats - entropyNats));
  return `predictions of ${thousandths(entropyNats)} nats at a loss of ${thousandths(nats)}: ${verdict} by ${gap}`;
}

/** `copying 0.560 nats, passed; induction 0.010 nats` */
function probesText(probes: NonNullable<IndividualDetailView['probes']>): string {
  return Object.entries(probes)
    .flatMap(([name, score]) =>
      score ? [`${name} ${thousandths(score.nats)} nats${score.passed ? ', passed' : ''}`] : [],
    )
    .join('; ');
}

/** `3.912 █▅▃▂▁ 1.734 nats` */
function lossText(nats: readonly number[]): string {
  return `${thousandths(nats[0])} ${sparkline(nats)} ${thousandths(nats[nats.length - 1])} nats`;
}
