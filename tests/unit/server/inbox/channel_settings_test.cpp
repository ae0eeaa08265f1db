// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/channel_settings.hpp"

#include "tests/support/printing.hpp"

using namespace pult;

TEST_CASE("channel settings: every kind may have a time of its own to go on in a closed dialog", "[inbox]") {
    using enum wire::ChannelKind;
    for (const auto kind : {webchat, telegram, whatsapp, vk}) {
        for (const char* right : {"3d", "90s", "0", ""})
            CHECK(inbox::checkedSetting(kind, "reopen_within", right).value() == right);
        const auto wrong = inbox::checkedSetting(kind, "reopen_within", "a while");
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().code == Errc::invalid);
        CHECK(wrong.error().detail.find("90s") != std::string::npos);
    }
}
