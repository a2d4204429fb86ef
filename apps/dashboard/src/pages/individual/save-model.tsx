import type { ExportFormat } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { download } from '../../charts/download';
import { Problem } from '../../ui/problem';

const FORMATS: readonly ExportFormat[] = ['onnx', 'safetensors'];

/** The model as a file. */
export function SaveModel({ id }: { id: string }) {
  const [busy, setBusy] = useState<ExportFormat>();
  const [error, setError] = useState<unknown>();
  const save = (format: ExportFormat) => () => {
    setBusy(format);
    setError(undefined);
    api
      .exportIndividual(id, format)
      .then(
        (bytes) => download(`${id}.${format}`, new Blob([bytes as BlobPart], { type: 'application/octet-stream' })),
        setError,
      )
      .finally(() => setBusy(undefined));
  };
  return (
    <>
      {FORMATS.map((format) => (
        <button key={format} type="button" disabled={busy !== undefined} onClick={save(format)}>
          {busy === format ? 'Writing …' : `Save as ${format === 'onnx' ? 'ONNX' : format}`}
        </button>
      ))}
      {error !== undefined && <Problem error={error} />}
    </>
  );
}
