// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/items_draft.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

WorkspaceItem item(const char* ref, const char* name, int position, int version = 1) {
    return {
        .ref = QString::fromLatin1(ref), .version = version, .position = position, .name = QString::fromLatin1(name)};
}

QList<WorkspaceItem> three() {
    return {item("1", "looking", 0), item("2", "waiting", 2), item("3", "booked", 5)};
}

ItemsDraft draftOfThree() {
    ItemsDraft draft;
    draft.setBase(three());
    return draft;
}

QStringList names(const QList<WorkspaceItem>& items) {
    QStringList all;
    for (const WorkspaceItem& each : items)
        all.append(each.name);
    return all;
}

void rename(ItemsDraft& draft, const QString& ref, const char* name) {
    for (WorkspaceItem each : draft.items())
        if (each.ref == ref) {
            each.name = QString::fromLatin1(name);
            return draft.change(each);
        }
}

} // namespace

TEST_CASE("workspace: what was changed, added and removed is counted and saved, and nothing else", "[models]") {
    ItemsDraft draft = draftOfThree();
    CHECK(draft.changes() == 0);
    CHECK(draft.toSave().isEmpty());
    rename(draft, QStringLiteral("2"), "waits");
    draft.add({.name = QStringLiteral("paid")});
    draft.remove(QStringLiteral("1"));
    CHECK(draft.changes() == 3);
    CHECK(names(draft.toSave()) == QStringList{QStringLiteral("waits"), QStringLiteral("paid")});
    CHECK(draft.toSave().back().position == -1);
    CHECK(names(draft.toDelete()) == QStringList{QStringLiteral("looking")});
    draft.discard();
    CHECK(draft.changes() == 0);
}

TEST_CASE("workspace: another order is one change and saves who has to move", "[models]") {
    ItemsDraft draft = draftOfThree();
    draft.move(2, 1);
    CHECK(draft.changes() == 1);
    const auto saved = draft.toSave();
    CHECK(names(saved) == QStringList{QStringLiteral("booked")});
    CHECK(saved[0].position == 1);
    // One new in between: all behind it move on.
    draft.discard();
    draft.add({.name = QStringLiteral("paid")});
    draft.move(3, 0);
    CHECK(names(draft.toSave()) ==
          QStringList{QStringLiteral("paid"), QStringLiteral("looking"), QStringLiteral("booked")});
}

TEST_CASE("workspace: what is untouched follows the server, what both changed keeps both words", "[models]") {
    ItemsDraft draft = draftOfThree();
    rename(draft, QStringLiteral("2"), "mine");
    QList<WorkspaceItem> base = three();
    base[0].name = QStringLiteral("searching");
    base[0].version = 2;
    base[1].name = QStringLiteral("theirs");
    base[1].version = 2;
    base.append(item("4", "paid", 6));
    draft.setBase(base);
    CHECK(names(draft.items()) == QStringList{QStringLiteral("searching"), QStringLiteral("mine"),
                                              QStringLiteral("booked"), QStringLiteral("paid")});
    REQUIRE(draft.theirs(QStringLiteral("2")));
    CHECK(draft.theirs(QStringLiteral("2"))->name == "theirs");
    CHECK(draft.toSave().front().version == 2);
    SECTION("the other's words are taken") {
        draft.takeTheirs(QStringLiteral("2"));
        CHECK(draft.changes() == 0);
    }
    SECTION("mine are saved over them") {
        base[1].name = QStringLiteral("mine");
        base[1].version = 3;
        draft.setBase(base);
        CHECK(draft.changes() == 0);
    }
    CHECK_FALSE(draft.theirs(QStringLiteral("2")));
}

TEST_CASE("workspace: a new one is there once, whether its event or its answer comes first", "[models]") {
    const bool eventFirst = GENERATE(true, false);
    ItemsDraft draft = draftOfThree();
    const QString temporary = draft.add({.name = QStringLiteral("paid")});
    QList<WorkspaceItem> base = three();
    base.append(item("4", "paid", 6));
    if (eventFirst)
        draft.setBase(base);
    draft.adopt(temporary, QStringLiteral("4"));
    if (!eventFirst)
        draft.setBase(base);
    CHECK(draft.items().size() == 4);
    CHECK(draft.changes() == 0);
}

TEST_CASE("workspace: one that was there before stays when what was changed in it is saved", "[models]") {
    ItemsDraft draft = draftOfThree();
    WorkspaceItem mine = draft.items()[0];
    mine.name = QStringLiteral("other words");
    draft.change(mine);
    draft.adopt(mine.ref, mine.ref);
    CHECK(draft.items().size() == 3);
    CHECK(draft.items()[0].name == QStringLiteral("other words"));
}
