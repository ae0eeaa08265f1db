// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desk_frames/kept_desk.hpp"

#include <filesystem>

#include "client/cache/key_file.hpp"
#include "client/cache/scope_database.hpp"
#include "client/models/list/dialog_list_model.hpp"
#include "client/models/list/folder_query.hpp"
#include "tests/bench/desk_floor/window.hpp"
#include "tests/bench/texts.hpp"
#include "tests/support/wire_builders.hpp"

namespace pult::bench {

using namespace pult::client;

namespace {

constexpr int kDialogs = kFloorRows;
constexpr int kPageRows = DialogListModel::kPage;
constexpr int kThreads = 500;
constexpr int kMessages = 50'000;

wire::Dialog dialog(int number) {
    const auto words = text(static_cast<std::size_t>(number));
    wire::Dialog made = support::waiting(support::aDialog(number), 1'000LL * number);
    made = support::with(std::move(made), support::aMessage(number, number, words));
    made.customer_name = name(static_cast<std::size_t>(number));
    made.last_message->author.name = made.customer_name;
    return made;
}

/// The whole list of those without an answer, page after page as the server gives it.
void fill(ScopeDatabase& database) {
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.kind = wire::ChannelKind::webchat;
    channel.name = "Bench";
    database.begin();
    database.setAccount(keptOperator().login + "@" + kServer);
    database.apply(kept::Session{keptOperator(), "1", {kDialogs, "e"}, true});
    database.apply(kept::Channels{{channel}});
    const DialogQuery query = queryOf(Folder::unanswered, true);
    for (int page = 0; page < kDialogs / kPageRows; ++page) {
        kept::ListPage kept;
        kept.list = query.name();
        kept.after = page == 0 ? "" : std::to_string(page);
        for (int i = 1; i <= kPageRows; ++i)
            kept.dialogs.push_back(dialog(page * kPageRows + i));
        kept.upTo = sortKey(query.order, kept.dialogs.back());
        kept.next = std::to_string(page + 1);
        if (page + 1 == kDialogs / kPageRows)
            kept.upTo = std::nullopt, kept.next = std::nullopt;
        database.apply(kept);
    }
    int number = 0;
    for (int id = 1; id <= kThreads; ++id) {
        kept::ThreadPart thread;
        thread.thread = support::aDialog(id).thread_id;
        for (int i = 0; i < kMessages / kThreads; ++i, ++number)
            thread.messages.push_back(support::aMessage(id, kDialogs + number, text(static_cast<std::size_t>(number))));
        database.apply(thread);
    }
    database.commit();
}

} // namespace

wire::User keptOperator() {
    wire::User user;
    user.id = OperatorId{7};
    user.login = "anna";
    user.name = "Анна";
    return user;
}

std::unique_ptr<DiskScopeCache> openKeptDesk(const std::string& folder) {
    CacheKey key;
    key.fill(3);
    const std::string path = folder + "/scope.db";
    if (!std::filesystem::exists(path)) {
        ScopeDatabase database(path, *keyWithSalt(key, path + ".salt"));
        fill(database);
    }
    auto opened = DiskScopeCache::open(path, key);
    return opened ? std::move(opened->cache) : nullptr;
}

} // namespace pult::bench
