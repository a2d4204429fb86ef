/** Parts of a line or two. */
import type { TournamentStatus } from '#contracts';
import type { ComponentChildren } from 'preact';
import { linkTo, shortId } from '../routing/route';
import { familyColour } from './colours';

export function Status({ status }: { status: TournamentStatus }) {
  return <span class={`badge ${status}`}>{status}</span>;
}

export function Family({ name }: { name: string }) {
  return (
    <span class="name">
      <span class="swatch" style={{ background: familyColour(name) }} />
      {name}
    </span>
  );
}

/** `short` where all that are told belong to one tournament. */
export function IndividualLink({ id, short }: { id: string; short?: boolean }) {
  return (
    <a class="mono" href={linkTo({ page: 'individual', id })} title={id}>
      {short ? shortId(id) : id}
    </a>
  );
}

/** `fraction` from 0 to 1. */
export function Bar({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(100 * Math.min(1, Math.max(0, fraction)));
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p class="muted" role="status">
      Reading {what} …
    </p>
  );
}

/** A table that is wider than its room scrolls, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

interface Option<Value> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few, as a row of buttons. */
export function Segments<Value extends string>(props: {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <div class="segments" role="group" aria-label={props.label}>
      {props.options.map(({ value, label }) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}
