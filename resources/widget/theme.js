// SPDX-License-Identifier: GPL-3.0-or-later
// Light or dark, and the site's own colour spread over the tokens of the style sheet, bent until text on it can be read
// (WCAG contrast 4.5).

/** The colour that the style sheet's tokens are made for. */
const kOwnColor = '#3b4cc0';
const kWhite = [255, 255, 255];
const kBlack = [0, 0, 0];
const kLightInk = [24, 32, 44];
const kLightMuted = [86, 97, 113];
const kDarkInk = [233, 237, 243];
const kDarkMuted = [160, 171, 187];
const kDarkOnAccent = [16, 20, 43];
const kDarkSurface = [26, 32, 41];
const kDarkChat = [21, 26, 34];
const kTokens = ['--accent', '--on-accent', '--header', '--on-header', '--bubble-out', '--selected', '--link'];

const g_dark = matchMedia('(prefers-color-scheme: dark)');
let g_wish = 'auto';
let g_color = null;

/** 'light', 'dark' or 'auto' (as the visitor's system says). */
export function setTheme(wish) {
  g_wish = ['light', 'dark'].includes(wish) ? wish : 'auto';
  apply();
}

export function setColor(text) {
  const color = parseColor(text);
  g_color = color && colorText(color) !== kOwnColor ? color : null;
  apply();
}

function apply() {
  const root = document.documentElement;
  const theme = g_wish === 'auto' ? (g_dark.matches ? 'dark' : 'light') : g_wish;
  root.dataset.theme = theme;
  for (const token of kTokens) root.style.removeProperty(token);
  const tokens = g_color ? tokensFor(g_color, theme) : {};
  for (const [token, rgb] of Object.entries(tokens)) root.style.setProperty(token, colorText(rgb));
}

/** The tokens that follow the site's colour. Papers give way until the muted text on them can be read, then the links. */
export function tokensFor(color, theme) {
  if (theme === 'dark') {
    const bubble = readableOn(mix(kDarkChat, color, 0.4), kDarkMuted, kBlack, 4.9);
    const accent = readableOn(color, mix(kDarkSurface, color, 0.25), kWhite, 5);
    return {
      '--accent': accent,
      '--on-accent': contrast(kWhite, accent) >= 4.5 ? kWhite : kDarkOnAccent,
      '--header': readableOn(mix(kDarkSurface, color, 0.35), kDarkInk, kBlack),
      '--on-header': kDarkInk,
      '--bubble-out': bubble,
      '--selected': mix(kDarkSurface, color, 0.25),
      '--link': readableOn(accent, bubble, kWhite, 5),
    };
  }
  const bubble = readableOn(mix(kWhite, color, 0.2), kLightMuted, kWhite, 4.7);
  const accent = readableOn(color, mix(kWhite, color, 0.15), kBlack);
  return {
    '--accent': accent,
    '--on-accent': kWhite,
    '--header': color,
    '--on-header': contrast(kWhite, color) >= 4.5 ? kWhite : readableOn(kLightInk, color, kBlack),
    '--bubble-out': bubble,
    '--selected': mix(kWhite, color, 0.15),
    '--link': readableOn(accent, bubble, kBlack),
  };
}

/** `#rgb` or `#rrggbb` to [r, g, b], or null. */
function parseColor(text) {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(String(text ?? '').trim());
  if (!match) return null;
  const hex = match[1].length === 3 ? match[1].replace(/./g, '$&$&') : match[1];
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

const colorText = (rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** `part` of `b` mixed into `a`. */
const mix = (a, b, part) => a.map((value, i) => value + (b[i] - value) * part);

/** `color` moved towards `towards` until it reads on `paper`. */
function readableOn(color, paper, towards, least = 4.5) {
  for (let part = 0; part < 1; part += 0.05) {
    const candidate = mix(color, towards, part);
    if (contrast(candidate, paper) >= least) return candidate;
  }
  return towards;
}

g_dark.addEventListener('change', apply);
