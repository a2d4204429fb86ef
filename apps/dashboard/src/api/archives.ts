/** Tournaments deleted, and taken out and in as files, which a browser sends and saves by itself. */
import { ApiProblem, ServerUnreachableError } from '#client';
import type { ImportView, ProblemView } from '#contracts';
import { SERVER } from './api';

/** With all that lived in it. */
export async function deleteTournament(id: string): Promise<void> {
  await send('DELETE', `/api/tournaments/${encodeURIComponent(id)}`);
}

export async function importArchive(file: File): Promise<ImportView> {
  const answer = await send('POST', '/api/tournaments/import', file);
  return (await answer.json()) as ImportView;
}

/** Throws an ApiProblem where the server refuses, and a ServerUnreachableError where none answers. */
async function send(method: string, path: string, file?: File): Promise<Response> {
  const content = file && { headers: { 'content-type': 'application/gzip' }, body: file };
  const answer = await fetch(SERVER + path, { method, ...content }).catch((error: Error) => {
    throw new ServerUnreachableError(SERVER, error.message);
  });
  if (!answer.ok) throw new ApiProblem((await answer.json()) as ProblemView);
  return answer;
}
