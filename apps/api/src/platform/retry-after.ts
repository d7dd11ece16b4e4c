const SHORTEST_SECONDS = 2;
const LONGEST_SECONDS = 6;

/** Who is refused in the same moment should not all come back in the same moment. */
export function retryAfterSeconds(): number {
  return SHORTEST_SECONDS + Math.floor(Math.random() * (LONGEST_SECONDS - SHORTEST_SECONDS + 1));
}
