import { type BenchSite, NODE_PARTS } from './bench-site.ts';
import { proportionalBytes, residentBytes } from './site-processes.ts';

const LOOK_EVERY_MS = 250;

type Megabytes = Record<(typeof NODE_PARTS)[number] | 'together', number>;

export type Memory = {
  /** Pages that processes share, the program of Node first of all, shared out among them (PSS). */
  proportional: Megabytes;
  /** Such pages counted for each of them (RSS). */
  resident: Megabytes;
};

/** Watches what all Node processes of the site take; `end` tells the most of each, and of all in one moment. */
export function watchMemory(site: BenchSite): { end: () => Memory } {
  const none = { start: 0, api: 0, worker: 0, web: 0, together: 0 };
  const most: Memory = { proportional: { ...none }, resident: { ...none } };
  const look = () => {
    keepMost(most.proportional, proportionalBytes, site);
    keepMost(most.resident, residentBytes, site);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      return most;
    },
  };
}

function keepMost(most: Megabytes, bytesOf: (pid: number) => number, site: BenchSite): void {
  let together = 0;
  for (const part of NODE_PARTS) {
    const megabytes = Math.round(bytesOf(site.pid(part)) / 1e6);
    together += megabytes;
    most[part] = Math.max(most[part], megabytes);
  }
  most.together = Math.max(most.together, together);
}
