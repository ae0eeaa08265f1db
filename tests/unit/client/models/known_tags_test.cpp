// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/known_tags.hpp"

#include "tests/support/desk_scene.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

TEST_CASE("known tags: of dialogs, customers and the server's counts, the most used first", "[models]") {
    DeskScene scene;
    scene.link.features = {"counts"};
    scene.link.start(100);
    CHECK(knownTags(scene.desk).isEmpty());
    const auto know = [&](std::int64_t id, std::vector<std::string> tags) {
        wire::Dialog dialog = aDialog(id);
        dialog.tags = std::move(tags);
        scene.link.tell(wire::DialogAdded{dialog, {}}, 200 + id);
    };
    know(5, {"delivery", "vip"});
    know(6, {"vip"});
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.tags = {"wholesale"};
    scene.desk.loadCustomer(CustomerId{205});
    scene.link.answer<wire::CustomerGet>(details);
    CHECK(knownTags(scene.desk) ==
          QStringList{QStringLiteral("vip"), QStringLiteral("delivery"), QStringLiteral("wholesale")});
    // The server counts what isn't here, too.
    scene.link.answer<wire::DialogCounts>({{{"mine", 9, 1}, {"tag:delivery", 7, 0}, {"tag:returns", 5, 0}}});
    CHECK(knownTags(scene.desk) == QStringList{QStringLiteral("delivery"), QStringLiteral("returns"),
                                               QStringLiteral("vip"), QStringLiteral("wholesale")});
}
