// Readers who have asked once and keep their page open, until this process is ended.
import { ReaderConnection, type Target } from './reader-connection.ts';

const { watchers, ...target } = JSON.parse(process.argv[2]!) as Target & { watchers: number };
let open = 0;

for (; open < watchers; open += 100) {
  await Promise.all(Array.from({ length: Math.min(100, watchers - open) }, watch));
}
process.send!('all idle');

async function watch(): Promise<void> {
  const reader = await ReaderConnection.open(target, (reason) => {
    throw new Error(`a watcher lost its connection: ${reason}`);
  });
  const { status } = await new Promise<{ status: number }>((resolve) => reader.ask(resolve));
  if (status !== 200) throw new Error(`a watcher was answered ${status}`);
}
