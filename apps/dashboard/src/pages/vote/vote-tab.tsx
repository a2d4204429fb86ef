import type { BallotView, BattleOutcome, TournamentView, VoteView } from '#contracts';
import { counted, lateVote } from '#wording';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TournamentState } from '#projection';
import { api } from '../../api/api';
import { setQuery, useRoute } from '../../routing/location';
import { Problem } from '../../ui/problem';
import { Loading, Segments } from '../../ui/small-parts';
import { Competitor } from '../tournament/competitor';
import { Countdown } from './countdown';
import { voterSecret } from './voter';
import { votingWindow } from './voting-window';

const CHOICES: readonly { key: string; outcome: BattleOutcome; label: string }[] = [
  { key: '1', outcome: 'first', label: 'First' },
  { key: '0', outcome: 'tie', label: 'Both alike' },
  { key: '2', outcome: 'second', label: 'Second' },
];

/** Two texts without their writers' names; who wrote what is told after the vote. */
export function VoteTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { votingSeconds = 0 } = (tournament.config.arena ?? {}) as { votingSeconds?: number };
  const window = votingWindow(state, votingSeconds);
  const { id } = tournament;
  const niche = useRoute().query.niche || undefined;
  const [ballot, setBallot] = useState<BallotView>();
  const [vote, setVote] = useState<VoteView>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [cast, setCast] = useState(0);
  const turn = useRef(0);

  const draw = useCallback(() => {
    const mine = ++turn.current;
    setError(undefined);
    api.ballot(id, { voter: voterSecret(), niche }).then(
      (drawn) => {
        if (mine !== turn.current) return;
        setBallot(drawn);
        setVote(undefined);
      },
      (problem: unknown) => {
        if (mine !== turn.current) return;
        setBallot(undefined);
        setError(problem);
      },
    );
  }, [id, niche]);
  useEffect(draw, [draw]);

  const choose = (outcome: BattleOutcome) => {
    if (!ballot || vote || busy) return;
    setBusy(true);
    setError(undefined);
    api
      .vote(ballot.id, { voter: voterSecret(), outcome })
      .then((answer) => {
        setVote(answer);
        setCast((before) => before + 1);
      }, setError)
      .finally(() => setBusy(false));
  };
  const latest = useRef({ choose, draw, voted: vote !== undefined });
  latest.current = { choose, draw, voted: vote !== undefined };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const choice = CHOICES.find(({ key }) => key === event.key);
      if (choice) latest.current.choose(choice.outcome);
      else if (event.key === 'n' && latest.current.voted) latest.current.draw();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <div class="row">
        {tournament.niches.length > 1 && (
          <Segments
            label="Niche"
            value={niche ?? 'any'}
            onChange={(chosen) => setQuery({ niche: chosen === 'any' ? '' : chosen })}
            options={['any', ...tournament.niches.map(({ name }) => name)].map((value) => ({
              value,
              label: value === 'any' ? 'Any niche' : value,
            }))}
          />
        )}
        <span class="muted">Which continues the prompt better?</span>
      </div>
      {window && <Countdown window={window} />}
      {error !== undefined && <Problem error={error} again={ballot ? undefined : draw} />}
      {!ballot && error === undefined && <Loading what="two texts" />}
      {ballot && (
        <>
          <div class="grid ballot">
            <Text number={1} ballot={ballot} text={ballot.first} by={vote?.first} chosen={vote?.outcome === 'first'} />
            <Text
              number={2}
              ballot={ballot}
              text={ballot.second}
              by={vote?.second}
              chosen={vote?.outcome === 'second'}
            />
          </div>
          <div class="row choices" aria-live="polite">
            {vote ? (
              <>
                <button type="button" class="primary" onClick={draw}>
                  Next pair <kbd>n</kbd>
                </button>
                <span>
                  First: <Competitor name={vote.first} />. Second: <Competitor name={vote.second} />.{' '}
                  <span class="muted">
                    {counted(cast, 'vote')} cast now, {counted(vote.left, 'vote')} left today.
                  </span>
                </span>
                {lateVote(vote) && <span class="notice warn">{lateVote(vote)}</span>}
              </>
            ) : (
              CHOICES.map(({ key, outcome, label }) => (
                <button key={key} type="button" disabled={busy} onClick={() => choose(outcome)}>
                  {label} <kbd>{key}</kbd>
                </button>
              ))
            )}
          </div>
        </>
      )}
    </>
  );
}

interface TextProps {
  number: number;
  ballot: BallotView;
  text: string;
  /** Known after the vote. */
  by: string | undefined;
  chosen: boolean;
}

function Text({ number, ballot, text, by, chosen }: TextProps) {
  return (
    <section class={`panel written ${chosen ? 'won' : ''}`} aria-label={`Text ${number}`}>
      <h2>
        {by === undefined ? `Text ${number}` : <Competitor name={by} />}{' '}
        {chosen && <span class="badge finished">your choice</span>}
      </h2>
      <p class="text">
        <span class="muted">{ballot.prompt}</span>
        {text}
      </p>
    </section>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
