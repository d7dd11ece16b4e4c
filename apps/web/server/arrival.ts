import type { IncomingMessage } from 'node:http';

/**
 * Goes on once what a reader sends has arrived, or as much of it as is kept unread: who sends a byte
 * a second must not hold a place that a hundred others need. Of what is larger the rest may never come.
 */
export function whenArrived(request: IncomingMessage, goOn: (isWhole: boolean) => void): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (length === '0' && encoding === undefined) return goOn(true);
  const look = () => {
    if (!request.complete && request.readableLength < request.readableHighWaterMark) return;
    request.off('readable', look);
    // Only then does the stream flow again to whoever reads it next.
    setImmediate(() => goOn(request.complete));
  };
  request.on('readable', look);
}
