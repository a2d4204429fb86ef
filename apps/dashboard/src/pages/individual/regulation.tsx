/** The regulatory genome of an individual (docs/regulation.md): promoters with what is bound and their marks, motifs as logos, the norm of reaction. */
import type { FactorView, RegulationView } from '#contracts';
import { appraisalText } from '#wording';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { nicheColour } from '../../ui/colours';
import { Problem } from '../../ui/problem';
import { sentence } from '../../ui/sentence';
import { IndividualLink, Loading, Scroll } from '../../ui/small-parts';
import { NormOfReaction } from './norm-of-reaction';
import { PromoterDrawing } from './promoter-drawing';

/** Nothing of one whose tournament has no regulation. */
export function Regulation({ id, tournamentId }: { id: string; tournamentId: string }) {
  const { value: tournament } = useAnswer(tournamentId, () => api.tournament(tournamentId));
  const isRegulated = Boolean(tournament?.config.regulation);
  const { value, error, ask } = useAnswer(isRegulated ? `regulation of ${id}` : null, () => api.regulation(id));
  if (!isRegulated) return null;
  return (
    <section class="panel">
      <h2>Regulation</h2>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="its regulatory genome" />}
      {value && <Regulated regulation={value} />}
    </section>
  );
}

const BY: Readonly<Record<RegulationView['expressedBy'], string>> = {
  sensed: 'by a cue of ',
  blind: 'blind to all signals',
  told: 'told that it lives on ',
};

function Regulated({ regulation }: { regulation: RegulationView }) {
  const { individual, expressedBy, factors, modules, lives } = regulation;
  const [asksNorm, askNorm] = useState(false);
  const colourOf = (factor: string): string => nicheColour(factors.findIndex(({ id }) => id === factor));
  const last = lives.at(-1);
  return (
    <>
      <p class="muted small">
        {last
          ? `As it was in generation ${last.generation}, ${BY[expressedBy]}${expressedBy === 'blind' ? '' : last.cueOf}; marks as that left them.`
          : 'It has not lived yet: signals are 0.'}{' '}
        Boxes are bound factors, the fainter the less likely; lollipops are methylated sites, full on both strands.
      </p>
      {last?.appraised !== undefined && <p class="small">{sentence(appraisalText(last.appraised))}</p>}
      {modules.map((module) => (
        <div key={module.id}>
          <p class="small">
            <strong>{module.id}</strong> {module.target ?? 'module'}
            <From parents={module.from === null ? [] : [module.from]} />
            <From what="weights of" parents={module.weightsFrom} />, expression {module.expression.toFixed(3)}
            {module.marksLeft && `, acetylation ${module.marksLeft.acetylation.toFixed(2)}`}
          </p>
          <Scroll label={`Promoter of ${module.id}`}>
            <PromoterDrawing module={module} colourOf={colourOf} />
          </Scroll>
        </div>
      ))}
      <h3>Factors</h3>
      <div class="legend">
        {factors.map((factor) => (
          <Factor key={factor.id} individual={individual} factor={factor} />
        ))}
      </div>
      {expressedBy === 'sensed' && <h3>Norm of reaction</h3>}
      {expressedBy !== 'sensed' ? null : asksNorm ? (
        <NormOfReaction id={individual} />
      ) : (
        <button type="button" onClick={() => askNorm(true)}>
          What would it express elsewhere?
        </button>
      )}
    </>
  );
}

/** `, from` and parents; nothing where there are none. */
function From({ what = 'from', parents }: { what?: string; parents: readonly string[] }) {
  if (parents.length === 0) return null;
  return (
    <>
      , {what}{' '}
      {parents.map((id, at) => (
        <span key={id}>
          {at > 0 && ' and '}
          <IndividualLink id={id} short />
        </span>
      ))}
    </>
  );
}

function Factor({
  individual,
  factor: { id, from, effect, armed, informationBits },
}: {
  individual: string;
  factor: FactorView;
}) {
  const { value } = useAnswer(`logo of ${id} of ${individual}`, async () =>
    new TextDecoder().decode(await api.logo(individual, id)),
  );
  return (
    <figure class="chart">
      <figcaption class="small">
        {id}
        <From parents={from === null ? [] : [from]} />: {effect < 0 ? 'represses' : 'activates'} by{' '}
        {Math.abs(effect).toFixed(1)}, armed {armed.toFixed(2)}, {informationBits.toFixed(1)} bits
      </figcaption>
      {value && <div class="logo" dangerouslySetInnerHTML={{ __html: value }} />}
    </figure>
  );
}
