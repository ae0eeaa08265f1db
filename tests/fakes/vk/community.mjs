// SPDX-License-Identifier: GPL-3.0-or-later
// groups.*, users.*, uploads and the rest: what is asked and set beside the messages themselves.

import { nowSeconds } from '../common/pace.mjs';
import { VkError } from './api.mjs';

const kSettings = ['message_new', 'message_reply', 'message_allow', 'message_deny', 'message_edit', 'message_typing_state', 'message_read', 'message_event', 'message_reaction_event', 'user_block', 'user_unblock', 'group_join', 'group_leave'];

export const community = {
  'groups.getById': (fake) => ({ groups: [{ id: fake.groupId, name: fake.name, screen_name: `club${fake.groupId}`, is_closed: 0, type: 'group', photo_50: '', photo_100: '', photo_200: '' }], profiles: [] }),

  'groups.getTokenPermissions': () => ({ mask: 135172, permissions: ['manage', 'messages', 'photos', 'docs'].map((name, n) => ({ name, setting: 1 << n })) }),

  'groups.getCallbackConfirmationCode': (fake, params) => {
    own(fake, params);
    return { code: fake.confirmation };
  },

  'groups.addCallbackServer': (fake, params) => {
    own(fake, params);
    return { server_id: fake.events.addServer(params).id };
  },

  'groups.editCallbackServer': (fake, params) => {
    own(fake, params);
    fake.events.editServer(params.server_id, params);
    return 1;
  },

  'groups.deleteCallbackServer': (fake, params) => {
    own(fake, params);
    fake.events.need(params.server_id).status = 'deleted';
    fake.events.servers.delete(params.server_id);
    return 1;
  },

  'groups.getCallbackServers': (fake, params) => {
    own(fake, params);
    const items = [...fake.events.servers.values()].filter(({ id }) => !params.server_ids?.length || params.server_ids.includes(id));
    return { count: items.length, items: items.map(({ id, title, creator_id, url, secret_key, status }) => ({ id, title, creator_id, url, secret_key, status })) };
  },

  'groups.setCallbackSettings': (fake, params) => {
    own(fake, params);
    const server = fake.events.need(params.server_id ?? [...fake.events.servers.keys()][0]);
    Object.assign(server.flags, flagsOf(params));
    return 1;
  },

  'groups.getCallbackSettings': (fake, params) => {
    own(fake, params);
    const { flags } = fake.events.need(params.server_id ?? [...fake.events.servers.keys()][0]);
    return { api_version: '5.199', events: numbers(flags) };
  },

  'groups.setLongPollSettings': (fake, params) => {
    own(fake, params);
    const { longPoll } = fake.events;
    if (params.enabled !== undefined) longPoll.enabled = params.enabled;
    Object.assign(longPoll.flags, flagsOf(params));
    return 1;
  },

  'groups.getLongPollSettings': (fake, params) => {
    own(fake, params);
    const { enabled, api_version, flags } = fake.events.longPoll;
    return { is_enabled: enabled, api_version, events: numbers(flags) };
  },

  'groups.getLongPollServer': (fake, params) => {
    own(fake, params);
    if (!fake.events.longPoll.enabled) throw new VkError(100, 'longpoll for this group is not enabled');
    return fake.events.longPollServer();
  },

  'groups.ban': (fake, { owner_id }) => {
    fake.banned.add(owner_id);
    return 1;
  },

  'groups.unban': (fake, { owner_id }) => {
    fake.banned.delete(owner_id);
    return 1;
  },

  'groups.isMember': () => 0,
  'groups.enableOnline': () => 1,
  'groups.disableOnline': () => 1,
  'groups.getOnlineStatus': () => ({ status: 'online' }),

  'users.get': (fake, { user_ids = [], fields = [] }) => user_ids.map((id) => fake.people.get(Number(id))).filter(Boolean).map((person) => person.shown(fields)),

  'photos.getMessagesUploadServer': (fake) => ({ album_id: -64, upload_url: fake.library.uploadUrl('photo'), user_id: 0, group_id: fake.groupId }),
  'photos.saveMessagesPhoto': (fake, params) => fake.library.savePhoto(params),

  'docs.getMessagesUploadServer': (fake, { type = 'doc', peer_id }) => {
    if (peer_id === undefined) throw new VkError(100, 'peer_id is undefined');
    if (!['doc', 'audio_message', 'graffiti'].includes(type)) throw new VkError(100, 'type is invalid');
    return { upload_url: fake.library.uploadUrl(type) };
  },

  'docs.save': (fake, params) => fake.library.saveFile(params),

  'utils.getServerTime': () => nowSeconds(),
  'utils.getShortLink': (fake, { url }) => ({ short_url: 'https://vk.cc/fake', key: 'fake', url, access_key: '' }),
  'utils.resolveScreenName': (fake, { screen_name }) => {
    const found = [...fake.people.values()].find((person) => person.screen_name === screen_name);
    return found ? { object_id: found.id, type: 'user' } : [];
  },
};

function own(fake, { group_id }) {
  if (group_id !== fake.groupId) throw new VkError(15);
}

function flagsOf(params) {
  return Object.fromEntries(kSettings.filter((name) => params[name] !== undefined).map((name) => [name, params[name]]));
}

function numbers(flags) {
  return Object.fromEntries(kSettings.map((name) => [name, flags[name] ? 1 : 0]));
}
