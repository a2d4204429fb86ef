import type { EventType } from '#contracts';

/** The columns that an event tells of. */
export const COLUMNS: Readonly<Record<EventType, string>> = {
  'tournament.launched': 'tournament.seed and config',
  'tournament.forked': 'tournament.forkOf; how many in individual are of that generation or before',
  'tournament.paused': 'tournament.status and reason',
  'tournament.resumed': 'tournament.generation',
  'tournament.cancelled': 'tournament.status and reason',
  'tournament.failed': 'tournament.status and reason',
  'tournament.finished': 'tournament.status',
  'baselines.fitted': 'tournament.baselines',
  'generation.opened': 'individual.generation, status and diedGeneration',
  'generation.closed': 'generation; metric.generation, name, subject, value and standardError',
  'environment.changed': 'environment.settings',
  'environment.intervened': 'environment.interventions',
  'deme.extinct': 'individual.deme, status and diedGeneration',
  'deme.resettled': 'individual.deme and generation; parentage.parentId',
  'species.born': 'species.generation',
  'species.extinct': 'membership.generation and species; species.name and generation',
  'species.assigned': 'membership.generation, individual and species',
  'individual.born': 'individual; parentage.childId, parentId, share, weightShare and role',
  'individual.carried': 'individual; parentage; evaluation and rating up to the generation of tournament.forkOf',
  'individual.trained':
    'individual.status; life.individualId, generation, tokensTrained, trainingFlops, inheritedFraction and cause; evaluation.part',
  'individual.selected': 'individual.status and diedGeneration; parentage.childId and parentId',
  'individual.died': 'individual.status, cause and diedGeneration',
  'individual.evaluated': 'individual.status; evaluation.individualId, part and the rest but its blocks',
  'arena.opened': 'arena.generation, niche and prompts; sample.generation, niche and competitor',
  'arena.rated':
    'rating.generation, niche, competitor, nats, standardErrorNats, rank and lowestRank; how many in battle',
  'battle.voted': 'vote',
  'probe.passed': 'life.probes',
};
