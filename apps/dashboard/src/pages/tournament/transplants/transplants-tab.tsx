import { counted, percent } from '#wording';
import type { TournamentView, TransplantView } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { Allowed } from '../../../access/allowed';
import { api } from '../../../api/api';
import { useAnswer } from '../../../api/use-answer';
import { Problem } from '../../../ui/problem';
import { Bar, Loading } from '../../../ui/small-parts';
import { MatrixMap } from './matrix-map';
import { TransplantForm } from './transplant-form';

const LOOK_AGAIN_MS = 2_000;

/** Reciprocal transplants: those that were asked for, one of them as a map, and a form for another. */
export function TransplantsTab({ tournament: { id }, closed }: { tournament: TournamentView; closed: number }) {
  const [round, setRound] = useState(0);
  const [chosen, choose] = useState<string>();
  const { value: all, error, ask } = useAnswer(`transplants of ${id}`, () => api.transplants(id), round);
  const running = all?.find(({ status }) => status === 'running');
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => document.hidden || setRound((before) => before + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running?.id]);
  if (!all) return error === undefined ? <Loading what="transplants" /> : <Problem error={error} again={ask} />;
  const finished = all.filter(({ result }) => result !== null);
  const shown = finished.find((one) => one.id === chosen) ?? finished.at(-1);
  const newest = all.at(-1);
  return (
    <>
      {error !== undefined && <Problem error={error} again={ask} />}
      {running ? (
        <Progress transplant={running} ended={ask} />
      ) : (
        <Allowed to="operate">
          <TransplantForm id={id} closed={closed} begun={ask} />
        </Allowed>
      )}
      {newest?.status === 'failed' && <p class="notice">The newest failed: {newest.reason}.</p>}
      {finished.length > 1 && (
        <label class="labelled">
          Transplant
          <select value={shown?.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {finished.map((one) => (
              <option key={one.id} value={one.id}>
                {about(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown ? (
        <Shown transplant={shown} />
      ) : (
        <p class="muted">A transplant tests what comes from each deme in every niche; none has finished yet.</p>
      )}
    </>
  );
}

const about = ({ generation, replicates, genomes }: TransplantView): string =>
  `Generation ${generation}, ${counted(replicates, 'replicate')}, ${genomes === 'champion' ? "champions' genomes" : 'genomes of the living'}`;

function Progress({
  transplant: { id, tournamentId, done },
  ended,
}: {
  transplant: TransplantView;
  ended: () => void;
}) {
  return (
    <section class="panel">
      <p class="row">
        <span>{percent(done)} raised</span>
        <Allowed to="operate">
          <button type="button" onClick={() => void api.cancelTransplant(tournamentId, id).finally(ended)}>
            Stop
          </button>
        </Allowed>
      </p>
      <Bar fraction={done} label="Progress of the transplant" />
    </section>
  );
}

function Shown({ transplant }: { transplant: TransplantView }) {
  const { tournamentId, generation, result } = transplant;
  const { raised, champions } = result!;
  return (
    <>
      <section class="panel">
        <MatrixMap
          title="Genomes raised with fresh weights"
          file={`${tournamentId}-transplant-${generation}-raised`}
          transplanted={raised}
        />
        {raised.causes.map(({ deme, niche, cause }) => (
          <p key={`${deme} ${niche}`} class="muted small">
            Not all of {deme} could be raised in {niche}: {cause}.
          </p>
        ))}
        <p class="muted small">
          {about(transplant)}. Bits per character on test, the fewer the better; intervals are over replicates: other
          fresh weights and batches. Other populations would need other seeds.
        </p>
      </section>
      <section class="panel">
        <MatrixMap
          title="Champions as they are"
          file={`${tournamentId}-transplant-${generation}-champions`}
          transplanted={champions}
        />
        <p class="muted small">
          With the weights of generation {generation}; intervals are for new text of the kind, where the test text is
          long enough for one.
        </p>
      </section>
      <p class="muted small">
        Frames mark who is at home. Cells are coloured within a niche: blue has fewer bits than its mean there, orange
        more. Niches differ in how hard they are for all, so that a deme at home and away is no measure of adaptation.
      </p>
    </>
  );
}
