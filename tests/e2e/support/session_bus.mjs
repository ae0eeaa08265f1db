// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus of its own; on it the desktop's key ring (gnome-keyring), unlocked, locked or not there, somebody who
// shows popups, and screen readers, one played and Orca, with what they need (at-spi2-core). The bus starts nobody by itself. Not every machine lets them run (a container without what they lock memory or prove users
// with): whoever waits for one that has left, or says nothing, is told what it said instead.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from './until.mjs';

/** An address of D-Bus: everything but these is escaped (D-Bus specification, server addresses). */
const escaped = (path) => path.replace(/[^-0-9A-Za-z_/.*]/gu, (one) => [...Buffer.from(one)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
const kConfiguration = (folder) => `<busconfig><type>session</type><listen>unix:dir=${escaped(folder)}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;
const kPassword = 'opens the ring';
const kStartMs = 20_000;
const kAccessibility = '/usr/libexec/at-spi-bus-launcher';

/** A program in the background that always tells when it has left, also when it could not be started. */
class Daemon {
  said = '';
  hasLeft = false;

  constructor(program, args, { stdio, env } = {}) {
    this.program = program;
    this.process = spawn(program, args, { stdio, env });
    this.process.stderr.on('data', (text) => { this.said += text; });
    this.process.stdin?.on('error', () => {}); // it has left, and `gone` tells
    this.gone = new Promise((resolve) => {
      this.process.once('error', (error) => { this.said += error.message; resolve(); });
      this.process.once('exit', resolve);
    }).then(() => { this.hasLeft = true; });
  }

  /** Until `probe` answers something true; fails when the program leaves before or takes too long. */
  async until(what, probe) {
    try {
      return await until(what, async () => {
        const found = await probe();
        if (!found && this.hasLeft) throw new Error('it has left');
        return found;
      }, kStartMs);
    } catch (error) {
      throw new Error(`${this.program}: ${error.message}; it said: ${this.said.trim() || 'nothing'}`);
    }
  }

  async kill(signal = 'SIGKILL') {
    this.process.kill(signal);
    await this.gone;
  }
}

export class SessionBus {
  #bus;
  #ring;
  #popups;
  #accessibility;
  #reader;
  #orca;
  #orcaSays; // the path of its log
  #asked = new Map(); // of the reader, by numbers

  static async open() {
    const bus = new SessionBus();
    bus.folder = await mkdtemp(join(tmpdir(), 'pult-bus-'));
    const configuration = join(bus.folder, 'bus.conf');
    await writeFile(configuration, kConfiguration(bus.folder));
    bus.#bus = new Daemon('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    createInterface({ input: bus.#bus.process.stdout }).once('line', (line) => { bus.address = line; });
    await bus.#bus.until('the bus has an address', () => bus.address);
    return bus;
  }

  /** For programs that are to be on this bus. */
  get environment() { return { DBUS_SESSION_BUS_ADDRESS: this.address }; }

  /** The first time it makes a ring; later it comes back with what it holds. */
  async startKeyRing({ locked = false } = {}) {
    const home = join(this.folder, 'home');
    await mkdir(join(home, 'run'), { recursive: true, mode: 0o700 });
    const environment = { ...process.env, ...this.environment, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: join(home, 'run') };
    const how = locked ? [] : ['--unlock'];
    this.#ring = new Daemon('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...how], { stdio: ['pipe', 'ignore', 'pipe'], env: environment });
    this.#ring.process.stdin.end(locked ? '' : kPassword);
    await this.#ring.until('the key ring is on the bus', () => this.#isThere('org.freedesktop.secrets', '/org/freedesktop/secrets'));
  }

  async stopKeyRing() {
    await this.#ring?.kill();
    this.#ring = null;
  }

  /** A desktop's popups, played by tests/support/notification_daemon in `bin`. */
  async startPopups(bin) {
    this.popups = []; // what it says, in order
    this.#popups = new Daemon(join(bin, 'notification_daemon'), [], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...this.environment } });
    createInterface({ input: this.#popups.process.stdout }).on('line', (line) => this.popups.push(JSON.parse(line)));
    await this.#popups.until('the popups are on the bus', () => this.popups.some((said) => said.ready));
  }

  /** The popups that are on the screen now. */
  get shownPopups() {
    const shown = new Map();
    for (const said of this.popups) {
      if (said.shown) shown.set(said.shown, said);
      else if (said.withdrawn) shown.delete(said.withdrawn);
    }
    return [...shown.values()];
  }

  /** What the user does: {press: id, action} or {dismiss: id}. */
  user(what) { this.#popups.process.stdin.write(`${JSON.stringify(what)}\n`); }

  async stopPopups() {
    await this.#popups?.kill();
    this.#popups = null;
  }

  /** A screen reader, played by tests/support/screen_reader in `bin`. Programs that are to be read start after it. */
  async startScreenReader(bin) {
    const environment = { ...process.env, ...this.environment };
    this.#accessibility = new Daemon(kAccessibility, ['--launch-immediately'], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
    await this.#accessibility.until('the bus of accessibility is there', () => this.#isThere('org.a11y.Bus', '/org/a11y/bus'));
    this.heard = []; // {said} and {focused}, in order
    let ready = false;
    this.#reader = new Daemon(join(bin, 'screen_reader'), [], { stdio: ['pipe', 'pipe', 'pipe'], env: environment });
    createInterface({ input: this.#reader.process.stdout }).on('line', (line) => {
      const said = JSON.parse(line);
      if (said.ready) ready = true;
      else if (said.tree) this.#asked.get(said.id)(said.tree);
      else this.heard.push(said);
    });
    await this.#reader.until('the screen reader listens', () => ready);
  }

  /** All that the reader sees now, from top to bottom; each has {role, name, description, states, depth}. */
  async seen() {
    const id = this.#asked.size + 1;
    const tree = await new Promise((answer) => {
      this.#asked.set(id, answer);
      this.#reader.process.stdin.write(`${JSON.stringify({ id })}\n`);
    });
    const flat = (node, depth) => [{ ...node, depth }, ...node.children.flatMap((child) => flat(child, depth + 1))];
    return flat(tree, 0);
  }

  async stopScreenReader() {
    await this.#reader?.kill();
    await this.#accessibility?.kill('SIGTERM'); // it takes its own bus along
    this.#reader = this.#accessibility = null;
  }

  /** The screen reader itself on a screen, behind startScreenReader: without a voice, `spoken` tells what it says. */
  async startOrca(screen) {
    const home = join(this.folder, 'orca');
    await mkdir(join(home, 'run'), { recursive: true, mode: 0o700 });
    this.#orcaSays = join(home, 'says');
    const environment = { ...screen.environment, ...this.environment, HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), LC_ALL: 'C.UTF-8' };
    this.#orca = new Daemon('orca', ['--user-prefs', join(home, 'prefs'), '--debug-file', this.#orcaSays], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
    await this.#orca.until('Orca speaks', async () => (await this.spoken()).length > 0);
  }

  /** All that Orca has said, in order. */
  async spoken() {
    const log = await readFile(this.#orcaSays, 'utf8').catch(() => '');
    return [...log.matchAll(/SPEECH OUTPUT: '(.*)'\{/g)].map(([, words]) => words);
  }

  async stopOrca() {
    await this.#orca?.kill('SIGTERM');
    this.#orca = null;
  }

  /** How many secrets the ring holds. */
  async secrets() {
    const items = await this.#call('org.freedesktop.secrets', '/org/freedesktop/secrets/collection/login', 'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection', 'string:Items');
    return (items?.match(/object path/g) ?? []).length;
  }

  async close() {
    await this.stopKeyRing();
    await this.stopPopups();
    await this.stopOrca();
    await this.stopScreenReader();
    await this.#bus?.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #isThere(service, path) { return (await this.#call(service, path, 'org.freedesktop.DBus.Peer.Ping')) !== null; }

  /** What a service answers, as dbus-send prints it; null: nobody does. */
  async #call(service, path, method, ...values) {
    const call = spawn('dbus-send', [`--bus=${this.address}`, '--print-reply', '--reply-timeout=2000', `--dest=${service}`, path, method, ...values],
      { stdio: ['ignore', 'pipe', 'ignore'] });
    let answer = '';
    call.stdout.on('data', (text) => { answer += text; });
    const [code] = await once(call, 'close');
    return code === 0 ? answer : null;
  }
}
