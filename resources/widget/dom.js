// SPDX-License-Identifier: GPL-3.0-or-later
// Building elements without ever parsing markup: text reaches the page only as text nodes.

/**
 * Makes an element. `props`: `class`, `on: {event: handler}`, `data: {key: value}`; a property whose value is
 * null, undefined or false is left out, true becomes an empty attribute, everything else an attribute.
 * Children: nodes, strings, or null.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name === 'on') for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text only a screen reader meets. */
export const hidden = (text) => el('span', { class: 'sr-only' }, text);

/** Shows or hides an element for everybody, screen readers and the tab order included. */
export function toggle(node, shown) {
  node.hidden = !shown;
}

let lastId = 0;

/** A fresh id for label and description links. */
export const freshId = (prefix) => `${prefix}-${++lastId}`;
