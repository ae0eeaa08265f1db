// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"

/// What somebody answers for.
namespace pult::hub {

using storage::Async;

Async<wire::AuditPage> ApiHandlers::handle(Caller, wire::AuditList request) {
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    storage::AuditQuery query{std::move(request.action), request.operator_id, std::move(request.after), *limit};
    co_return co_await m.store.auditTrail(std::move(query));
}

} // namespace pult::hub
