// SPDX-License-Identifier: GPL-3.0-or-later
// A day at a hotel's reception as its customers live it: who writes what, by which messenger, and when.
//
// A scene is a list of [seconds since its beginning, action]; an action gets the person. Scenes repeat with new people.

import { readSample } from './common/samples.mjs';

const kRussian = [
  ['Анна', 'Белова'], ['Пётр', 'Ильин'], ['Мария', 'Соколова'], ['Олег', 'Кузнецов'], ['Ирина', 'Лебедева'], ['Тимур', 'Галеев'], ['Дарья', 'Орлова'],
  ['Кирилл', 'Юдин'], ['Светлана', 'Макарова'], ['Артём', 'Жуков'], ['Наталья', 'Гринько'], ['Руслан', 'Сафин'], ['Вера', 'Полякова'], ['Максим', 'Ершов'],
];
const kEnglish = [
  ['Emma', 'Wilson'], ['James', 'Carter'], ['Olivia', 'Brown'], ['Liam', 'Murphy'], ['Sophie', 'Taylor'], ['Noah', 'Evans'], ['Grace', 'Walker'],
  ['Henry', 'Cooper'], ['Chloe', 'Bennett'], ['Daniel', 'Hughes'],
];

const second = () => readSample('second.jpg');

const kTelegramScenes = [
  { russian: true, play: [
    [0, (who) => who.start('spring_sale')],
    [4, (who) => who.say('Здравствуйте! Свободен ли номер с видом на море на 12-14 июня?')],
    [15, (who) => (who.m_photo = who.photo({ caption: 'Вот такой, как у вас на сайте' }))],
    [40, (who) => who.voice()],
    [70, (who) => who.album([{ caption: 'С балкона' }, { bytes: second() }, {}])],
    [95, (who) => who.react(who.seen.at(-1) ?? who.m_photo, '👍')],
  ] },
  { russian: false, play: [
    [0, (who) => (who.m_first = who.say('Hi! Do you have parking?'))],
    [8, (who) => who.edit(who.m_first, 'Hi! Do you have free parking?')],
    [20, (who) => who.location()],
    [35, (who) => who.sticker()],
    [60, (who) => who.document({ name: 'booking.pdf', caption: 'My booking' })],
    [90, (who) => who.say('Thanks a lot', { reply: who.m_first })],
  ] },
  { russian: true, play: [
    [0, (who) => who.video({ caption: 'В душе течёт вода' })],
    [10, (who) => who.videoNote()],
    [30, (who) => who.contact({ phone_number: '+79160000001', first_name: 'Сантехник' })],
    [50, (who) => who.forward('Перезвоните нам, пожалуйста', { chat: 'Новости отеля' })],
    [75, (who) => who.poll('Завтрак в 8 или в 9?')],
  ] },
];

const kWhatsappScenes = [
  { russian: true, play: [
    [0, (who) => who.fromAd('Здравствуйте, я по рекламе. Две ночи по цене одной?')],
    [12, (who) => (who.m_photo = who.photo({ caption: 'Паспорт не нужен?' }))],
    [30, (who) => who.voice()],
    [55, (who) => who.contacts()],
    [80, (who) => who.react(who.m_photo, '🙏')],
    [100, (who) => who.read()],
  ] },
  { russian: false, play: [
    [0, (who) => (who.m_first = who.say('Good morning, can we check in at 10?'))],
    [14, (who) => who.location({ name: 'Airport', address: 'Terminal B' })],
    [30, (who) => who.document({ name: 'ticket.pdf' })],
    [45, (who) => who.edit(who.m_first, 'Good morning, can we check in at 11?')],
    [65, (who) => who.video()],
    [85, (who) => who.say('Two adults, one child', { reply: who.m_first })],
    [110, (who) => who.read()],
  ] },
  { russian: true, play: [
    [0, (who) => (who.m_oops = who.say('Ой, это не вам'))],
    [5, (who) => who.revoke(who.m_oops)],
    [12, (who) => who.say('Подскажите, можно ли с собакой?')],
    [30, (who) => who.album([{ caption: 'Вот она' }, { bytes: second() }])],
    [50, (who) => who.sticker()],
    [70, (who) => who.order()],
    [90, (who) => who.unsupported()],
  ] },
];

const kVkScenes = [
  { russian: true, play: [
    [0, (who) => who.start({ ref: 'club_post', ref_source: 'wall' })],
    [3, (who) => who.type()],
    [6, (who) => (who.m_first = who.say('Добрый день! Есть ли скидка для подписчиков?'))],
    [20, (who) => who.album([{}, { bytes: second() }], { caption: 'Были у вас в прошлом году' })],
    [45, (who) => who.voice()],
    [70, (who) => who.read()],
  ] },
  { russian: true, play: [
    [0, (who) => (who.m_first = who.say('Забыли у вас зонт'))],
    [10, (who) => who.photo({ caption: 'Такой же, только синий' })],
    [25, (who) => who.location({ title: 'Мы уже на вокзале' })],
    [40, (who) => who.edit(who.m_first, 'Забыли у вас зонт в номере 12')],
    [60, (who) => who.sticker()],
    [80, (who) => who.forward(['Зонт нашли?', 'Напишите им'], { text: 'Муж спрашивает' })],
  ] },
  { russian: false, play: [
    [0, (who) => who.say('Hello, is breakfast included?')],
    [15, (who) => who.document({ name: 'voucher.pdf' })],
    [30, (who) => who.link()],
    [50, (who) => who.video({ title: 'Our trip' })],
    [70, (who) => who.poll({ question: 'Sauna or spa?' })],
    [90, (who) => who.read()],
  ] },
];

function byTimer(ms, action) {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

/** Plays scenes one after the other, some at the same time, until `stop()`. Every `everyMs` another begins. */
export class Day {
  #planned = new Set();
  #next = 0;
  #unmet = { ru: [], en: [] };

  /** `later(ms, action)` answers what calls the action off. */
  constructor({ telegram, whatsapp, vk, random, everyMs = 12_000, later = byTimer }) {
    Object.assign(this, { telegram, whatsapp, vk, random, everyMs, later });
  }

  start() {
    this.#begin();
  }

  stop() {
    for (const drop of this.#planned) drop();
    this.#planned.clear();
  }

  #begin() {
    const stages = [[kTelegramScenes, this.#inTelegram], [kWhatsappScenes, this.#inWhatsapp], [kVkScenes, this.#inVk]];
    const [scenes, enter] = stages[this.#next % stages.length];
    const scene = scenes[Math.floor(this.#next / stages.length) % scenes.length];
    ++this.#next;
    const [first, last] = this.#somebodyNew(scene.russian);
    const who = enter.call(this, first, last, scene.russian);
    for (const [seconds, action] of scene.play) this.#later(seconds * 1000, () => action(who));
    this.#later(this.everyMs, () => this.#begin());
  }

  /** Nobody comes again before everybody has been there. */
  #somebodyNew(russian) {
    const unmet = this.#unmet[russian ? 'ru' : 'en'];
    if (unmet.length === 0) unmet.push(...(russian ? kRussian : kEnglish));
    const who = this.random.pick(unmet);
    unmet.splice(unmet.indexOf(who), 1);
    return who;
  }

  #inTelegram(first_name, last_name, russian) {
    const person = this.telegram.customer({ first_name, last_name, username: `guest${this.random.between(100, 999)}`, language_code: russian ? 'ru' : 'en' });
    person.portrait();
    return person;
  }

  #inWhatsapp(first, last) {
    return this.whatsapp.customer({ name: `${first} ${last}` });
  }

  #inVk(first_name, last_name) {
    return this.vk.customer({ first_name, last_name });
  }

  #later(ms, action) {
    const drop = this.later(ms, () => {
      this.#planned.delete(drop);
      action();
    });
    this.#planned.add(drop);
  }
}
