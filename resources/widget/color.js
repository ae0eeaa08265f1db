// SPDX-License-Identifier: GPL-3.0-or-later
// The site's own colour, bent until text on it can be read (WCAG contrast 4.5).

/** `#rgb` or `#rrggbb` to [r, g, b], or null. */
export function parseColor(text) {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(String(text ?? '').trim());
  if (!match) return null;
  const hex = match[1].length === 3 ? match[1].replace(/./g, '$&$&') : match[1];
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

export const colorText = (rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** `part` of `b` mixed into `a`. */
export const mix = (a, b, part) => a.map((value, i) => value + (b[i] - value) * part);

/** `color` moved towards `towards` until it reads on `paper`. */
export function readableOn(color, paper, towards, least = 4.5) {
  for (let part = 0; part < 1; part += 0.05) {
    const candidate = mix(color, towards, part);
    if (contrast(candidate, paper) >= least) return candidate;
  }
  return towards;
}
