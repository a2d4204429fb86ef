import { ApiProblem } from '#client';
import { useEffect, useState } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { MixCorpora } from '../../corpora/mix-corpora';
import { go, setQuery, useRoute } from '../../routing/location';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading, Segments } from '../../ui/small-parts';
import { cloneOf } from './clone-of';
import { EstimateText } from './estimate-text';
import { seedOf } from './seed-of';
import { PRESETS } from './presets';
import { put, type Schema } from './schema';
import { Fields } from './schema-field';

const FIRST = 'demo';

/** A config by form or as JSON, begun from an example or from a tournament that ran before. */
export function LaunchPage() {
  const { query } = useRoute();
  const { like, preset = FIRST } = query;
  const schema = useAnswer('schema', () => api.configSchema());
  const corpora = useAnswer('corpora', () => api.corpora());
  const before = useAnswer('tournaments', () => api.tournaments({ limit: 50 }));
  const model = useAnswer(like ?? null, () => api.tournament(like));
  const [config, setConfig] = useState<unknown>(PRESETS[preset] ?? PRESETS[FIRST]);
  const [begun, setBegun] = useState(0);
  const [seed, setSeed] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const form = query.form === 'json' ? 'json' : 'fields';

  const begin = (from: unknown) => {
    setConfig(from);
    setBegun((round) => round + 1);
    setError(undefined);
  };
  useEffect(() => {
    if (model.value) begin(cloneOf(model.value));
    else if (!like) begin(PRESETS[preset] ?? PRESETS[FIRST]);
  }, [model.value, like, preset]);

  const launch = () => {
    setBusy(true);
    setError(undefined);
    api
      .launch({ config, ...seedOf(seed) })
      .then(({ id }) => go({ page: 'tournament', id, tab: 'overview' }), setError)
      .finally(() => setBusy(false));
  };

  return (
    <>
      <PageHead title="Launch a tournament" />
      <section class="panel">
        <div class="row">
          <label class="labelled">
            Begin from
            <select
              value={like ? 'like' : preset}
              onChange={({ currentTarget }) => setQuery({ preset: currentTarget.value, like: '' })}
            >
              {like && <option value="like">tournament {like}</option>}
              {Object.keys(PRESETS).map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Segments
            label="How the config is written"
            value={form}
            onChange={(chosen) => setQuery({ form: chosen === 'json' ? 'json' : '' })}
            options={[
              { value: 'fields', label: 'Form' },
              { value: 'json', label: 'JSON' },
            ]}
          />
          <label class="labelled">
            Seed
            <input
              inputMode="numeric"
              pattern="[0-9]*"
              size={12}
              placeholder="drawn"
              value={seed}
              onInput={({ currentTarget }) => setSeed(currentTarget.value)}
            />
          </label>
        </div>
        <div class="row">
          <button type="button" class="primary" disabled={busy} onClick={launch}>
            {busy ? 'Launching …' : 'Launch'}
          </button>
          <EstimateText config={config} before={before.value?.rows ?? (before.error === undefined ? undefined : [])} />
        </div>
        {error !== undefined && <Problem error={error} />}
      </section>
      <section class="panel launch-form" aria-label="Config">
        {schema.error !== undefined && <Problem error={schema.error} again={schema.ask} />}
        {!schema.value && schema.error === undefined && <Loading what="the config's schema" />}
        <Allowed to="operate">
          <MixCorpora corpora={corpora.value?.map(({ name }) => name) ?? []} onMixed={corpora.ask} />
        </Allowed>
        <datalist id="corpora">
          {corpora.value?.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {schema.value && form === 'fields' && (
          <Fields
            key={begun}
            schema={schema.value as Schema}
            value={config}
            path={[]}
            errors={errorsOf(error)}
            corpora={corpora.value?.map(({ name }) => name) ?? []}
            onChange={(path, value) => setConfig((whole: unknown) => put(whole, path, value))}
          />
        )}
        {form === 'json' && <JsonConfig key={begun} config={config} onChange={setConfig} />}
      </section>
    </>
  );
}

function JsonConfig({ config, onChange }: { config: unknown; onChange: (config: unknown) => void }) {
  const [text, setText] = useState(() => JSON.stringify(config, null, 2));
  const [broken, setBroken] = useState<string>();
  return (
    <label class="field wide-field">
      Config as JSON
      <textarea
        rows={28}
        spellcheck={false}
        value={text}
        aria-invalid={broken !== undefined}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          try {
            onChange(JSON.parse(currentTarget.value));
            setBroken(undefined);
          } catch (error) {
            setBroken((error as Error).message);
          }
        }}
      />
      {broken && <span class="error">{broken}</span>}
    </label>
  );
}

/** What the server says of each field, by its path in the config. */
function errorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ field, message }) => [field.replace(/^config\./, ''), message]),
  );
}
