// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way to the server: checked against the widget's limits, shown with progress, cancelled, tried again.

import { el } from './dom.js';
import { icon } from './icons.js';
import { locale, t } from './i18n.js';
import { fileSize, plainName } from './text.js';

const kAtOnce = 10;

/** Why the file cannot be sent, in the visitor's words, or null. */
export function refuseFile(file, { maxBytes, types }) {
  const name = plainName(file.name);
  if (file.size === 0) return t('fileEmpty', { name });
  if (file.size > maxBytes) return t('fileTooBig', { name, size: fileSize(file.size, locale()), limit: fileSize(maxBytes, locale()) });
  if (types.length && !types.some((type) => matches(file, type))) return t('fileType', { name });
  return null;
}

/** The server looks into the content; here only what the browser believes, to spare a useless upload. */
function matches(file, type) {
  const wish = String(type).toLowerCase();
  if (wish.startsWith('.')) return file.name.toLowerCase().endsWith(wish);
  if (!file.type) return true;
  if (wish.endsWith('/*')) return file.type.startsWith(wish.slice(0, -1));
  return file.type === wish;
}

export class Uploads {
  /** `limits()`: `{maxBytes, types}`; `token()`; `onReady(answer, file)`; `onRefused(text)`. */
  constructor({ limits, token, onReady, onRefused }) {
    Object.assign(this, { m_limits: limits, m_token: token, m_onReady: onReady, m_onRefused: onRefused });
    this.node = el('div', { class: 'uploads' });
    this.m_chain = Promise.resolve();
  }

  add(files) {
    const list = [...files];
    if (list.length > kAtOnce) this.m_onRefused(t('filesTooMany', { n: kAtOnce }));
    for (const file of list.slice(0, kAtOnce)) {
      const reason = refuseFile(file, this.m_limits());
      if (reason) this.m_onRefused(reason);
      else this.#queue(new Upload(file));
    }
  }

  #queue(upload) {
    this.node.append(upload.node);
    upload.onRetry = () => this.#start(upload);
    this.#start(upload);
  }

  /** One at a time, so that files arrive in the order they were chosen. */
  #start(upload) {
    this.m_chain = this.m_chain.then(async () => {
      if (upload.cancelled) return;
      const answer = await upload.run(this.m_token());
      if (answer) {
        upload.node.remove();
        this.m_onReady(answer, upload.file);
      }
    });
  }
}

class Upload {
  constructor(file) {
    this.file = file;
    this.cancelled = false;
    const name = plainName(file.name);
    this.m_bar = el('progress', { max: '1', value: '0', 'aria-label': t('uploadProgress', { name }) });
    this.m_note = el('span', { class: 'upload-note', role: 'status' }, fileSize(file.size, locale()));
    this.m_retry = el('button', { type: 'button', class: 'link', hidden: true, on: { click: () => this.#again() } }, t('retry'));
    const cancel = el('button', { type: 'button', class: 'tool small', 'aria-label': t('uploadCancel', { name }), on: { click: () => this.cancel() } }, icon('x', 16));
    this.node = el('div', { class: 'upload' }, icon('file', 20), el('div', { class: 'upload-text' }, el('bdi', { class: 'chip-name' }, name), this.m_bar, this.m_note), this.m_retry, cancel);
  }

  cancel() {
    this.cancelled = true;
    this.m_request?.abort();
    this.node.remove();
  }

  /** Resolves with the server's answer, or null when it failed or was cancelled. */
  run(token) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest(); // fetch tells nothing about upload progress
      this.m_request = request;
      const form = new FormData();
      form.append('file', this.file, this.file.name);
      request.open('POST', '/w/v1/files');
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.responseType = 'json';
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) this.m_bar.value = event.loaded / event.total;
      };
      request.onload = () => {
        const answer = request.response;
        if (request.status === 200 && answer?.file_id !== undefined) resolve(answer);
        else this.#failed(request.status, resolve);
      };
      request.onerror = () => this.#failed(0, resolve);
      request.onabort = () => resolve(null);
      request.send(form);
    });
  }

  #failed(status, resolve) {
    this.m_note.textContent = { 413: t('refusedLarge'), 415: t('fileType', { name: plainName(this.file.name) }) }[status] ?? t('uploadFailed');
    this.node.classList.add('failed');
    this.m_retry.hidden = status === 413 || status === 415;
    resolve(null);
  }

  #again() {
    this.node.classList.remove('failed');
    this.m_retry.hidden = true;
    this.m_bar.value = 0;
    this.m_note.textContent = fileSize(this.file.size, locale());
    this.onRetry();
  }
}
