/** Rows of the threat table that nothing of what exists can meet yet, and why. */
export const NOT_APPLICABLE: Record<number, string> = {
  12: 'There is no challenge: a signature costs a mailbox, not work.',
  44: 'No code is mailed: a link holds 256 bits.',
  61: 'Nobody but the newsroom writes text that has links, and no public name stands beside one of staff: comments do not exist yet.',
  63: 'Upvotes do not exist yet.',
  64: 'Comments, and so their moderation, do not exist yet.',
};
