// SPDX-License-Identifier: GPL-3.0-or-later
// A short two-tone chime, made on the spot: no file to fetch. Silent until the visitor has touched the chat.

let g_context = null;

export function chime() {
  if (!navigator.userActivation?.hasBeenActive || !window.AudioContext) return;
  g_context ??= new AudioContext();
  tone(g_context, 660, 0);
  tone(g_context, 880, 0.12);
}

function tone(context, hertz, delayS) {
  const start = context.currentTime + delayS;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.08, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.18);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.2);
}
