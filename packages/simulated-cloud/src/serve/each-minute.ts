import { minuteMs } from "@serverless-autoscaler/simulator";
import type { RunningClock } from "../clock/region-clock.js";

/**
 * Calls back soon after each full minute of the region, with the start of the minute that has ended; a process that is
 * late calls once, for the newest. @returns how to stop it
 */
export function eachMinute(clock: RunningClock, call: (minuteStartMs: number) => void): () => void {
  const { speed } = clock.line();
  let timer: NodeJS.Timeout;
  let current = startOfMinute(clock.now());
  const wait = () => {
    const leftMs = current + minuteMs - clock.now();
    timer = setTimeout(() => {
      const next = startOfMinute(clock.now());
      // Timers may go off a millisecond early, which is many in a region that is fast.
      if (next > current) call(next - minuteMs);
      current = next;
      wait();
    }, leftMs / speed);
  };
  wait();
  return () => clearTimeout(timer);
}

const startOfMinute = (atMs: number): number => Math.floor(atMs / minuteMs) * minuteMs;
