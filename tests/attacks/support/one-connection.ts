import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type Timed = { ms: number; status: number; body: string; headerNames: string[] };

/** Posts one after the other on the same connection, and takes the time of each. */
export function oneConnection(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    close: () => agent.destroy(),
    post(body: unknown, headers: Record<string, string> = {}): Promise<Timed> {
      const payload = JSON.stringify(body);
      return new Promise((resolve, reject) => {
        const began = performance.now();
        const asked = request(url, {
          agent,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
            ...headers,
          },
        });
        asked.on('error', reject);
        asked.on('response', (response) => {
          const { statusCode: status = 0, headers: answered } = response;
          const headerNames = Object.keys(answered).sort();
          text(response).then(
            (body) => resolve({ ms: performance.now() - began, status, body, headerNames }),
            reject,
          );
        });
        asked.end(payload);
      });
    },
  };
}
