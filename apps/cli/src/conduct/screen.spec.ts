import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { LineageEvent } from '#contracts';
import type { OutputStream } from '../streams';
import { openScreen } from './screen';

const born = { id: 't-0-1', generation: 0, slot: 1, niche: 'moby', family: 'gru', parameters: 9, parents: [] };
const events = [
  { seq: 1, type: 'generation.opened', data: { generation: 0, births: 2, survivors: 0 } },
  { seq: 2, type: 'individual.born', data: born },
] as unknown as LineageEvent[];

function terminal(isTTY: boolean): { stream: OutputStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 110, rows: 30 }).setEncoding('utf8');
  return { stream, written: () => (stream.read() as string | null) ?? '' };
}

async function played(isTTY: boolean, kept?: boolean) {
  const { stream, written } = terminal(isTTY);
  const screen = openScreen(stream);
  for (const event of events) screen.event(event, screen.isNotable(event));
  await setTimeout(150);
  screen.line('a late line');
  screen.stop(kept);
  const text = written();
  await setTimeout(150);
  expect(written()).toBe(''); // what is stopped draws no more
  return text;
}

it('writes lines alone where there is no terminal', async () => {
  expect(await played(false)).toBe('opened    generation 0: 2 births, 0 survivors\na late line\n');
});

it('writes lines alone where the terminal cannot move its cursor', async () => {
  const { TERM } = process.env;
  process.env.TERM = 'dumb';
  try {
    expect(await played(true)).not.toContain('1 born');
  } finally {
    if (TERM === undefined) delete process.env.TERM;
    else process.env.TERM = TERM;
  }
});

it('draws a panel on a terminal, lines above it, and takes it away', async () => {
  const text = await played(true);
  const [above, panel, late] = ['opened', '1 born  0 died  1 alive', 'a late line\n'].map((part) => text.indexOf(part));
  expect([above, panel, late].every((at) => at >= 0)).toBe(true);
  expect(above < panel && panel < late).toBe(true);
  expect(text.slice(late)).not.toContain('born');
});

it('keeps the panel as the last lines where it is told to', async () => {
  const text = await played(true, true);
  expect(text.slice(text.indexOf('a late line'))).toContain('1 born  0 died  1 alive\n');
});

it('gives a birth no line beside a panel, and a death neither, but an evaluation that is a record', () => {
  const screen = openScreen(terminal(false).stream);
  expect(events.map((event) => screen.isNotable(event))).toEqual([true, false]);
  screen.event(events[1], false);
  const marked = {
    seq: 3,
    type: 'individual.evaluated',
    data: { id: 't-0-1', part: 'validation', bitsPerCharacter: 3 },
  };
  expect(screen.isNotable(marked as LineageEvent)).toBe(true);
});
