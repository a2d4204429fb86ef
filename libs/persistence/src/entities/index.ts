import { ExamEntity } from './exam.entity';
import { GenerationEntity } from './generation.entity';
import { IndividualEntity } from './individual.entity';
import { LifeEntity } from './life.entity';
import { LineageEventEntity } from './lineage-event.entity';
import { ParentageEntity } from './parentage.entity';
import { TournamentEntity } from './tournament.entity';

export const ENTITIES = [
  TournamentEntity,
  GenerationEntity,
  IndividualEntity,
  LifeEntity,
  ParentageEntity,
  ExamEntity,
  LineageEventEntity,
];
