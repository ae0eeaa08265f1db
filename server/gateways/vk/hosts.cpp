// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/hosts.hpp"

namespace pult::vk {

void holdToVk(const Account& account, messenger::HttpCall& request) {
    request.hosts = {"vk.com",          "vk.ru",           "vk.me",           "vk-cdn.net",
                     "userapi.com",     "vkuser.net",      "vkuserphoto.ru",  "vkuseraudio.net",
                     "vkuseraudio.com", "vkuservideo.net", "vkuservideo.com", "vkuserlive.net"};
    if (account.isOwnBase)
        request.ownBase = account.base;
}

} // namespace pult::vk
