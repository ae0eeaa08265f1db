// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "server/storage/store.hpp"

namespace pult::support {

/// Staff, channels and files in memory, for tests of the rooms above the store.
class FakeOfficeStore final : public storage::OfficeStore {
    template <class T>
    using Async = storage::Async<T>;
    using Done = storage::Done;

public:
    std::vector<storage::StoredUser> storedUsers;
    std::vector<storage::StoredSession> sessions;
    std::vector<storage::StoredToken> storedTokens;
    std::vector<storage::StoredChannel> storedChannels;
    std::vector<storage::StoredFile> files;
    std::vector<std::string> audited;
    int touches = 0;

    Async<std::vector<storage::StoredUser>> users() override { co_return storedUsers; }

    Async<wire::User> addUser(wire::User user, std::string passwordHash) override {
        user.id = OperatorId{static_cast<std::int64_t>(storedUsers.size()) + 1};
        storage::StoredUser stored;
        stored.user = user;
        stored.passwordHash = std::move(passwordHash);
        stored.groups = {GroupId{1}};
        storedUsers.push_back(std::move(stored));
        co_return user;
    }

    Async<wire::User> updateUser(wire::User user, std::string passwordHash) override {
        for (auto& stored : storedUsers) {
            if (stored.user.id != user.id)
                continue;
            stored.user = user;
            if (!passwordHash.empty())
                stored.passwordHash = std::move(passwordHash);
            co_return user;
        }
        co_return fail(Errc::not_found, "no such user");
    }

    Async<wire::Presence> setPresence(wire::Presence presence) override {
        for (auto& stored : storedUsers)
            if (stored.user.id == presence.operator_id)
                stored.presence = presence;
        co_return presence;
    }

    Async<Done> addSession(storage::StoredSession session) override {
        sessions.push_back(std::move(session));
        co_return Done{};
    }

    Async<storage::StoredSession> sessionByToken(std::string tokenHash) override {
        for (const auto& session : sessions)
            if (session.tokenHash == tokenHash)
                co_return session;
        co_return fail(Errc::not_found, "no such session");
    }

    Async<Done> touchSession(std::string tokenHash, Time seenAt) override {
        ++touches;
        for (auto& session : sessions)
            if (session.tokenHash == tokenHash)
                session.lastSeenAt = seenAt;
        co_return Done{};
    }

    Async<Done> removeSession(std::string tokenHash) override {
        std::erase_if(sessions, [&](const auto& session) { return session.tokenHash == tokenHash; });
        co_return Done{};
    }

    Async<Done> removeSessionsOf(OperatorId operatorId) override {
        std::erase_if(sessions, [&](const auto& session) { return session.operatorId == operatorId; });
        co_return Done{};
    }

    Async<wire::Token> addToken(storage::StoredToken token) override {
        token.token.id = TokenId{static_cast<std::int64_t>(storedTokens.size()) + 1};
        storedTokens.push_back(token);
        co_return token.token;
    }

    Async<std::vector<storage::StoredToken>> tokens() override { co_return storedTokens; }

    Async<Done> revokeToken(TokenId token) override {
        for (auto& stored : storedTokens)
            if (stored.token.id == token)
                stored.token.revoked_at = Time{};
        co_return Done{};
    }

    Async<std::vector<storage::StoredChannel>> channels() override { co_return storedChannels; }

    Async<wire::Channel> addChannel(storage::StoredChannel channel) override {
        channel.channel.id = ChannelId{static_cast<std::int64_t>(storedChannels.size()) + 1};
        storedChannels.push_back(channel);
        co_return channel.channel;
    }

    Async<Done> setChannelHealth(ChannelId, wire::ChannelState, std::string) override { co_return Done{}; }
    Async<wire::Channel> updateChannel(storage::StoredChannel channel) override {
        for (auto& stored : storedChannels)
            if (stored.channel.id == channel.channel.id)
                stored = channel;
        co_return channel.channel;
    }

    Async<storage::StoredFile> addFile(storage::StoredFile file) override {
        file.id = FileId{static_cast<std::int64_t>(files.size()) + 1};
        files.push_back(file);
        co_return file;
    }

    Async<storage::StoredFile> file(FileId id) override {
        for (const auto& file : files)
            if (file.id == id)
                co_return file;
        co_return fail(Errc::not_found, "no such file");
    }

    Async<bool> mayReadFile(storage::Guard, FileId) override { co_return true; }
    Async<bool> visitorMayReadFile(ThreadId, FileId) override { co_return true; }
    Async<storage::StoredFile> linkedFile(std::string, Time) override {
        co_return fail(Errc::not_found, "no such file");
    }

    Async<Done> audit(domain::Actor, std::string action, std::string subject) override {
        audited.push_back(action + " " + subject);
        co_return Done{};
    }
    Async<wire::AuditPage> auditTrail(storage::AuditQuery) override { co_return wire::AuditPage{}; }
};

} // namespace pult::support
