// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"
#include "shared/domain/dialog_hash.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

Async<wire::DialogHashed> ApiHandlers::handle(Caller caller, wire::DialogHashes request) {
    const bool messages = request.messages.value_or(false);
    const std::size_t most = messages ? wire::kMaxBatch : static_cast<std::size_t>(wire::kMaxPage);
    if (request.dialog_ids.size() > most)
        co_return fail(Errc::invalid, "dialog_ids: at most " + std::to_string(most));
    wire::DialogHashed hashed;
    const bool isMasked = domain::masksContacts(caller.principal);
    const domain::PersonalFields noFields({}); // cards aren't compared
    for (const DialogId id : request.dialog_ids) {
        storage::Guard guard{caller.principal, Permission::dialog_read};
        auto details = co_await m.store.dialog(std::move(guard), id);
        if (!details && details.error().code == Errc::not_found)
            continue;
        if (!details)
            co_return details.error();
        // Of what the caller is shown.
        const bool isWhole = domain::seesTakenBack(caller.principal);
        if (!isWhole)
            domain::withholdIn(*details);
        if (isMasked)
            domain::maskIn(details->dialog, noFields);
        const wire::Dialog& dialog = details->dialog;
        wire::DialogHash hash{id, dialog.version, dialog.last_seq, domain::dialogHash(dialog), {}};
        if (messages) {
            storage::HistoryQuery query;
            query.guard = {caller.principal, Permission::dialog_read};
            query.thread = dialog.thread_id;
            query.limit = domain::kHashedMessages;
            auto page = co_await m.store.history(std::move(query));
            if (!page)
                co_return page.error();
            if (!isWhole)
                domain::withholdIn(*page);
            if (isMasked)
                domain::maskIn(*page, noFields);
            hash.messages = domain::messagesHash(page->messages);
        }
        hashed.hashes.push_back(std::move(hash));
    }
    co_return hashed;
}

Async<wire::Empty> ApiHandlers::handle(Caller, wire::SessionReport request) {
    if (request.differing.size() > static_cast<std::size_t>(wire::kMaxPage))
        co_return fail(Errc::invalid, "differing: at most " + std::to_string(wire::kMaxPage));
    differing += static_cast<std::int64_t>(request.differing.size());
    co_return wire::Empty{};
}

} // namespace pult::hub
