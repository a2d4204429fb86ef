/** What the API answers of an individual. */
import type {
  AncestorView,
  AnnotationBody,
  ExportFormat,
  GenomeDifferenceView,
  IndividualComputeQuery,
  IndividualComputeView,
  IndividualDetailView,
  NormView,
  RatingView,
  RegulationView,
  RelativeView,
  SampleRequestBody,
  SampleView,
} from '#contracts';
import { individualPath } from './paths';
import { fileRequest, type Target } from './request';
import { callsOf } from './calls';

export function individualRoutes(target: Target) {
  const { get, patch, post } = callsOf(target);
  return {
    /** What an individual took, and with it those whose weights it goes back to. */
    individualCompute: (id: string, query: IndividualComputeQuery = {}) =>
      get<IndividualComputeView>(`${individualPath(id)}/compute`, { query: { ...query } }),
    individual: (id: string) => get<IndividualDetailView>(individualPath(id)),
    annotateIndividual: (id: string, annotation: AnnotationBody) =>
      patch<IndividualDetailView>(individualPath(id), annotation),
    /** The individual and its ancestors, the nearest `limit` (1 to 1000). */
    ancestors: (id: string, query: { depth?: number; limit?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/ancestors`, { query }),
    /** The individual and its descendants, the nearest `limit` (1 to 1000). */
    descendants: (id: string, query: { depth?: number; limit?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/descendants`, { query }),
    /** The individual, its primary parent, that one's, and so on back to a founder. */
    lineOfDescent: (id: string, query: { depth?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/line`, { query }),
    /** The common ancestors of two that were born last. */
    commonAncestors: (id: string, otherId: string) =>
      get<RelativeView[]>(`${individualPath(id)}/common-ancestors`, { query: { with: otherId } }),
    /** Its regulatory genome, with what it expressed. */
    regulation: (id: string) => get<RegulationView>(`${individualPath(id)}/regulation`),
    regulationDifference: (id: string, otherId: string) =>
      get<GenomeDifferenceView>(`${individualPath(id)}/regulation/difference`, { query: { with: otherId } }),
    norm: (id: string) => get<NormView>(`${individualPath(id)}/regulation/norm`),
    /** An SVG. */
    logo: (id: string, factor: string) =>
      fileRequest(target, `${individualPath(id)}/regulation/logo`, { query: { factor } }),
    ratingHistory: (id: string) => get<RatingView[]>(`${individualPath(id)}/ratings`),
    sample: (id: string, request: SampleRequestBody) =>
      post<SampleView>(`${individualPath(id)}/samples`, { json: request }),
    /** The bytes of a file. */
    exportIndividual: (id: string, format: ExportFormat) =>
      fileRequest(target, `${individualPath(id)}/export`, { query: { format } }),
  };
}
