type Closing = { closesAt: Date | null; closedAt: Date | null };

/** `now` is the database's clock, so that every process agrees. */
export function isClosed(petition: Closing, now: Date): boolean {
  return petition.closedAt !== null || (petition.closesAt !== null && petition.closesAt <= now);
}

/** When it closed, if it has. */
export function closedSince(petition: Closing, now: Date): Date | null {
  if (!isClosed(petition, now)) return null;
  return petition.closedAt ?? petition.closesAt;
}
