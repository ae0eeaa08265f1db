// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api.hpp"

#include <array>

#include "server/hub/api_handlers.hpp"
#include "server/hub/method_table.hpp"
#include "server/hub/rpc.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/codec.hpp"

namespace pult::hub {

namespace {

using Handler = storage::Async<std::string> (*)(ApiHandlers&, Caller, boost::json::value);

struct Row {
    domain::Permission permission;
    bool isPersonal;
    Handler handler;
};

template <class Method>
storage::Async<std::string> invoke(ApiHandlers& handlers, Caller caller, boost::json::value params) {
    auto request = wire::decode<Method>(params);
    if (!request)
        co_return request.error();
    const bool isWhole = domain::seesTakenBack(caller.principal);
    const bool isMasked = domain::masksContacts(caller.principal) && !std::is_same_v<Method, wire::CustomerReveal>;
    const domain::Principal principal = isMasked ? caller.principal : domain::Principal();
    auto answer = co_await handlers.handle(std::move(caller), std::move(*request));
    if (!answer)
        co_return answer.error();
    if (!isWhole)
        domain::withholdIn(*answer);
    if (isMasked) {
        const auto masked = co_await handlers.maskContacts(principal, *answer);
        if (!masked)
            co_return masked.error();
    }
    co_return wire::encode(*answer);
}

const std::unordered_map<std::string_view, Row>& table() {
    static const auto rows = [] {
        std::unordered_map<std::string_view, Row> made;
        boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, wire::Methods>>([&](auto identity) {
            using Method = typename decltype(identity)::type;
            made.emplace(Method::kMethod, Row{Needs<Method>::value, kIsPersonal<Method>, &invoke<Method>});
        });
        return made;
    }();
    return rows;
}

} // namespace

struct Api::Impl {
    ApiHandlers handlers;
};

Api::Api(Dependencies dependencies) : m_impl(std::make_unique<Impl>(Impl{ApiHandlers(dependencies)})) {
    m_impl->handlers.onRightsChanged = [this](OperatorId id) {
        if (onRightsChanged)
            onRightsChanged(id);
    };
    m_impl->handlers.onRegrouped = [this](OperatorId id) {
        if (onRegrouped)
            onRegrouped(id);
    };
    m_impl->handlers.onTokenRevoked = [this](const std::string& hash) {
        if (onTokenRevoked)
            onTokenRevoked(hash);
    };
    m_impl->handlers.onIdleChanged = [this](OperatorId id) {
        if (onIdleChanged)
            onIdleChanged(id);
    };
}

Api::~Api() = default;

void Api::connect(inbox::SignalSink* signals, std::vector<inbox::ChannelSender*> senders) {
    m_impl->handlers.signals = signals;
    m_impl->handlers.senders = std::move(senders);
}

bool Api::knows(std::string_view method) {
    return table().contains(method);
}

storage::Async<std::string> Api::call(Caller caller, std::string method, boost::json::value params) {
    const auto row = table().find(method);
    if (row == table().end())
        co_return rpc::methodNotFound(method);
    if (!domain::may(caller.principal, row->second.permission))
        co_return fail(Errc::forbidden, "your role does not allow " + method);
    if (row->second.isPersonal && caller.principal.token)
        co_return fail(Errc::forbidden, "an API token is nobody: " + method + " is for who has signed in himself");
    m_impl->handlers.heard(caller);
    co_return co_await row->second.handler(m_impl->handlers, std::move(caller), std::move(params));
}

void Api::sessionEnded(const Caller& caller) {
    m_impl->handlers.stopViewing(caller);
    m_impl->handlers.rests(caller, std::nullopt);
}

std::int64_t Api::differing() const {
    return m_impl->handlers.differing;
}

void Api::published(std::span<const storage::JournalRecord> records) {
    m_impl->handlers.counts().published(records);
}

std::vector<FolderCounts::Changes> Api::changedCounts(const std::set<domain::Asker>& there) {
    return m_impl->handlers.counts().changes(there);
}

bool Api::linksFiles() const {
    return m_impl->handlers.linksFiles();
}

wire::ForeignReply Api::foreignReply() const {
    return m_impl->handlers.foreignReply();
}

std::string Api::fileLink(FileId id, const std::string& holder, Time expiresAt) const {
    return m_impl->handlers.fileLink(id, holder, expiresAt);
}

bool Api::fileLinkIsValid(FileId id, std::string_view holder, Time expiresAt, std::string_view signature) const {
    return m_impl->handlers.fileLinkIsValid(id, holder, expiresAt, signature);
}

} // namespace pult::hub
