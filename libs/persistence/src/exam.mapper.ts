import type { ExamScore } from '#arena';
import type { ExamView, Part } from '#contracts';
import type { ExamEntity } from './entities/exam.entity';

export function toExamRow(individualId: string, part: Part, score: ExamScore): ExamEntity {
  return { individualId, part, ...score };
}

export function toExamScore({ individualId: _id, part: _part, ...score }: ExamEntity): ExamScore {
  return score;
}

export function toExamView({ individualId: _id, blocks: _blocks, ...view }: ExamEntity): ExamView {
  return view;
}
