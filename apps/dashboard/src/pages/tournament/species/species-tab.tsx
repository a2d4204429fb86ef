import type { TournamentView } from '#contracts';
import type { TournamentState } from '#projection';
import { useMemo } from 'preact/hooks';
import { api } from '../../../api/api';
import { useAnswer } from '../../../api/use-answer';
import { RiverChart } from '../../../charts/river-chart';
import { roomForGenerations } from '../../../charts/scales';
import { linkTo } from '../../../routing/route';
import { speciesColour } from '../../../ui/colours';
import { Problem } from '../../../ui/problem';
import { Loading } from '../../../ui/small-parts';
import { ChartsAcross } from '../charts-across';
import { speciesRiver, toldGenerations } from './rows';
import { SpeciesTree } from './species-tree';

/** Of a long history each answer is as long: it is asked for again once it grew by a hundredth, and as the tournament stops or ends. */
const roundOf = (closed: number, status = ''): string => `${closed.toPrecision(3)} ${status}`;

/** Which species there were, and how they branched off each other. */
export function SpeciesTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { id } = tournament;
  const closed = state.closed.reduce((newest, { generation }) => Math.max(newest, generation), -1) + 1;
  const {
    value: species,
    error,
    ask,
  } = useAnswer(`species of ${id}`, () => api.species(id), roundOf(closed, state.status));
  const river = useMemo(() => speciesRiver(species ?? []), [species]);
  if (!species) return error === undefined ? <Loading what="the species" /> : <Problem error={error} again={ask} />;
  if (species.length === 0) return <p class="muted">Species are told as the first generation closes.</p>;
  const numberOf = (name: string): number | undefined => species.find((one) => one.name === name)?.number;
  return (
    <>
      {error !== undefined && <Problem error={error} again={ask} />}
      <ChartsAcross id={id} closed={closed}>
        <section class="panel">
          <RiverChart
            title="Species, living individuals"
            what="species"
            file={`${id}-species-river`}
            river={river}
            colour={(name) => speciesColour(numberOf(name))}
            generations={roomForGenerations(state.generation + 1, tournament.generations)}
          />
        </section>
      </ChartsAcross>
      <section class="panel">
        <SpeciesTree id={id} species={species} newest={toldGenerations(species) - 1} />
      </section>
      <p class="muted small">
        The{' '}
        <a href={linkTo({ page: 'tournament', id, tab: 'tree' }, { colour: 'species' })}>
          pedigree coloured by species
        </a>{' '}
        has everyone who was ever of one.
      </p>
    </>
  );
}
