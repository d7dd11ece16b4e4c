/**
 * Tells the site how far this reader came, and nothing of who they are. What was counted today the
 * browser's cache keeps until midnight UTC, so that it is not asked for again.
 */
export function countStep(step: 'begun' | 'shared', petition: string): void {
  // It goes on when the page is left; and what is not counted is nobody's loss.
  fetch(`/${step}/${petition}`, { keepalive: true, priority: 'low' })
    // An answer that nobody reads is never done, and holds its connection.
    .then((answer) => answer.blob())
    .catch(() => undefined);
}
