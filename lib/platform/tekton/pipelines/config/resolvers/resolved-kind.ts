/** Kind of what a reference to something remote means. */
export enum ResolvedKind {
  /** A Task. */
  TASK = 'task',
  /** A Pipeline. */
  PIPELINE = 'pipeline',
  /** A StepAction. */
  STEP_ACTION = 'stepaction',
}
