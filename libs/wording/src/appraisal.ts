/** What an appraisal made of an individual's regulation, in words. */

interface Appraisal {
  readonly changed: readonly string[];
  readonly gainNats: number;
  readonly standardErrorNats: number;
}

const UNCHANGED = 'hands on the genes that it was born with';

/** `hands on by appraisal: m1, f0 otherwise, worth +0.0042 ± 0.0010 nats`; nulls are of appraisals that came to nothing. */
export function appraisalText(appraisal: Appraisal | null): string {
  if (!appraisal) return `${UNCHANGED}: its appraisal came to nothing`;
  const { changed, gainNats, standardErrorNats } = appraisal;
  const gain = `${gainNats < 0 ? '-' : '+'}${Math.abs(gainNats).toFixed(4)} ± ${standardErrorNats.toFixed(4)} nats`;
  if (changed.length > 0) return `hands on by appraisal: ${changed.join(', ')} otherwise, worth ${gain}`;
  if (gainNats === 0) return `${UNCHANGED}: nothing that its appraisal tried was better`;
  return `${UNCHANGED}: what won its appraisal was worth ${gain} on text that nothing was chosen by`;
}
