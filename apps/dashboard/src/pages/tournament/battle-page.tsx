import type { BattleView } from '#contracts';
import { api } from '../../api/api';
import { isMissing } from '../../api/is-missing';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { Competitor } from './competitor';

type BattlePageProps = Pick<BattleView, 'generation' | 'niche' | 'number'> & { id: string };

/** What a rater read, and which it preferred. */
export function BattlePage({ id, generation, niche, number }: BattlePageProps) {
  const key = `${id} ${generation} ${niche} ${number}`;
  const { value, error, ask } = useAnswer(key, () => api.battle(id, { generation, niche, number }));
  const to = (other: number) => linkTo({ page: 'battle', id, generation, niche, number: other });
  return (
    <>
      <PageHead
        title={`Battle ${number} in ${niche}`}
        crumbs={
          <>
            <a href={linkTo({ page: 'tournaments' })}>Tournaments</a> /{' '}
            <a class="mono" href={linkTo({ page: 'tournament', id, tab: 'overview' })}>
              {id}
            </a>{' '}
            /{' '}
            <a href={linkTo({ page: 'tournament', id, tab: 'arena' }, { generation: `${generation}` })}>
              arena of generation {generation}
            </a>
          </>
        }
      >
        {number > 0 && (
          <a class="button" href={to(number - 1)}>
            ← {number - 1}
          </a>
        )}
        {!isMissing(error) && (
          <a class="button" href={to(number + 1)}>
            {number + 1} →
          </a>
        )}
      </PageHead>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="the battle" />}
      {value && (
        <>
          <p>
            Rater <span class="mono">{value.rater}</span>{' '}
            {value.outcome === 'void'
              ? 'failed; the battle is void.'
              : value.outcome === 'tie'
                ? 'found both alike.'
                : `preferred the ${value.outcome}.`}
          </p>
          <div class="grid">
            <Written
              name={value.first}
              won={value.outcome === 'first'}
              prompt={value.promptText}
              text={value.firstText}
            />
            <Written
              name={value.second}
              won={value.outcome === 'second'}
              prompt={value.promptText}
              text={value.secondText}
            />
          </div>
        </>
      )}
    </>
  );
}

function Written({ name, won, prompt, text }: { name: string; won: boolean; prompt: string; text: string }) {
  return (
    <section class={`panel written ${won ? 'won' : ''}`}>
      <h2>
        <Competitor name={name} /> {won && <span class="badge finished">preferred</span>}
      </h2>
      <p class="text">
        <span class="muted">{prompt}</span>
        {text}
      </p>
    </section>
  );
}
