/** Whether what individuals passed on, and what training made of them, agrees with what they were before. */
import type { TournamentConfig } from './config';
import { ancestorsPassed, withPassed } from './emergence';
import { firstDifference } from './first-difference';
import type { Individual, Lived } from './records';
import { differ, join, refuse } from './refuse-kept';
import { checkGivers } from './regulation/check-givers';
import { checkLivedRegulation } from './regulation/check-regulation';

/** `individual` is who trained, as it was before; one that is no newborn has lived. */
export function checkLife(
  config: TournamentConfig,
  { id, life }: Lived,
  generation: number,
  individual: Individual | undefined,
): void {
  const column = `life ${id} ${generation}`;
  if (!individual) refuse(`${column} individualId`, id, 'one who lives in that generation');
  const found = firstDifference(life.passed, withPassed(individual.life?.passed ?? [], life.probes));
  if (found) differ(join(`${column} passed`, found.path), found, 'by its probes, and what it passed before');
  checkLivedRegulation(config, column, life, individual);
  if (life.cause !== null && individual.life === null) refuse(`${column} cause`, life.cause, 'null of a newborn');
}

export function checkAncestors(individual: Individual, known: readonly Individual[]): void {
  const parents = known.filter(({ id }) => individual.parents.some((parent) => parent.id === id));
  const found = firstDifference(individual.ancestorsPassed, ancestorsPassed(parents));
  if (found)
    differ(
      join(`individual ${individual.id} ancestorsPassed`, found.path),
      found,
      'by life.passed of those whom parentage.parentId names',
    );
  checkGivers(individual, parents);
}
