// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium without a display and without any traffic of its own.

import { chromium } from 'playwright-core';

const kArguments = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
];

export function launchBrowser() {
  const executablePath = process.env.PULT_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: kArguments });
}
