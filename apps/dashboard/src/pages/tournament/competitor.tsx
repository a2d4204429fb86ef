import { IndividualLink } from '../../ui/small-parts';

/** An individual, an n-gram, or the text itself. */
export function Competitor({ name }: { name: string }) {
  return /-\d+-\d+$/.test(name) ? <IndividualLink id={name} short /> : <span>{name}</span>;
}
