import { connect, type Socket } from 'node:net';

type Answer = { status: number; firstByteMs: number };
export type Target = { host: string; port: number; request: string };

// What is read is looked at and dropped at once, so that all connections may share it.
const buffer = Buffer.allocUnsafe(256 * 1024);
const HEAD_END = Buffer.from('\r\n\r\n');

/** One kept-alive connection that does no more than it must: the load must not be what is measured. */
export class ReaderConnection {
  #socket: Socket;
  #request: Buffer;
  #sentAt = 0;
  #answer: Answer | undefined;
  #left = 0;
  #onAnswer: (answer: Answer) => void = () => {};

  static open(target: Target, onLost: (reason: string) => void): Promise<ReaderConnection> {
    return new Promise((resolve) => {
      const connection = new ReaderConnection(target, onLost, () => resolve(connection));
    });
  }

  private constructor(
    { host, port, request }: Target,
    onLost: (reason: string) => void,
    onOpen: () => void,
  ) {
    this.#request = Buffer.from(request, 'latin1');
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer, callback: (size) => this.#read(size) },
    });
    this.#socket.on('connect', onOpen);
    this.#socket.on('error', (error) => onLost(error.message));
    this.#socket.on('close', () => onLost('the server hung up'));
  }

  /** One request at a time. */
  ask(onAnswer: (answer: Answer) => void): void {
    this.#onAnswer = onAnswer;
    this.#sentAt = performance.now();
    this.#socket.write(this.#request);
  }

  close(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #read(size: number): boolean {
    if (this.#answer) this.#left -= size;
    else this.#begin(size);
    if (this.#left < 0) throw new Error('more bytes came than the answer said');
    if (this.#left === 0) this.#finish();
    return true;
  }

  #begin(size: number): void {
    const firstByteMs = performance.now() - this.#sentAt;
    const headEnd = buffer.indexOf(HEAD_END);
    if (headEnd < 0 || headEnd >= size) throw new Error('an answer began with half a head');
    const head = buffer.toString('latin1', 0, headEnd + 2);
    const status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)\r/i.exec(head)?.[1];
    if (length === undefined && status !== 304)
      throw new Error(`an answer without length: ${head}`);
    this.#answer = { status, firstByteMs };
    this.#left = headEnd + 4 + Number(length ?? 0) - size;
  }

  #finish(): void {
    const answer = this.#answer!;
    this.#answer = undefined;
    this.#onAnswer(answer);
  }
}
