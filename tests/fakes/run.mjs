// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the three simulators, prints one line of JSON with their addresses and secrets, and lives a day of customers.
//
//   node tests/fakes/run.mjs [--telegram-hook URL] [--whatsapp-hook URL] [--vk-hook URL] [--every SECONDS] [--quiet-day]
//       [--telegram-port N] [--whatsapp-port N] [--vk-port N] [--seed N]
//
// With a hook a messenger brings its webhooks there, once the address has been verified; without one Telegram and VK are
// polled, and WhatsApp waits until `subscribe` comes through its control door. `--quiet-day`: nobody writes by himself.
// SIGTERM and SIGINT end it.

import { parseArgs } from 'node:util';
import { Random } from './common/random.mjs';
import { Day } from './day.mjs';
import { TelegramFake } from './telegram/fake.mjs';
import { VkFake } from './vk/fake.mjs';
import { WhatsappFake } from './whatsapp/fake.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    'telegram-hook': text, 'whatsapp-hook': text, 'vk-hook': text, 'telegram-port': text, 'whatsapp-port': text, 'vk-port': text, every: text, seed: text,
    'quiet-day': { type: 'boolean' },
  },
});
const seed = Number(values.seed ?? 1);
const common = { seed, lenient: true };
const telegram = await new TelegramFake({ ...common, name: 'Hotel', username: 'hotel_bot' }).start(Number(values['telegram-port'] ?? 0));
const whatsapp = await new WhatsappFake(common).start(Number(values['whatsapp-port'] ?? 0));
const vk = await new VkFake({ ...common, name: 'Hotel', changingConfirmation: false }).start(Number(values['vk-port'] ?? 0));
const secret = new Random(seed).text(24);

console.log(JSON.stringify({
  event: 'ready',
  telegram: { api_base: telegram.origin, token: telegram.token, webhook_secret: secret },
  whatsapp: { api_base: whatsapp.origin, phone_number_id: whatsapp.phoneNumberId, access_token: whatsapp.accessToken, app_secret: whatsapp.appSecret, verify_token: whatsapp.verifyToken, waba_id: whatsapp.wabaId },
  vk: { api_base: vk.origin, group_id: vk.groupId, access_token: vk.token, secret, confirmation: vk.confirmation },
}));

/** The other side may still be starting: asks until it is there. */
async function untilTaken(what, attempt) {
  for (;;) {
    try {
      await attempt();
      return console.error(`${what}: webhooks go out`);
    } catch (error) {
      console.error(`${what}: ${error.message}`);
      await new Promise((later) => setTimeout(later, 2000));
    }
  }
}

if (values['telegram-hook']) telegram.webhook.set({ url: values['telegram-hook'], secret_token: secret });
const hooks = [];
if (values['whatsapp-hook']) hooks.push(untilTaken('whatsapp', () => whatsapp.webhook.subscribe(values['whatsapp-hook'])));
if (values['vk-hook']) hooks.push(untilTaken('vk', () => vk.connect(values['vk-hook'], { secret })));
else vk.enableLongPoll();

const day = new Day({ telegram, whatsapp, vk, random: new Random(seed + 2), everyMs: 1000 * Number(values.every ?? 12) });
Promise.all(hooks).then(() => !values['quiet-day'] && day.start());

for (const signal of ['SIGTERM', 'SIGINT'])
  process.once(signal, async () => {
    day.stop();
    await Promise.all([telegram.stop(), whatsapp.stop(), vk.stop()]);
    process.exit(0);
  });
