import { computeText, championsFarWorseOnTest, count, duration, homeOf, thousandths } from '#wording';
import type { TournamentView } from '#contracts';
import { Fragment } from 'preact';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { countOf, type TournamentState } from '#projection';
import { Family, IndividualLink } from '../../ui/small-parts';

/** The figures of a tournament, and what it takes to run it again. */
export function TournamentFacts({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { seed, generations, engine, processor, vocabularySize, tokensTrained, seconds } = tournament;
  const champion = state.champion ?? tournament.champion;
  const ids = (state.champions.length > 0 ? state.champions : tournament.champions).map(({ id }) => id);
  const { value: champions = [] } = useAnswer(ids.join(' ') || null, () =>
    Promise.all(ids.map((id) => api.individual(id))),
  );
  const hash = state.lineageHash ?? tournament.lineageHash;
  return (
    <section class="panel">
      <dl class="figures">
        <Figure name="generation">{`${Math.max(0, state.generation)}/${generations - 1}`}</Figure>
        <Figure name="individuals">{count(countOf(state.lineage))}</Figure>
        <Figure name="tokens trained">{count(tokensTrained)}</Figure>
        <Figure name="running time">{duration(seconds)}</Figure>
        <Figure name="vocabulary">{`${count(vocabularySize)} symbols`}</Figure>
        {state.votes > 0 && <Figure name="votes">{count(state.votes)}</Figure>}
        {champion && (
          <div>
            <dt>champion, bits per character on test</dt>
            <dd>
              {thousandths(champion.bitsPerCharacter)}{' '}
              <span class="small">
                <IndividualLink id={champion.id} /> <Family name={champion.family} /> in {homeOf(champion)}
              </span>
            </dd>
          </div>
        )}
      </dl>
      {championsFarWorseOnTest(champions).map((worse) => (
        <p key={worse} class="notice warn">
          The {worse}.
        </p>
      ))}
      <details>
        <summary class="muted small">Seed, engine, niches and config</summary>
        <dl class="facts small">
          <dt>seed</dt>
          <dd>{seed}</dd>
          <dt>compute</dt>
          <dd>{computeText(tournament)}</dd>
          <dt>engine</dt>
          <dd>
            {engine} on {processor}
          </dd>
          <dt>lineage hash</dt>
          <dd class="mono">{hash ?? '– (at the end)'}</dd>
          {tournament.niches.map(({ name, corpus, demes, characters, sha256 }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>
                {corpus}, {count(characters)} characters, {demes.length > 1 ? `${demes.length} demes, ` : ''}capacity{' '}
                {demes.map(({ capacity }) => capacity).join(' + ')},{' '}
                <span class="mono" title={sha256}>
                  {sha256.slice(0, 12)}
                </span>
              </dd>
            </Fragment>
          ))}
        </dl>
        <pre class="config" tabIndex={0}>
          {JSON.stringify(tournament.config, null, 2)}
        </pre>
      </details>
    </section>
  );
}

function Figure({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
