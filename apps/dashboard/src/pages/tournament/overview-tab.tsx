import type { Progress, TournamentView } from '#contracts';
import { ABOVE_WHOLE, counted, fittestBy, percent } from '#wording';
import { useMemo, useState } from 'preact/hooks';
import { ChartsAcross } from './charts-across';
import { Allowed } from '../../access/allowed';
import { ForkForm } from './fork-form';
import { GoodhartMeter } from './goodhart-meter';
import { TournamentFacts } from './tournament-facts';
import { HeatMap } from '../../charts/heat-map';
import { LineChart } from '../../charts/line-chart';
import { roomForGenerations } from '../../charts/scales';
import type { Series } from '../../charts/series';
import { RiverChart } from '../../charts/river-chart';
import { bestCurve } from '../../feed/best-curve';
import { familyRiver, nicheCurves } from '../../feed/population';
import type { TournamentState } from '#projection';
import { familyColour, nicheColour } from '../../ui/colours';
import { Segments } from '../../ui/small-parts';
import { NicheCurveChart } from './niche-curve-chart';

interface OverviewTabProps {
  tournament: TournamentView;
  state: TournamentState;
  progress: Progress | undefined;
}

export function OverviewTab({ tournament, state, progress }: OverviewTabProps) {
  const { id } = tournament;
  const first = tournament.forkOf?.generation ?? 0;
  const generations = roomForGenerations(state.generation + 1, tournament.generations);
  const curves = useMemo(() => nicheCurves(state.lineage, state.generation, first), [state.lastSeq]);
  const [riverOf, setRiverOf] = useState('all');
  const river = useMemo(
    () => familyRiver(state.lineage, state.generation, riverOf === 'all' ? null : riverOf, first),
    [state.lastSeq, riverOf],
  );
  const closed = [...state.closed].sort((a, b) => a.generation - b.generation);
  const newest = closed.at(-1)?.generation ?? tournament.forkOf?.generation;
  const loci = Object.keys(closed[0]?.metrics.locusGeneEntropyBits ?? {});
  const predictions: Series[] = curves.map(({ niche, points }, index) => ({
    name: niche,
    colour: nicheColour(index),
    kind: 'line',
    points: points.map(({ generation, predictionEntropy }) => [generation, predictionEntropy] as const),
  }));
  const ofGenes = (name: string, colour: string, kind: Series['kind'], metric: string): Series => ({
    name,
    colour,
    kind,
    points: closed.map((each) => [each.generation, each.metrics[metric]?.all ?? NaN] as const),
  });
  const individuals = closed.at(-1)?.metrics.individuals?.all ?? 0;
  return (
    <>
      <TournamentFacts tournament={tournament} state={state} />
      {newest !== undefined && (
        <Allowed to="operate">
          <ForkForm tournament={tournament} newest={newest} />
        </Allowed>
      )}
      <ChartsAcross id={id} closed={(closed.at(-1)?.generation ?? -1) + 1}>
        <div class="grid">
          {curves.map((curve) => (
            <section key={curve.niche} class="panel">
              <NicheCurveChart
                id={id}
                curve={curve}
                baselines={state.baselines[curve.niche] ?? tournament.baselines[curve.niche]}
                generations={generations}
                best={bestCurve(curve.niche, closed, progress)}
                fittest={fittestBy(tournament.config)}
                closed={closed.at(-1)}
              />
            </section>
          ))}
        </div>
        <div class="grid">
          <section class="panel">
            {state.niches.length > 1 && (
              <Segments
                label="Niche of the river"
                value={riverOf}
                onChange={setRiverOf}
                options={['all', ...state.niches].map((value) => ({
                  value,
                  label: value === 'all' ? 'All niches' : value,
                }))}
              />
            )}
            <RiverChart
              title="Families, living individuals"
              what="family"
              colour={familyColour}
              file={`${id}-families-${riverOf}`}
              river={river}
              niche={riverOf === 'all' ? undefined : riverOf}
              generations={generations}
            />
          </section>
          <section class="panel">
            <LineChart
              title="Entropy of predictions, mean over the living"
              unit="bits per symbol"
              file={`${id}-prediction-entropy`}
              series={predictions}
              generations={generations}
              note="Below the cross-entropy, predictions are overconfident."
            />
          </section>
          <section class="panel">
            <LineChart
              title="Entropy of genes, mean over loci"
              unit="bits per locus"
              file={`${id}-gene-entropy`}
              series={[
                ofGenes('all', 'var(--accent)', 'line', 'geneEntropyBits'),
                ...(tournament.niches.flatMap(({ demes }) => demes).length > 1
                  ? [ofGenes('within demes', 'var(--niche-1)', 'dashed', 'withinDemesBits')]
                  : []),
              ]}
              generations={generations}
              note={`Of the gene pool behind ${counted(individuals, 'individual')}, estimated. With so few, drift alone lowers it by about ${percent(1 / Math.max(1, individuals))} a generation, and mutation raises it: it shows no selection by itself.`}
            />
          </section>
          <section class="panel">
            <LineChart
              title="Genes that differ, expressed and silent"
              unit="chance that two copies differ, of the largest possible"
              file={`${id}-silent-genes`}
              series={[
                ofGenes('expressed', 'var(--accent)', 'line', 'expressedDifference'),
                ofGenes('silent', 'var(--line-strong)', 'dashed', 'silentDifference'),
              ]}
              generations={generations}
              note={`Silent genes are not selected, but drift and mutate as others do. Where both curves fall alike, drift explains it; selection can only be seen in expressed genes that fall faster, over several seeds. ${ABOVE_WHOLE}`}
            />
          </section>
          {loci.length > 0 && (
            <section class="panel">
              <HeatMap
                title="Entropy of each locus by generation"
                unit="bits"
                file={`${id}-locus-entropy`}
                faintest="everyone has the same allele"
                names={loci}
                values={closed.map(({ metrics }) => metrics.locusGeneEntropyBits ?? {})}
                first={closed[0].generation}
                generations={generations}
              />
            </section>
          )}
          {state.niches.map((niche) => (
            <GoodhartMeter key={niche} id={id} niche={niche} closed={closed} generations={generations} />
          ))}
        </div>
      </ChartsAcross>
    </>
  );
}
