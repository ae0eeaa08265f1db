// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/capabilities.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using wire::AttachmentKind;
using wire::ChannelKind;

TEST_CASE("capabilities: nothing goes to a kind that isn't known") {
    const auto& can = domain::capabilitiesOf(ChannelKind::unknown);
    CHECK(can.textLimit == 0);
    CHECK(domain::ruleFor(can, "image/png", 1) == nullptr);
}

TEST_CASE("capabilities: a picture that is too large for a photo goes as a file") {
    const auto& can = domain::capabilitiesOf(ChannelKind::whatsapp);
    CHECK(domain::ruleFor(can, "image/png", 5'000'000)->kind == AttachmentKind::photo);
    CHECK(domain::ruleFor(can, "image/png", 5'000'001)->kind == AttachmentKind::file);
    CHECK(domain::ruleFor(can, "image/webp", 1)->kind == AttachmentKind::file);
    CHECK(domain::ruleFor(can, "image/png", 100'000'001) == nullptr);
}

TEST_CASE("capabilities: a picture goes as a file where that is wanted") {
    for (const auto kind : {ChannelKind::whatsapp, ChannelKind::telegram, ChannelKind::vk, ChannelKind::webchat}) {
        const auto& can = domain::capabilitiesOf(kind);
        REQUIRE(domain::ruleFor(can, "image/jpeg", 1000));
        CHECK(domain::ruleFor(can, "image/jpeg", 1000)->kind == AttachmentKind::photo);
        REQUIRE(domain::fileRuleFor(can, "image/jpeg", 1000));
        CHECK(domain::fileRuleFor(can, "image/jpeg", 1000)->kind == AttachmentKind::file);
    }
    const auto& can = domain::capabilitiesOf(ChannelKind::whatsapp);
    CHECK(domain::fileRuleFor(can, "image/jpeg", 100'000'001) == nullptr);
    REQUIRE(domain::photoRuleFor(can, "image/png"));
    CHECK(domain::photoRuleFor(can, "image/png")->mostBytes == 5'000'000);
    CHECK(domain::photoRuleFor(can, "image/webp") == nullptr);
}

TEST_CASE("capabilities: length counts in the messenger's own unit") {
    const std::string text = "ёж 🙂";
    CHECK(domain::textLength(domain::capabilitiesOf(ChannelKind::vk), text) == 4);
    CHECK(domain::textLength(domain::capabilitiesOf(ChannelKind::telegram), text) == 5);
}
