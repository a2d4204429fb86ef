/** Runs through the event log: what is shown is the tree as it was at an event. */
import { count } from '#wording';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TournamentState } from '#projection';

interface ScrubberProps {
  state: TournamentState;
  /** Undefined: as it is now. */
  at: number | undefined;
  /** `settled` where it rests there: while it runs or is dragged, it moves many times a second. */
  onChange: (at: number | undefined, settled: boolean) => void;
}

const REPLAY_SECONDS = 15;

export function Scrubber({ state, at, onChange }: ScrubberProps) {
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ at, end: state.lastSeq });
  latest.current = { at, end: state.lastSeq };
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let exact = latest.current.at ?? 0;
    let frame = requestAnimationFrame(function step(now) {
      const { end } = latest.current;
      exact += ((now - before) / 1000 / REPLAY_SECONDS) * end;
      before = now;
      if (exact >= end) {
        setPlaying(false);
        onChange(undefined, true);
        return;
      }
      onChange(Math.max(1, Math.floor(exact)), false);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
  const momentOf = (chosen: string): number | undefined =>
    Number(chosen) >= state.lastSeq ? undefined : Number(chosen);
  const shown = at ?? state.lastSeq;
  const opened = state.opened.findLast(({ seq }) => seq <= shown);
  const text = `event ${count(shown)} of ${count(state.lastSeq)}, generation ${opened?.generation ?? 0}`;
  return (
    <div class="row scrubber">
      <button
        type="button"
        onClick={() => {
          if (playing) onChange(at, true);
          setPlaying(!playing);
        }}
        disabled={state.lastSeq === 0}
      >
        {playing ? 'Stop' : 'Replay'}
      </button>
      <input
        type="range"
        aria-label="Show the tree as of an event"
        aria-valuetext={text}
        min={1}
        max={Math.max(1, state.lastSeq)}
        value={shown}
        onInput={(event) => {
          setPlaying(false);
          onChange(momentOf(event.currentTarget.value), false);
        }}
        onChange={(event) => onChange(momentOf(event.currentTarget.value), true)}
      />
      <span class="muted small">{text}</span>
      {at !== undefined && (
        <button
          type="button"
          class="quiet link"
          onClick={() => {
            setPlaying(false);
            onChange(undefined, true);
          }}
        >
          Now
        </button>
      )}
    </div>
  );
}
