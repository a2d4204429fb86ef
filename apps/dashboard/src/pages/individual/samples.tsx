import type { IndividualDetailView, SampleView } from '#contracts';
import { useRef, useState } from 'preact/hooks';
import { api } from '../../api/api';
import { Problem } from '../../ui/problem';

const KEPT = 6;
const LENGTHS = [100, 300, 1000];
/** There has to be something to go on from. */
const LINE_BREAK = '\n';

/** Lets it write. The seed stays until another text is asked for, so that the slider alone makes the difference. */
export function Samples({ individual: { id, hyperparameters } }: { individual: IndividualDetailView }) {
  const own = Number(hyperparameters.temperature);
  const [temperature, setTemperature] = useState(own);
  const [prompt, setPrompt] = useState('');
  const [length, setLength] = useState(300);
  const [samples, setSamples] = useState<SampleView[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const seed = useRef(1);
  const turn = useRef(0);

  const write = (wanted = temperature) => {
    const mine = ++turn.current;
    setBusy(true);
    setError(undefined);
    api
      .sample(id, { prompt: prompt || LINE_BREAK, length, temperature: wanted, seed: seed.current })
      .then((sample) => setSamples((before) => [sample, ...before].slice(0, KEPT)), setError)
      .finally(() => mine === turn.current && setBusy(false));
  };
  const another = () => {
    seed.current++;
    write();
  };

  return (
    <section class="panel">
      <h2>What it writes</h2>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <label class="labelled grow">
          Prompt
          <input
            value={prompt}
            maxLength={5000}
            placeholder="a line break"
            onInput={({ currentTarget }) => setPrompt(currentTarget.value)}
          />
        </label>
        <label class="labelled">
          Temperature
          <input
            type="range"
            min={0}
            max={1.6}
            step={0.05}
            value={temperature}
            onInput={({ currentTarget }) => setTemperature(Number(currentTarget.value))}
            onChange={({ currentTarget }) => write(Number(currentTarget.value))}
          />
          <output>{temperature.toFixed(2)}</output>
        </label>
        <label class="labelled">
          Characters
          <select value={length} onChange={({ currentTarget }) => setLength(Number(currentTarget.value))}>
            {LENGTHS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? 'Writing …' : 'Write'}
        </button>
        {samples.length > 0 && (
          <button type="button" disabled={busy} onClick={another}>
            Another
          </button>
        )}
      </form>
      <p class="muted small">
        Its own gene says {own.toFixed(2)}. At 0 it always takes the likeliest symbol; higher temperatures add entropy.
      </p>
      {error !== undefined && <Problem error={error} again={() => write()} />}
      <div class="stack" aria-live="polite">
        {samples.map((sample) => (
          <figure key={`${sample.temperature} ${sample.seed} ${sample.text}`} class="sample">
            <figcaption class="muted small">
              temperature {sample.temperature.toFixed(2)}, top-k {sample.topK}, top-p {sample.topP.toFixed(2)}, seed{' '}
              {sample.seed}
            </figcaption>
            <p class="text">
              <span class="muted">{sample.prompt}</span>
              {sample.text}
            </p>
          </figure>
        ))}
      </div>
    </section>
  );
}
