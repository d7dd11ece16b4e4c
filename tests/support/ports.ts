import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * A port that nobody holds, and that no other test is given as long as this process lives. The
 * kernel gives ports from 32768 up to outgoing connections, so one of those may be taken again
 * before a server gets to bind it; these lie below.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await reserve(port)) && (await canBind(port))) return port;
  }
}

export async function freePorts<Name extends string>(
  ...names: Name[]
): Promise<Record<Name, number>> {
  const ports = await Promise.all(names.map(async (name) => [name, await freePort()] as const));
  return Object.fromEntries(ports) as Record<Name, number>;
}

/** By its namesake for UDP, which nobody here speaks: given back however this process ends. */
function reserve(port: number): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  return new Promise((resolve) => {
    socket.once('listening', () => resolve(true));
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind({ port, address: '127.0.0.1', exclusive: true });
  });
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
