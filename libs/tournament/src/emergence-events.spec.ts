import { PROBE_NAMES, type ProbeName, type ProbeScores } from '#arena';
import { emergenceEvents, probesOfAncestors } from './emergence-events';
import type { Individual, Life, Outcome } from './records';
import { newbornOf } from './testing/individuals';

const scores = (...passed: ProbeName[]): ProbeScores =>
  Object.fromEntries(
    PROBE_NAMES.map((name) => [name, { nats: 0.5, standardError: 0.1, passed: passed.includes(name) }]),
  ) as unknown as ProbeScores;
const outcomeOf = ({ id }: Individual, probes: ProbeScores | null): Outcome => ({
  id,
  viable: true,
  life: { probes } as Life,
});
const grandparent = { ...newbornOf({}), life: { probes: scores('copying') } as Life };
const childOf = (parent: Individual, generation: number): Individual => ({
  ...newbornOf({ generation }),
  parents: [{ id: parent.id, share: 1, role: 'primary', genes: [] }],
});
const parent = { ...childOf(grandparent, 1), life: { probes: scores() } as Life };
const child = childOf(parent, 2);
const stranger = { ...newbornOf({ slot: 1 }), life: { probes: scores('induction') } as Life };
const ancestors = probesOfAncestors(child.id, [grandparent, parent, child, stranger]);

it('tells what no ancestor passed, near or far; a stranger is none', () => {
  const events = emergenceEvents(outcomeOf(child, scores('copying', 'induction')), ancestors);
  expect(events).toEqual([{ type: 'probe.passed', data: { id: child.id, probe: 'induction', nats: 0.5 } }]);
});

it('tells nothing of one that passed nothing, sat nothing, or is not viable', () => {
  expect(emergenceEvents(outcomeOf(child, scores()), ancestors)).toEqual([]);
  expect(emergenceEvents(outcomeOf(child, null), ancestors)).toEqual([]);
  expect(emergenceEvents({ id: child.id, viable: false, cause: 'NaN' }, ancestors)).toEqual([]);
});
