// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/voice_type.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "shared/domain/capabilities.hpp"

using namespace pult;
using namespace std::string_literals;

namespace {

std::string firstPage(std::string_view head, char channels) {
    return "OggS"s + std::string(24, '\0') + std::string(head) + '\1' + channels + std::string(10, '\0');
}

} // namespace

TEST_CASE("voice type: Ogg with one channel of Opus, and nothing else") {
    CHECK(domain::isVoice(firstPage("OpusHead", 1)));
    CHECK_FALSE(domain::isVoice(firstPage("OpusHead", 2))); // music
    CHECK_FALSE(domain::isVoice(firstPage("\x01vorbis", 1)));
    CHECK_FALSE(domain::isVoice(firstPage("OpusHead", 1).substr(0, 37)));
    CHECK_FALSE(domain::isVoice("RIFF" + firstPage("OpusHead", 1).substr(4)));
    CHECK(domain::bareType(domain::kVoiceType) == "audio/ogg");
    CHECK(domain::bareType("image/png") == "image/png");
}

TEST_CASE("voice type: every messenger takes it as a voice message, other sounds in Ogg as a document") {
    const auto kind = GENERATE(wire::ChannelKind::telegram, wire::ChannelKind::whatsapp, wire::ChannelKind::vk);
    const auto& can = domain::capabilitiesOf(kind);
    CHECK(can.voice);
    CHECK(domain::ruleFor(can, domain::kVoiceType, 100'000)->kind == wire::AttachmentKind::voice);
    CHECK(domain::ruleFor(can, "audio/ogg", 100'000)->kind == wire::AttachmentKind::file);
}
