/** Who wants a job done. */
export interface JobOwner {
  readonly tournament: string;
  readonly generation: number;
  /** The fencing token of the conductor: a queue refuses jobs of one that another has followed. */
  readonly fence: number;
}
