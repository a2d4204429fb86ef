import { ArenaEntity } from './arena.entity';
import { BallotEntity } from './ballot.entity';
import { BattleEntity } from './battle.entity';
import { ComputeEntity } from './compute.entity';
import { DiscardedFileEntity } from './discarded-file.entity';
import { EnvironmentEntity } from './environment.entity';
import { EvaluationEntity } from './evaluation.entity';
import { ExperimentCellEntity } from './experiment-cell.entity';
import { ExperimentEntity } from './experiment.entity';
import { GeneHistoryEntity } from './gene-history.entity';
import { GeneOriginEntity } from './gene-origin.entity';
import { GenerationEntity } from './generation.entity';
import { IndividualEntity } from './individual.entity';
import { LifeEntity } from './life.entity';
import { LineageEventEntity } from './lineage-event.entity';
import { MembershipEntity } from './membership.entity';
import { MetricEntity } from './metric.entity';
import { ParentageEntity } from './parentage.entity';
import { RatingEntity } from './rating.entity';
import { SampleEntity } from './sample.entity';
import { SchemeStateEntity } from './scheme-state.entity';
import { SpeciesEntity } from './species.entity';
import { TournamentEntity } from './tournament.entity';
import { VoteEntity } from './vote.entity';

export const ENTITIES = [
  TournamentEntity,
  GenerationEntity,
  SchemeStateEntity,
  EnvironmentEntity,
  GeneHistoryEntity,
  GeneOriginEntity,
  IndividualEntity,
  LifeEntity,
  ParentageEntity,
  EvaluationEntity,
  SpeciesEntity,
  MembershipEntity,
  LineageEventEntity,
  ArenaEntity,
  SampleEntity,
  BattleEntity,
  RatingEntity,
  MetricEntity,
  ComputeEntity,
  BallotEntity,
  VoteEntity,
  DiscardedFileEntity,
  ExperimentEntity,
  ExperimentCellEntity,
];
