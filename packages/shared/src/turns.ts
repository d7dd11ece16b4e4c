import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const MOST_WAITING = 16;

const waiting = new WeakMap<Socket, number>();

/**
 * Whether we keep this request. One connection may bring requests before those ahead of them are
 * answered (RFC 9112, 9.3.2). Browsers and proxies do not do it. Who sends hundreds in one piece and
 * reads no answer would have us keep them all for as long as he likes: his connection is closed.
 */
export function keepsPace({ socket }: IncomingMessage, response: ServerResponse): boolean {
  if (hasTurn(response)) return true;
  const count = (waiting.get(socket) ?? 0) + 1;
  if (count > MOST_WAITING) {
    socket.destroy();
    return false;
  }
  waiting.set(socket, count);
  response.once('close', () => waiting.set(socket, waiting.get(socket)! - 1));
  return true;
}

/** Whether its answer can go out as soon as it is there. Only then may it hold a place that others need. */
export function hasTurn(response: ServerResponse): boolean {
  return response.socket !== null;
}

/**
 * Goes on when its answer can go out: at once, nearly always. A browser asks again on a connection as
 * soon as the last byte it was promised is there, and that may be before its answer has ended here.
 * Who is gone by then is never answered.
 */
export function whenItsTurn(response: ServerResponse, goOn: () => void): void {
  if (hasTurn(response)) goOn();
  else response.once('socket', goOn);
}
