import { nearestWord } from '#base';

/** What a subject must be that has no values of a metric, in words that follow "must be": of those that have, the one spelt most like it. */
export function measuredSuchAs(subject: string, subjects: readonly string[]): string {
  const such = nearestWord(subject, subjects) ?? subjects.at(0);
  return such === undefined ? 'what is measured' : `what is measured, such as ${such}`;
}
