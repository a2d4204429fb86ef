/** Faults of who becomes a parent, who lives on and what is recorded of it. */
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';
import { firstTooOften, firstTooRare, ofColumns, powered, swapped } from './wrap';

export const SELECTION_FAULTS: readonly Fault[] = [
  fault(
    'a comparison is swapped: the less fit wins',
    { 'selection.chances.tournament': 0.1, 'selection.intensity.tournament': 1, 'fixation.tournament': 0.02 },
    { tournament: (size) => swapped(PRODUCTION.tournament(size)) },
  ),
  fault(
    'a tournament has a contestant more',
    { 'selection.chances.tournament': 1, 'selection.intensity.tournament': 1 },
    {
      tournament: (size) => PRODUCTION.tournament(size + 1),
    },
  ),
  fault(
    'the sign is turned: the lowest score is the best',
    { 'replacement.elites': 1, 'selection.intensity.truncation': 0.1 },
    {
      fitness: (population, members) => {
        const { columns, uncertainty } = PRODUCTION.fitness(population, members);
        return { columns: columns.map((column) => column.map((score) => 100 - score)), uncertainty };
      },
    },
  ),
  fault(
    'of equals the first is a tenth too rare',
    {
      'selection.equals.tournament': 1,
      'selection.equals.truncation': 1,
      'selection.equals.linear-rank': 1,
      'selection.equals.exponential-rank': 1,
      'selection.equals.roulette': 1,
      'selection.equals.boltzmann': 1,
      'selection.equals.uncertain-tournament': 1,
      'selection.equals.lexicase': 1,
      'selection.equals.nsga-ii': 1,
    },
    {
      tournament: (size) => firstTooRare(PRODUCTION.tournament(size)),
      truncation: (share) => firstTooRare(PRODUCTION.truncation(share)),
      linearRank: (pressure) => firstTooRare(PRODUCTION.linearRank(pressure)),
      exponentialRank: (evenness) => firstTooRare(PRODUCTION.exponentialRank(evenness)),
      roulette: () => firstTooRare(PRODUCTION.roulette()),
      boltzmann: (strength) => firstTooRare(PRODUCTION.boltzmann(strength)),
      uncertainTournament: (size) => firstTooRare(PRODUCTION.uncertainTournament(size)),
      lexicase: () => firstTooRare(PRODUCTION.lexicase()),
      nsgaII: () => firstTooRare(PRODUCTION.nsgaII()),
    },
  ),
  fault(
    'drift is faster: the first takes the place of one in five',
    {
      'genealogy.coalescence': 0.1,
      'selection.equals.universal': 0.2,
      'pedigree.everyone': 0.1,
      'pedigree.no-one': 0.3,
    },
    {
      tournament: (size) => firstTooOften(PRODUCTION.tournament(size)),
      stochasticUniversalSampling: () => firstTooOften(PRODUCTION.stochasticUniversalSampling()),
    },
  ),
  fault(
    'truncation takes a quarter more',
    { 'selection.intensity.truncation': 1, 'selection.chances.truncation': 1 },
    {
      truncation: (share) => PRODUCTION.truncation(1.25 * share),
    },
  ),
  fault(
    'pressure of ranks is a tenth too low',
    { 'selection.intensity.linear-rank': 1, 'selection.chances.linear-rank': 1 },
    {
      linearRank: (pressure) => PRODUCTION.linearRank(0.9 * pressure),
    },
  ),
  fault(
    'the least fit have a sixth of the children of the fittest, for a tenth',
    { 'selection.chances.exponential-rank': 1 },
    {
      exponentialRank: () => PRODUCTION.exponentialRank(1 / 6),
    },
  ),
  fault(
    'scores count a tenth more: s^1.1',
    { 'selection.chances.roulette': 1, 'price.fisher': 1 },
    {
      roulette: () => powered(PRODUCTION.roulette(), 1.1),
    },
  ),
  fault(
    'the wheel is turned: parents in proportion to 1 / score',
    { 'fixation.roulette': 0.02, 'fixation.kimura': 0.02, 'price.fisher': 0.1, 'learning.hinton-nowlan': 0.1 },
    { roulette: () => powered(PRODUCTION.roulette(), -1) },
  ),
  fault(
    'parents are anyone alike',
    { 'canalization.promoters': 1, 'assimilation.waddington': 0.5, 'flattest.few-mutations': 0.3 },
    { roulette: () => powered(PRODUCTION.roulette(), 0) },
  ),
  fault(
    'the spin of the wheel is of ranks, not of scores',
    { 'selection.chances.universal': 1 },
    {
      stochasticUniversalSampling: () => PRODUCTION.linearRankSampling(1.7),
    },
  ),
  fault(
    'one child in five has the genes of someone who was not drawn',
    { 'price.breeder': 0.3 },
    {
      step: (population, ...input) => {
        const taken = PRODUCTION.step(population, ...input);
        const { genes, loci, count } = taken.births;
        for (let child = 0; child < count; child += 5) genes.set(population.genes.subarray(0, loci), child * loci);
        return taken;
      },
    },
  ),
  fault(
    'an elite too many',
    { 'replacement.elites': 1 },
    {
      generational: (elites) => PRODUCTION.generational(elites + 1),
    },
  ),
  fault(
    'an elite too few',
    { 'replacement.elites': 1 },
    {
      generational: (elites) => PRODUCTION.generational(Math.max(0, elites - 1)),
    },
  ),
  fault(
    'the least fit dies, not anyone',
    { 'fixation.moran': 0.05, 'replacement.moran': 0.1 },
    { moran: () => PRODUCTION.steadyState(1) },
  ),
  fault(
    'a gene is credited to the other parent',
    { 'price.loci': 1 },
    {
      step: (...input) => {
        const taken = PRODUCTION.step(...input);
        const { givers, parents, loci, count } = taken.births;
        for (let child = 0; child < count; child++) if (parents[2 * child + 1] >= 0) givers[child * loci] ^= 1;
        return taken;
      },
    },
  ),
  fault(
    'the second parent is not recorded',
    { 'price.identity': 1 },
    {
      step: (...input) => {
        const taken = PRODUCTION.step(...input);
        const { parents, count } = taken.births;
        for (let child = 0; child < count; child++) parents[2 * child + 1] = -1;
        return taken;
      },
    },
  ),
  fault(
    'N is taken for N_e',
    { 'drift.tournament': 0.1 },
    {
      offspringNumbers: (loci) => ({ ...PRODUCTION.offspringNumbers(loci)!, effectiveSize: loci[0].length }),
    },
  ),
  fault(
    'N_e is a tenth too large',
    { 'drift.neutral': 1, 'drift.tournament': 1, 'drift.moran': 1 },
    {
      offspringNumbers: (loci) => {
        const numbers = PRODUCTION.offspringNumbers(loci)!;
        return { ...numbers, effectiveSize: 1.1 * numbers.effectiveSize };
      },
    },
  ),
  fault(
    'the covariance of the Price equation has the divisor N - 1',
    { 'price.identity': 1 },
    {
      priceTerms: (ancestors, descendants) => {
        const terms = PRODUCTION.priceTerms(ancestors, descendants)!;
        return { ...terms, selection: (terms.selection * ancestors.length) / (ancestors.length - 1) };
      },
    },
  ),
  fault(
    'errors of estimates are not looked at',
    { 'selection.chances.uncertain-tournament': 0.2 },
    {
      uncertainTournament: (size) => PRODUCTION.tournament(size),
    },
  ),
  fault(
    'the last case is never taken',
    { 'selection.chances.lexicase': 0.1 },
    {
      lexicase: () => ofColumns(PRODUCTION.lexicase(), (columns) => columns.slice(0, -1)),
    },
  ),
  fault(
    'the first objective decides, not the front',
    { 'selection.chances.nsga-ii': 0.1 },
    {
      nsgaII: () => {
        return { ...PRODUCTION.nsgaII(), order: PRODUCTION.tournament(2).order };
      },
    },
  ),
  fault(
    'pressure of sampled ranks is a tenth too low',
    { 'selection.intensity.rank-sampling': 1 },
    {
      linearRankSampling: (pressure) => PRODUCTION.linearRankSampling(0.9 * pressure),
    },
  ),
  fault(
    'in (mu + lambda) those who die are parents too',
    { 'selection.intensity.plus': 0.1 },
    {
      plus: (mu) => PRODUCTION.generational(mu),
    },
  ),
  fault(
    'one lives on too many, of any rule',
    { 'replacement.plus': 1, 'replacement.steady-state': 1, 'replacement.aging': 1 },
    {
      plus: (mu) => PRODUCTION.plus(mu + 1),
      steadyState: (births) => PRODUCTION.steadyState(births - 1),
      aging: (births) => PRODUCTION.aging(births - 1),
    },
  ),
  fault(
    'nobody lives on while a culture doubles',
    { 'growth.luria-delbruck': 0.2 },
    {
      generational: () => PRODUCTION.generational(0),
    },
  ),
  fault(
    'the strength of Boltzmann selection is three tenths too high',
    {
      'selection.chances.boltzmann': 0.5,
      'selection.intensity.boltzmann': 0.3,
      'selection.intensity.boltzmann-sampling': 0.3,
    },
    {
      boltzmann: (strength) => PRODUCTION.boltzmann(1.3 * strength),
      boltzmannSampling: (strength) => PRODUCTION.boltzmannSampling(1.3 * strength),
    },
  ),
  fault(
    'in (mu, lambda) everyone is a parent',
    { 'selection.intensity.comma': 0.1 },
    {
      comma: () => PRODUCTION.generational(0),
    },
  ),
  fault(
    'in (mu, lambda) the fittest lives on',
    { 'replacement.comma': 1 },
    { comma: () => PRODUCTION.generational(1) },
  ),
];
