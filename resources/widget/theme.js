// SPDX-License-Identifier: GPL-3.0-or-later
// Light or dark, and the site's colour spread over the tokens of the style sheet.

import { colorText, contrast, mix, parseColor, readableOn } from './color.js';

const kWhite = [255, 255, 255];
const kBlack = [0, 0, 0];
const kLightInk = [24, 32, 44];
const kDarkSurface = [32, 41, 54];
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
  g_color = parseColor(text);
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

/** The tokens that follow the site's colour. */
export function tokensFor(color, theme) {
  if (theme === 'dark') {
    const accent = readableOn(color, mix(kDarkSurface, color, 0.25), kWhite, 5);
    return {
      '--accent': accent,
      '--on-accent': contrast(kWhite, accent) >= 4.5 ? kWhite : [16, 20, 43],
      '--header': readableOn(mix(kDarkSurface, color, 0.35), [233, 237, 243], kBlack),
      '--on-header': [233, 237, 243],
      '--bubble-out': readableOn(mix(kDarkChat, color, 0.4), [233, 237, 243], kBlack, 7),
      '--selected': mix(kDarkSurface, color, 0.25),
      '--link': accent,
    };
  }
  const accent = readableOn(color, mix(kWhite, color, 0.15), kBlack);
  return {
    '--accent': accent,
    '--on-accent': kWhite,
    '--header': color,
    '--on-header': contrast(kWhite, color) >= 4.5 ? kWhite : readableOn(kLightInk, color, kBlack),
    '--bubble-out': mix(kWhite, color, 0.2),
    '--selected': mix(kWhite, color, 0.15),
    '--link': accent,
  };
}

g_dark.addEventListener('change', apply);
