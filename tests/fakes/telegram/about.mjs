// SPDX-License-Identifier: GPL-3.0-or-later
// Methods about the bot, its files, its chats and how it gets updates.

import { badRequest } from './chats.mjs';
import { shown } from './files.mjs';

export const about = {
  async getMe(fake) {
    return fake.bot;
  },

  async getUpdates(fake, params, _, gone) {
    return fake.updates.poll(params, fake.webhook.url, gone);
  },

  async setWebhook(fake, params) {
    fake.webhook.set(params);
    return true;
  },

  async deleteWebhook(fake, params) {
    fake.webhook.remove(params);
    return true;
  },

  async getWebhookInfo(fake) {
    return fake.webhook.info();
  },

  async getFile(fake, params) {
    return fake.files.link(params.file_id);
  },

  async getChat(fake, params) {
    const chat = fake.chats.get(Number(params.chat_id));
    if (!chat) throw badRequest('chat not found');
    const accepted_gift_types = { unlimited_gifts: false, limited_gifts: false, unique_gifts: false, premium_subscription: false, gifts_from_channels: false };
    return { ...chat.shown, accent_color_id: 1, max_reaction_count: 11, accepted_gift_types, ...(chat.bio && { bio: chat.bio }) };
  },

  async getChatMember(fake, params) {
    const user = fake.people.get(params.user_id) ?? (params.user_id === fake.bot.id ? fake.bot : null);
    if (!user) throw badRequest('PARTICIPANT_ID_INVALID');
    return { status: 'member', user };
  },

  async getChatAdministrators() {
    return [];
  },

  async getUserProfilePhotos(fake, params) {
    const file = fake.portraits.get(params.user_id);
    return file ? { total_count: 1, photos: [shown(file).photo] } : { total_count: 0, photos: [] };
  },

  async setMyCommands(fake, params) {
    fake.commandsShown = params.commands;
    return true;
  },

  async deleteMyCommands(fake) {
    fake.commandsShown = [];
    return true;
  },

  async getMyCommands(fake) {
    return fake.commandsShown;
  },

  async setMyName(fake, params) {
    if (params.name) fake.bot.first_name = params.name;
    return true;
  },

  async getMyName(fake) {
    return { name: fake.bot.first_name };
  },

  async setMyDescription() {
    return true;
  },

  async setMyShortDescription() {
    return true;
  },

  async setChatMenuButton(fake, params) {
    fake.menuButton = params.menu_button ?? { type: 'default' };
    return true;
  },

  async getChatMenuButton(fake) {
    return fake.menuButton;
  },

  async getBusinessConnection(fake, params) {
    const connection = fake.businesses.get(params.business_connection_id);
    if (!connection) throw badRequest('BUSINESS_CONNECTION_INVALID');
    return connection;
  },
};
