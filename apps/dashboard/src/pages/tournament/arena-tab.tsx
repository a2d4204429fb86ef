import type { TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import type { TournamentState } from '#projection';
import { setQuery, useRoute } from '../../routing/location';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { ArenaFacts } from './arena-facts';
import { BattlesTable } from './battles-table';
import { RatingsTable } from './ratings-table';
import { RedQueen } from './red-queen';

/** Ratings of one generation, and the battles behind the chosen one. */
export function ArenaTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { query } = useRoute();
  const { id } = tournament;
  const rated = state.closed
    .filter(({ niches }) => niches.some(({ arena }) => arena !== null))
    .map(({ generation }) => generation)
    .sort((a, b) => b - a);
  const generation = query.generation === undefined ? rated[0] : Number(query.generation);
  const { value, error, ask } = useAnswer(generation === undefined ? null : `${id} ${generation}`, () =>
    api.ratings(id, { generation }),
  );
  if (!tournament.config.arena) {
    return (
      <p class="notice">This tournament has no arena: its config sets none, so there are no battles and no ratings.</p>
    );
  }
  if (rated.length === 0) {
    return (
      <p class="notice">No battles are judged yet. They are held when the individuals of a generation are trained.</p>
    );
  }
  return (
    <>
      <div class="row">
        <label class="labelled">
          Generation
          <select
            value={generation}
            onChange={(event) => setQuery({ generation: event.currentTarget.value, competitor: '' })}
          >
            {rated.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <span class="muted">
          Ratings are log-strengths in nats above WB-2, and intervals are of that difference. The best rank is 1 + the
          number of competitors whose difference to it lies above 0 by its whole interval; choose one to see its
          battles.
        </span>
      </div>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="ratings" />}
      {value &&
        tournament.niches.map(({ name }) => (
          <section key={name} class="panel">
            <h2>{name}</h2>
            <ArenaFacts
              arena={
                state.closed.find((each) => each.generation === generation)?.niches.find(({ niche }) => niche === name)
                  ?.arena ?? null
              }
              late={state.lateVotes.find((late) => late.generation === generation && late.niche === name)?.votes ?? 0}
            />
            <RatingsTable
              id={id}
              ratings={value.filter(({ niche }) => niche === name)}
              chosen={query.at === name ? query.competitor : undefined}
            />
            {query.competitor && query.at === name && (
              <BattlesTable id={id} generation={generation} niche={name} competitor={query.competitor} />
            )}
          </section>
        ))}
      <RedQueen id={id} />
    </>
  );
}
