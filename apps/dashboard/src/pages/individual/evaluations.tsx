import { count, ERRORS_OF_EVALUATION, farWorseOnTest, overBlocks, thousandths } from '#wording';
import type { EvaluationView } from '#contracts';
import { type Column, Table } from '../../ui/table';

const COLUMNS: readonly Column<EvaluationView>[] = [
  { head: 'evaluation', cell: ({ part }) => part },
  { head: 'niche', cell: ({ niche }) => niche },
  { head: 'generation', kind: 'number', cell: ({ generation }) => count(generation) },
  { head: 'bits/char', kind: 'number', cell: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  { head: 'nats', kind: 'number', cell: ({ nats }) => thousandths(nats) },
  { head: '± this text', kind: 'number', cell: ({ standardErrorNats }) => thousandths(standardErrorNats) },
  {
    head: '± new text',
    kind: 'number',
    cell: ({ newText }) => overBlocks(newText?.standardErrorNats, newText?.blocks),
  },
  {
    head: 'prediction entropy (bits)',
    kind: 'number',
    spare: true,
    cell: ({ predictionEntropyBits }) => thousandths(predictionEntropyBits),
  },
  { head: 'symbols', kind: 'number', spare: true, cell: ({ symbols }) => count(symbols) },
];

export function Evaluations({ evaluations }: { evaluations: readonly EvaluationView[] }) {
  if (evaluations.length === 0) return <p class="muted">No evaluation was taken.</p>;
  const worse = farWorseOnTest(evaluations);
  return (
    <>
      <Table
        label="Evaluations"
        columns={COLUMNS}
        rows={evaluations}
        keyOf={({ part, niche, generation }) => `${part} ${niche} ${generation}`}
      />
      {worse && <p class="notice warn">It is {worse}.</p>}
      <p class="muted small">{ERRORS_OF_EVALUATION.join(' ')} Both in nats.</p>
    </>
  );
}
