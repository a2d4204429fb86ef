/** What the API answers of experiments. */
import type {
  ExperimentDetailView,
  ExperimentMetricQuery,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentRequest,
  ExperimentsQuery,
  ExperimentView,
  Page,
  PooledRedQueenView,
  PooledTransplantsQuery,
  PooledTransplantsView,
  RedQueenQuery,
  TableFormat,
} from '#contracts';
import { experimentPath } from './paths';
import { deleteRequest, fileRequest, streamRequest, type Target } from './request';
import { callsOf } from './calls';

export function experimentRoutes(target: Target) {
  const { get, post } = callsOf(target);
  return {
    experimentSchema: () => get<Record<string, unknown>>('/api/experiment-schema'),
    launchExperiment: (request: ExperimentRequest) => post<ExperimentDetailView>('/api/experiments', { json: request }),
    /** Checks it and tells what it can find and would spend; nothing is kept or run. */
    planExperiment: (request: ExperimentRequest) =>
      post<ExperimentPlanView>('/api/experiment-plans', { json: request }),
    /** Newest first: that which a tournament is a cell of, or those whose id begins as `called` or whose name it is. */
    experiments: (query: ExperimentsQuery = {}) =>
      get<Page<ExperimentView>>('/api/experiments', { query: { ...query } }),
    experiment: (id: string) => get<ExperimentDetailView>(experimentPath(id)),
    /** Its tournaments, a row each, with the primary outcome. */
    experimentRunsFile: (id: string, format: TableFormat) =>
      fileRequest(target, `${experimentPath(id)}/runs`, { query: { format } }),
    /** A metric over its seeds, as another outcome and by generation. */
    experimentMetric: (id: string, query: ExperimentMetricQuery) =>
      get<ExperimentMetricView>(`${experimentPath(id)}/metric`, { query }),
    /** Transplants of its tournaments, over its seeds. */
    pooledTransplants: (id: string, query: PooledTransplantsQuery = {}) =>
      get<PooledTransplantsView>(`${experimentPath(id)}/transplants`, { query }),
    /** Time shifts of its tournaments, over its seeds. */
    pooledRedQueen: (id: string, query: RedQueenQuery = {}) =>
      get<PooledRedQueenView>(`${experimentPath(id)}/red-queen`, { query: { ...query } }),
    /** With all its tournaments. A running one is refused. */
    removeExperiment: (id: string) => deleteRequest(target, experimentPath(id)),
    /** Answers when it has stopped. */
    pauseExperiment: (id: string) => post<ExperimentDetailView>(`${experimentPath(id)}/pause`),
    /** What has not finished never will. */
    cancelExperiment: (id: string) => post<ExperimentDetailView>(`${experimentPath(id)}/cancel`),
    resumeExperiment: (id: string, settings: { workers?: number } = {}) =>
      post<ExperimentDetailView>(`${experimentPath(id)}/resume`, { json: settings }),
    /** All of it with all its tournaments as one file; without weights where they are left out. */
    experimentArchive: (id: string, query: { weights?: boolean } = {}) =>
      streamRequest(target, `${experimentPath(id)}/archive`, { query }),
  };
}
