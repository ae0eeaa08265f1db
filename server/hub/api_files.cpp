// SPDX-License-Identifier: GPL-3.0-or-later
#include <sodium.h>

#include "server/hub/api_handlers.hpp"
#include "shared/domain/send_reason.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr Millis kLinkLife = std::chrono::minutes{10};
constexpr std::size_t kHolderLength = 32;
constexpr std::chrono::hours kDayEverywhere{36}; ///< from its begin by UTC, until the last on Earth has had it

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

} // namespace

ApiHandlers::ApiHandlers(Api::Dependencies dependencies)
    : m(dependencies), m_linkKey(crypto_auth_KEYBYTES, '\0'), m_counts(m.store, m.clock) {
    randombytes_buf(m_linkKey.data(), m_linkKey.size());
}

std::string ApiHandlers::fileSignature(FileId id, std::string_view holder, Time expiresAt) const {
    const std::string text = std::to_string(id.value) + "\n" + std::string(holder) + "\n" +
                             std::to_string(expiresAt.time_since_epoch().count());
    unsigned char mac[crypto_auth_BYTES];
    crypto_auth(mac, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                reinterpret_cast<const unsigned char*>(m_linkKey.data()));
    return hex(mac, sizeof mac);
}

std::string ApiHandlers::fileLink(FileId id, const std::string& holder, Time expiresAt) const {
    return "/files/" + std::to_string(id.value) + "?holder=" + holder +
           "&expires=" + std::to_string(expiresAt.time_since_epoch().count()) +
           "&sig=" + fileSignature(id, holder, expiresAt);
}

bool ApiHandlers::fileLinkIsValid(FileId id, std::string_view holder, Time expiresAt,
                                  std::string_view signature) const {
    if (expiresAt < m.clock.now())
        return false;
    const std::string expected = fileSignature(id, holder, expiresAt);
    if (signature.size() != expected.size() || sodium_memcmp(signature.data(), expected.data(), expected.size()) != 0)
        return false;
    if (holder.starts_with("visitor:"))
        return true;
    const auto owner = m_linkHolders.find(std::string(holder));
    return owner != m_linkHolders.end() && m.directory.principal(owner->second).has_value();
}

void ApiHandlers::endLinks(const std::string& tokenHash) {
    m_linkHolders.erase(tokenHash.substr(0, kHolderLength));
}

Async<wire::FileLinked> ApiHandlers::handle(Caller caller, wire::FileLink request) {
    storage::Guard guard{caller.principal, Permission::dialog_read};
    auto allowed = co_await m.store.mayReadFile(std::move(guard), request.file_id);
    if (!allowed)
        co_return allowed.error();
    if (!*allowed)
        co_return fail(Errc::not_found, "there is no such file");
    const std::string holder = caller.tokenHash.substr(0, kHolderLength);
    m_linkHolders[holder] = caller.principal.operatorId;
    wire::FileLinked linked;
    linked.expires_at = m.clock.now() + kLinkLife;
    linked.url = fileLink(request.file_id, holder, linked.expires_at);
    co_return linked;
}

/// To the end of a day that the customer is told, wherever he is.
Time ApiHandlers::linkEnd() const {
    const auto lastDay = std::chrono::floor<std::chrono::days>(m.clock.now() + m.fileLinks.life);
    return lastDay + kDayEverywhere;
}

Async<std::vector<storage::LinkedFile>> ApiHandlers::linksTo(Caller caller, std::vector<FileId> files) {
    std::vector<storage::LinkedFile> links;
    if (files.empty())
        co_return links;
    if (!linksFiles())
        co_return fail(Errc::invalid, domain::sentenceOf({domain::SendTrouble::no_public_url}));
    for (const FileId file : files) {
        storage::Guard guard{caller.principal, Permission::dialog_read};
        auto allowed = co_await m.store.mayReadFile(std::move(guard), file);
        if (!allowed)
            co_return allowed.error();
        if (!*allowed)
            co_return fail(Errc::not_found, "there is no such file");
        auto secret = staff::SignIn::makeSecret();
        storage::LinkedFile link;
        link.file = file;
        link.url = m.fileLinks.origin + "/files/links/" + secret.text;
        link.tokenHash = std::move(secret.hash);
        link.expiresAt = linkEnd();
        links.push_back(std::move(link));
    }
    co_return links;
}

// session.* is answered by the session that owns the socket; over plain HTTP there is none.

Async<wire::SessionOpened> ApiHandlers::handle(Caller, wire::SessionOpen) {
    co_return fail(Errc::invalid, "session.open belongs to a socket at /ws");
}

Async<wire::SessionResumed> ApiHandlers::handle(Caller, wire::SessionResume) {
    co_return fail(Errc::invalid, "session.resume belongs to a socket at /ws");
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::SessionClose) {
    auto done = co_await m.signIn.signOut(caller.tokenHash);
    if (!done)
        co_return done.error();
    endLinks(caller.tokenHash);
    onTokenRevoked(caller.tokenHash);
    co_return wire::Empty{};
}

} // namespace pult::hub
