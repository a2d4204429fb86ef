import { PROBE_NAMES, type ProbeName, type ProbeScores } from '#arena';
import { ancestorsPassed, emergenceEvents, passedBefore, withPassed } from './emergence';
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
  life: { probes, passed: withPassed([], probes) } as Life,
});
const order = (name: string): number => PROBE_NAMES.indexOf(name as ProbeName);
const grandparent = lived([], scores('copying'));
const parent = lived([grandparent], scores());
const other = lived([], scores('induction'));
const child = lived([parent, lived([], null)], null);

it('is what no ancestor passed, near or far; a stranger is none', () => {
  expect(child.ancestorsPassed).toEqual(['copying']);
  const events = emergenceEvents(outcomeOf(child, scores('copying', 'induction')), child.ancestorsPassed);
  expect(events).toEqual([{ type: 'probe.passed', data: { id: child.id, probe: 'induction', nats: 0.5 } }]);
});

it('is passed on by one who passed it in an earlier generation, and is no news when it passes it again', () => {
  const passed = withPassed(withPassed([], scores('copying', 'induction')), scores('induction'));
  expect(passed).toEqual(['copying', 'induction'].sort((a, b) => order(a) - order(b)));
  const survivor = { ...lived([], null), life: { probes: scores(), passed } as Life };
  expect(ancestorsPassed([survivor])).toEqual(passed);
  expect(emergenceEvents(outcomeOf(survivor, scores('copying')), passedBefore(survivor))).toEqual([]);
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
