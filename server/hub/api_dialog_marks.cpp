// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"

/// What is noted about a dialog: who follows it, its stage, its priority, whether it is unread.
namespace pult::hub {

using domain::Permission;
using storage::Async;

Async<wire::DialogAnswer> ApiHandlers::edit(storage::DialogEdit edit) {
    if (auto error = clientIdObjection(edit.clientId))
        co_return std::move(*error);
    auto edited = co_await m.store.editDialog(std::move(edit));
    co_return answerWith<wire::DialogAnswer>(std::move(edited));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogFollow request) {
    storage::DialogEdit wanted;
    wanted.guard = {caller.principal, Permission::dialog_read};
    wanted.dialog = request.dialog_id;
    wanted.follow = request.follow;
    wanted.clientId = std::move(request.client_id);
    co_return co_await edit(std::move(wanted));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogSetStage request) {
    storage::DialogEdit wanted;
    wanted.guard = {caller.principal, Permission::dialog_tag};
    wanted.dialog = request.dialog_id;
    wanted.stage = request.stage_id;
    wanted.version = request.version;
    wanted.clientId = std::move(request.client_id);
    co_return co_await edit(std::move(wanted));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogSetPriority request) {
    if (request.priority < wire::kLowestPriority || request.priority > wire::kHighestPriority)
        co_return fail(Errc::invalid, "priority: expected -1 (low), 0, 1 (high) or 2 (urgent)");
    storage::DialogEdit wanted;
    wanted.guard = {caller.principal, Permission::dialog_tag};
    wanted.dialog = request.dialog_id;
    wanted.priority = request.priority;
    wanted.version = request.version;
    wanted.clientId = std::move(request.client_id);
    co_return co_await edit(std::move(wanted));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogMarkUnread request) {
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    storage::DialogUnread wanted;
    wanted.guard = {caller.principal, Permission::dialog_read};
    wanted.dialog = request.dialog_id;
    wanted.clientId = std::move(request.client_id);
    auto marked = co_await m.store.markUnread(std::move(wanted));
    co_return answerWith<wire::DialogAnswer>(std::move(marked));
}

} // namespace pult::hub
