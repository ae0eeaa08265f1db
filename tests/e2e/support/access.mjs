// SPDX-License-Identifier: GPL-3.0-or-later
// Small checks of what assistive technology relies on; each answers a list of problems in words.

/** Controls without a name, pictures without words, duplicate ids, tab stops that nobody can see. */
export function nameProblems(panel) {
  return panel.locator('body').evaluate((body) => {
    const problems = [];
    const visible = (node) => node.checkVisibility?.({ visibilityProperty: true }) ?? true;
    for (const node of body.querySelectorAll('button, a, input, textarea, select, [role="menuitem"]')) {
      if (node.getAttribute('aria-hidden') === 'true' || !visible(node)) continue;
      const labels = [...(node.labels ?? [])].map((label) => label.textContent);
      const name = [node.getAttribute('aria-label'), ...labels, node.matches('input, textarea, select') ? '' : node.textContent].join('').trim();
      if (!name) problems.push(`no name: ${node.outerHTML.slice(0, 120)}`);
    }
    for (const image of body.querySelectorAll('img:not([alt])')) problems.push(`no alt: ${image.outerHTML.slice(0, 120)}`);
    for (const icon of body.querySelectorAll('svg:not([aria-hidden="true"])')) problems.push(`icon is read: ${icon.outerHTML.slice(0, 80)}`);
    const ids = [...body.querySelectorAll('[id]')].map((node) => node.id);
    for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) problems.push(`id twice: ${id}`);
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'for']) {
      for (const node of body.querySelectorAll(`[${attribute}]`)) {
        if (!document.getElementById(node.getAttribute(attribute))) problems.push(`${attribute} leads nowhere: ${node.outerHTML.slice(0, 80)}`);
      }
    }
    if (body.querySelectorAll('h1').length !== 1) problems.push('not exactly one h1');
    return problems;
  });
}

/** Visible texts whose contrast with the paper behind them is under 4.5. */
export function contrastProblems(panel) {
  return panel.locator('body').evaluate((body) => {
    const parse = (text) => (/rgba?\(([^)]+)\)/.exec(text)?.[1] ?? '0,0,0,0').split(/[ ,/]+/).filter(Boolean).map(Number);
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paperOf = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
        if (a === 1) return [r, g, b];
      }
      return [255, 255, 255];
    };
    const problems = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      if (!walker.currentNode.textContent.trim() || !node.checkVisibility({ visibilityProperty: true }) || node.closest('.sr-only, option, noscript')) continue;
      const ink = luminance(parse(getComputedStyle(node).color).slice(0, 3));
      const paper = luminance(paperOf(node));
      const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      if (ratio < 4.5) problems.push(`${ratio.toFixed(2)} "${node.textContent.trim().slice(0, 40)}" .${node.className}`);
    }
    return problems;
  });
}
