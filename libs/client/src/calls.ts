/** Requests of one server that are answered with JSON. */
import { jsonRequest, type RequestParts, type Target } from './request';

export function callsOf(target: Target) {
  return {
    get: <Answer>(path: string, parts?: RequestParts) => jsonRequest<Answer>(target, 'GET', path, parts),
    post: <Answer>(path: string, parts?: RequestParts) => jsonRequest<Answer>(target, 'POST', path, parts),
    patch: <Answer>(path: string, json: unknown) => jsonRequest<Answer>(target, 'PATCH', path, { json }),
  };
}
