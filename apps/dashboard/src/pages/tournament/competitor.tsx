import { anchorName } from '#wording';
import { IndividualLink } from '../../ui/small-parts';

/** An individual, an n-gram, or the text itself. */
export function Competitor({ name }: { name: string }) {
  if (name === 'human') return <span>held-out text</span>;
  return /^wb\d$/.test(name) ? <span>{anchorName(name)}</span> : <IndividualLink id={name} short />;
}
