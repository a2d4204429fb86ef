import type { CorpusView } from '#contracts';
import { count } from '#wording';
import { useState } from 'preact/hooks';
import { api } from '../api/api';
import { Problem } from '../ui/problem';
import { faultOf, type Part, sharesOf, weightsOf } from './mixture';

interface MixCorporaProps {
  /** Names of those that there are. */
  corpora: readonly string[];
  onMixed: (mixture: CorpusView) => void;
}

const MOST_PARTS = 8;
const BEGUN: readonly Part[] = [
  { corpus: '', weight: '1' },
  { corpus: '', weight: '1' },
];

/** Makes a corpus of others, for niches to have and to change to. */
export function MixCorpora({ corpora, onMixed }: MixCorporaProps) {
  const [name, setName] = useState('');
  const [parts, setParts] = useState(BEGUN);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [made, setMade] = useState<CorpusView>();
  const shares = sharesOf(parts);
  const change = (next: readonly Part[]) => {
    setParts(next);
    setFault(null);
    setError(undefined);
  };
  const putPart = (index: number, part: Partial<Part>) =>
    change(parts.map((each, at) => (at === index ? { ...each, ...part } : each)));
  // No form of its own, since it may stand within one.
  const mix = () => {
    setFault(faultOf(name, parts));
    setMade(undefined);
    if (faultOf(name, parts) !== null) return;
    setBusy(true);
    setError(undefined);
    api
      .mixCorpora(name.trim(), weightsOf(parts))
      .then((mixture) => {
        setMade(mixture);
        setName('');
        setParts(BEGUN);
        onMixed(mixture);
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <details class="mixture">
      <summary>Mix corpora into a new one</summary>
      <div class="stack">
        <p class="muted small">
          Pieces take turns by their weights; what is held out of a text is held out of the mixture too. With mixtures a
          niche can change from one text to another by degrees.
        </p>
        <label class="field">
          Name of the mixture
          <input
            value={name}
            placeholder="half"
            onInput={({ currentTarget }) => {
              setName(currentTarget.value);
              setFault(null);
            }}
          />
        </label>
        {parts.map(({ corpus, weight }, index) => (
          <div key={index} class="row tight">
            <label class="labelled">
              Corpus
              <select value={corpus} onChange={({ currentTarget }) => putPart(index, { corpus: currentTarget.value })}>
                <option value="">choose</option>
                {corpora.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </label>
            <label class="labelled">
              Weight
              <input
                inputMode="decimal"
                size={5}
                value={weight}
                onInput={({ currentTarget }) => putPart(index, { weight: currentTarget.value })}
              />
            </label>
            <span class="muted">{shares?.[index]}</span>
            {parts.length > 2 && (
              <button
                type="button"
                class="quiet"
                aria-label={`Remove part ${index + 1}`}
                onClick={() => change(parts.filter((_, at) => at !== index))}
              >
                Remove
              </button>
            )}
          </div>
        ))}
        <div class="row">
          <button
            type="button"
            disabled={parts.length >= MOST_PARTS}
            onClick={() => change([...parts, { corpus: '', weight: '1' }])}
          >
            Add a part
          </button>
          <button type="button" disabled={busy} onClick={mix}>
            {busy ? 'Mixing …' : 'Mix'}
          </button>
          {made && (
            <span role="status">
              {made.name} is a corpus of {count(made.characters ?? 0)} characters now: name it as <code>corpus</code>.
            </span>
          )}
        </div>
        {fault && (
          <span class="error" role="alert">
            {fault}
          </span>
        )}
        {error !== undefined && <Problem error={error} />}
      </div>
    </details>
  );
}
