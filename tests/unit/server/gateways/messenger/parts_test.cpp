// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/parts.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using messenger::Outgoing;
using messenger::OutgoingFile;
using messenger::partsOf;
using wire::AttachmentKind;
using wire::ChannelKind;

namespace {

domain::Capabilities withLimit(std::size_t limit) {
    domain::Capabilities can;
    can.textLimit = limit;
    can.captionLimit = 10;
    can.filesTogether = 2;
    return can;
}

OutgoingFile file(AttachmentKind kind) {
    OutgoingFile file;
    file.kind = kind;
    return file;
}

} // namespace

TEST_CASE("parts: a short text goes with the first file, a long one before it, and only the first part quotes") {
    const auto can = withLimit(20);
    Outgoing message;
    message.text = "подпись";
    message.replyToExternal = "17";
    message.files = {file(AttachmentKind::photo), file(AttachmentKind::video), file(AttachmentKind::photo),
                     file(AttachmentKind::file)};
    auto parts = partsOf(message, can);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].text == "подпись");
    CHECK(parts[0].files.size() == 2);
    CHECK(parts[0].replyToExternal == "17");
    CHECK(parts[1].replyToExternal.empty());
    CHECK(parts[2].files.front().kind == AttachmentKind::file);

    message.text = "длиннее подписи";
    parts = partsOf(message, can);
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].text == "длиннее подписи");
    CHECK(parts[0].files.empty());
    CHECK(parts[1].text.empty());
}

TEST_CASE("parts: a voice message stands alone and takes no text") {
    Outgoing message;
    message.text = "да";
    message.files = {file(AttachmentKind::voice), file(AttachmentKind::voice)};
    const auto parts = partsOf(message, withLimit(20));
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].text == "да");
    CHECK(parts[1].files.size() == 1);
}

TEST_CASE("parts: every part goes to the same person, by number where that is known") {
    Outgoing message;
    message.peer = "US.77";
    message.phone = "16505551234";
    message.text = "a text that is longer than a caption";
    message.files = {file(AttachmentKind::photo)};
    const auto parts = partsOf(message, withLimit(100));
    REQUIRE(parts.size() == 2);
    for (const auto& part : parts) {
        CHECK(part.peer == "US.77");
        CHECK(part.phone == "16505551234");
    }
}
