import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api/api';
import { go, setQuery, useRoute } from '../../routing/location';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { type Checked, checkConfig } from './check-config';
import { EXAMPLES } from './examples';
import { Plan } from './plan';
import { Problems } from './problems';

const [FIRST] = EXAMPLES.keys();
/** In the choice of what to begin from, the file; no example is called so. */
const FILE = '';

/** An experiment from a config that is written, pasted or chosen as a file; what it would take is told before it begins. */
export function NewExperimentPage() {
  const { query } = useRoute();
  const example = EXAMPLES.has(query.example) ? query.example : FIRST;
  /** The name of the file that was chosen; undefined of an example. */
  const [file, setFile] = useState<string>();
  const [text, setText] = useState('');
  /** Of the text as it is; undefined once that has changed. */
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const editor = useRef<HTMLTextAreaElement>(null);
  const newest = useRef('');

  const write = (written: string) => {
    newest.current = written;
    setText(written);
    setChecked(undefined);
    setError(undefined);
  };
  const work = (doing: string, action: () => Promise<unknown>) => {
    setBusy(doing);
    setError(undefined);
    action()
      .catch(setError)
      .finally(() => setBusy(undefined));
  };
  const check = (written: string) =>
    work('Checking', async () => {
      const found = await checkConfig(written);
      if (newest.current === written) setChecked(found);
    });
  useEffect(() => {
    if (file !== undefined) return;
    let isMeant = true;
    EXAMPLES.get(example)!().then((given) => isMeant && write(given), setError);
    return () => void (isMeant = false);
  }, [example, file]);
  const read = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    input.value = ''; // so that the same file can be chosen again
    if (!chosen) return;
    const given = await chosen.text();
    setFile(chosen.name);
    write(given);
    check(given);
  };
  const launch = (config: Record<string, unknown>) =>
    work('Launching', async () => go({ page: 'experiment', id: (await api.launchExperiment({ config })).id }));

  return (
    <>
      <PageHead title="Launch an experiment" crumbs={<a href={linkTo({ page: 'experiments' })}>Experiments</a>} />
      <section class="panel">
        <div class="row">
          <label class="labelled">
            Begin from
            <select
              value={file === undefined ? example : FILE}
              onChange={({ currentTarget }) => {
                setFile(undefined);
                setQuery({ example: currentTarget.value });
              }}
            >
              {file !== undefined && <option value={FILE}>{file}</option>}
              {[...EXAMPLES.keys()].map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label class="button">
            Choose a file
            <input
              type="file"
              class="unseen"
              accept=".yaml,.yml,.json"
              onChange={({ currentTarget }) => void read(currentTarget)}
            />
          </label>
          <button type="button" disabled={busy !== undefined} onClick={() => check(text)}>
            Check
          </button>
          <button
            type="button"
            class="primary"
            disabled={busy !== undefined || checked?.kind !== 'plan'}
            onClick={() => checked?.kind === 'plan' && launch(checked.config)}
          >
            Launch
          </button>
          {busy && (
            <span class="muted" role="status">
              {busy} …
            </span>
          )}
        </div>
      </section>
      <div class="grid loose">
        <label class="field">
          Config in YAML or JSON
          <textarea
            ref={editor}
            class="config-text"
            spellcheck={false}
            wrap="off"
            rows={30}
            value={text}
            aria-invalid={checked?.kind === 'problems'}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
        <div class="found" aria-live="polite">
          {error !== undefined && <Problem error={error} />}
          {checked?.kind === 'problems' && (
            <Problems problems={checked.problems} show={(line) => select(editor.current!, line)} />
          )}
          {checked?.kind === 'plan' && <Plan plan={checked.plan} />}
          {!checked && error === undefined && (
            <p class="muted">
              Check it to see what it would take, and all that is wrong with it. Arms, seeds and factors lie over the
              config of a tournament, the base.
            </p>
          )}
        </div>
      </div>
    </>
  );
}

/** Marks a line, from 1, and brings it into sight. */
function select(editor: HTMLTextAreaElement, line: number): void {
  const lines = editor.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  editor.focus();
  editor.setSelectionRange(start, start + (lines.at(line - 1)?.length ?? 0));
  editor.scrollTop = (editor.scrollHeight / lines.length) * Math.max(0, line - 6);
}
