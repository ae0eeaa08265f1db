// SPDX-License-Identifier: GPL-3.0-or-later
// What the stand-ins for messengers have in common: their time, their chance, their faults, the ledger of what reached
// whom, and the host that answers.

import { Buckets } from './bucket.mjs';
import { Faults } from './faults.mjs';
import { HttpHost } from './http_host.mjs';
import { Ledger } from './ledger.mjs';
import { Pace } from './pace.mjs';
import { Random } from './random.mjs';

export class Simulator {
  /**
   * `speed`: see Pace. `rates`: refuses what comes faster with 429. `lenient`: without the npm package ajv nothing is
   * held against the schema.
   */
  constructor({ speed = 1, seed = 1, rates = {}, lenient = false }) {
    this.rates = rates;
    this.random = new Random(seed);
    this.pace = new Pace(speed);
    this.ledger = new Ledger();
    this.faults = new Faults(new Random(seed + 1));
    this.buckets = new Buckets(this.pace);
    this.m_lenient = lenient;
  }

  /** How calls are answered: `serve`, `nameOf`, `refusal` and `commands` of HttpHost. `courier` brings what it tells. */
  answer(calls, courier) {
    this.m_courier = courier;
    this.m_host = new HttpHost({ ...calls, pace: this.pace, faults: this.faults, ledger: this.ledger });
  }

  get origin() {
    return this.m_host.origin;
  }

  /** What broke in the simulator itself. */
  get broken() {
    return this.m_host.broken;
  }

  async start(port = 0) {
    this.contract = await this.constructor.contract.load(this.m_lenient);
    await this.m_host.listen(port);
    return this;
  }

  async stop() {
    this.m_courier.close();
    this.pace.stop();
    await this.m_host.close();
  }

  /** Nobody answers any more, until `comeBack()`. */
  goAway() {
    return this.m_host.close();
  }

  comeBack() {
    return this.m_host.listen();
  }
}
