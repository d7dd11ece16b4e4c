/** What an operator can mend: shown as one line, without a stack. */
export class OpsError extends Error {}

/** The command line does not fit the command: it is shown how the command is used. */
export class UsageError extends Error {}
