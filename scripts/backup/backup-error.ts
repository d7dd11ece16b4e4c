/** What an operator can do something about: one clear line, and nothing has been changed. */
export class BackupError extends Error {}
