// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"

/// What answers of the WhatsApp Cloud API mean. Pure.
namespace pult::whatsapp {

/// Of a message. WhatsApp takes no key of ours for repeating: an answer that can't be read leaves the message
/// uncertain, and a status with our key settles it.
[[nodiscard]] messenger::Judgement judgeSend(const messenger::HttpReply& reply);

/// Of a call that may be repeated without harm: what can't be read is a reason to try again.
[[nodiscard]] messenger::Judgement judgeOther(const messenger::HttpReply& reply);

/// The id of an uploaded file, in `externalId`.
[[nodiscard]] messenger::Judgement judgeUpload(const messenger::HttpReply& reply);

/// Where a customer's file is.
struct Media {
    std::string url;
    std::string type;
    std::string sha256; ///< hex; empty when it wasn't said
    std::int64_t size = 0;
};
/// `media` is filled when it was accepted.
[[nodiscard]] messenger::Judgement judgeMedia(const messenger::HttpReply& reply, Media& media);

struct Template {
    std::string id;
    std::string name;
    std::string language;
    std::string status; ///< WhatsApp's word, upper case; only APPROVED ones may be sent
    std::string category;
    std::string components; ///< as JSON
};
struct TemplatePage {
    std::vector<Template> templates;
    std::string after; ///< for the next page; empty: that was the last
};
[[nodiscard]] messenger::Judgement judgeTemplates(const messenger::HttpReply& reply, TemplatePage& page);

struct Number {
    std::string id;
    std::string shown; ///< "+1 555-555-5555"
    std::string name;
    std::string quality; ///< GREEN, YELLOW, RED
};
[[nodiscard]] messenger::Judgement judgeNumber(const messenger::HttpReply& reply, Number& number);

} // namespace pult::whatsapp
