// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for a fact instead of for a time.

const kDeadlineMs = 30000;

/** Calls `probe` until it answers something true; answers that. Fails with `what` after the deadline. */
export async function until(what, probe, deadlineMs = kDeadlineMs) {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${deadlineMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
