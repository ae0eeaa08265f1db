// SPDX-License-Identifier: GPL-3.0-or-later
// How a visitor asks what can be done with one bubble: a long press, the menu key, the second button of a mouse.

const kLongMs = 500;

/** Calls `wanted(row)`. Over a link, a player or marked text the browser's own menu does more, so it stays. */
export function onMenuWanted(log, wanted) {
  const rowOf = ({ target }) => (target.closest('a, audio') ? null : target.closest('.row'));
  log.addEventListener('contextmenu', (event) => {
    const row = rowOf(event);
    if (!row || !getSelection().isCollapsed) return;
    event.preventDefault();
    wanted(row);
  });
  // Safari on phones tells of no menu.
  let timer;
  log.addEventListener('pointerdown', (event) => {
    clearTimeout(timer);
    const row = event.pointerType === 'touch' && rowOf(event);
    if (row) timer = setTimeout(() => wanted(row), kLongMs);
  });
  for (const type of ['pointerup', 'pointercancel']) log.addEventListener(type, () => clearTimeout(timer));
}
