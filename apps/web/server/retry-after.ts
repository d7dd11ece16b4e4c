const SHORTEST_SECONDS = 3;
export const LONGEST_SECONDS = 8;

/** Who is refused in the same moment should not all come back in the same moment. */
export function retryAfterSeconds(): number {
  return SHORTEST_SECONDS + Math.floor(Math.random() * (LONGEST_SECONDS - SHORTEST_SECONDS + 1));
}
