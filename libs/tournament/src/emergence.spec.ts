import { PROBE_NAMES, type ProbeName, type ProbeScores } from '#arena';
import { ancestorsPassed, emergenceEvents } from './emergence';
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
const lived = (parents: readonly Individual[], probes: ProbeScores | null): Individual => ({
  ...newbornOf({}),
  ancestorsPassed: ancestorsPassed(parents),
  life: { probes } as Life,
});
const grandparent = lived([], scores('copying'));
const parent = lived([grandparent], scores());
const other = lived([], scores('induction'));
const child = lived([parent, lived([], null)], null);

it('is what no ancestor passed, near or far; a stranger is none', () => {
  expect(child.ancestorsPassed).toEqual(['copying']);
  const events = emergenceEvents(outcomeOf(child, scores('copying', 'induction')), child.ancestorsPassed);
  expect(events).toEqual([{ type: 'probe.passed', data: { id: child.id, probe: 'induction', nats: 0.5 } }]);
});

it('knows the lines of both parents', () => {
  expect(ancestorsPassed([parent, other])).toEqual(['copying', 'induction']);
  expect(ancestorsPassed([])).toEqual([]);
});

it('is nothing where nothing was passed, nothing was tried, or the newborn is not viable', () => {
  expect(emergenceEvents(outcomeOf(child, scores()), ['copying'])).toEqual([]);
  expect(emergenceEvents(outcomeOf(child, null), ['copying'])).toEqual([]);
  expect(emergenceEvents({ id: child.id, viable: false, cause: 'NaN' }, [])).toEqual([]);
});
