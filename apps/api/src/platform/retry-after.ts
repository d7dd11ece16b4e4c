/** Who is refused in the same moment should not all come back in the same moment. */
export const RETRY_AFTER_SECONDS = [2, 3, 4, 5, 6];

export function retryAfterSeconds(): number {
  return RETRY_AFTER_SECONDS[Math.floor(Math.random() * RETRY_AFTER_SECONDS.length)]!;
}
