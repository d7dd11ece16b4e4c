/** What an operator can mend: shown as one line, without a stack. */
export class OpsError extends Error {}
