import type { GenerationView, TournamentView } from '#contracts';
import { levelsOf } from '../../charts/levels';
import { LineChart } from '../../charts/line-chart';
import { roomForGenerations } from '../../charts/scales';
import type { Series } from '../../charts/series';
import { nicheColour } from '../../ui/colours';
import type { Compared } from './compared';
import { ComparedTable } from './compared-table';

/** Curves of several tournaments over each other, niche by niche. */
export function Curves({ compared }: { compared: readonly Compared[] }) {
  const niches = [...new Set(compared.flatMap(({ tournament }) => tournament.niches.map(({ name }) => name)))];
  const generations = roomForGenerations(
    Math.max(...compared.map(({ generations: closed }) => closed.length)),
    Math.max(...compared.map(({ tournament }) => tournament.generations)),
  );
  const label = ({ name, id }: TournamentView): string => `${name} (${id})`;
  const curves = (kind: Series['kind'], of: (generation: GenerationView) => number | null | undefined): Series[] =>
    compared.map(({ tournament, generations: closed }, index) => ({
      name: label(tournament),
      colour: nicheColour(index),
      kind,
      points: closed.map((each) => [each.generation, of(each) ?? NaN] as const),
    }));
  const file = compared.map(({ tournament }) => tournament.id).join('-');
  return (
    <>
      <section class="panel">
        <ComparedTable compared={compared} />
      </section>
      <div class="grid">
        {niches.map((niche) => (
          <section key={niche} class="panel">
            <LineChart
              title={`${niche}: best of the living, on validation`}
              unit="bits per character"
              file={`${file}-${niche}-best`}
              generations={generations}
              series={curves('line', ({ metrics }) => metrics.bestBitsPerCharacter?.[niche])}
              levels={levelsOf(
                compared.find(({ tournament }) => tournament.baselines[niche])?.tournament.baselines[niche]?.validation,
              )}
            />
          </section>
        ))}
        {niches.map((niche) => (
          <section key={niche} class="panel">
            <LineChart
              title={`${niche}: mean of the living, on validation`}
              unit="bits per character"
              file={`${file}-${niche}-mean`}
              generations={generations}
              series={curves('line', ({ metrics }) => metrics.meanBitsPerCharacter?.[niche])}
            />
          </section>
        ))}
        <section class="panel">
          <LineChart
            title="Entropy of genes, mean over loci"
            unit="bits per locus"
            file={`${file}-gene-entropy`}
            generations={generations}
            series={curves('line', ({ metrics }) => metrics.geneEntropyBits?.all)}
            note={`Of the gene pools that individuals are drawn from, estimated: ${compared
              .map(
                ({ tournament, generations: closed }) =>
                  `${closed.at(-1)?.metrics.individuals?.all ?? 0} of ${label(tournament)}`,
              )
              .join(', ')}. The fewer they are, the faster drift alone lowers it.`}
          />
        </section>
      </div>
    </>
  );
}
