// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "shared/wire/types.hpp"

namespace pult::client {

/// A reply or note between Enter and the server's word for it.
struct Outgoing {
    std::string clientId; ///< the same for every attempt, so that none makes a second message
    DialogId dialog;
    ThreadId thread;
    wire::ComposeMode mode = wire::ComposeMode::reply;
    std::string text;
    std::vector<wire::Attachment> attachments; ///< at the server already
    std::optional<MessageId> replyTo;
    Seq seenSeq = 0; ///< newest message on the screen when Enter was pressed
    Time writtenAt;
};

/// What the desk must not lose: drafts and the outbox. What is put is safe when the call returns.
class Vault {
public:
    virtual ~Vault() = default;

    virtual void putDraft(const wire::Draft& draft) = 0; ///< empty text removes it
    virtual std::vector<wire::Draft> drafts() const = 0;
    virtual void putOutgoing(const Outgoing& outgoing) = 0;
    virtual void removeOutgoing(const std::string& clientId) = 0;
    virtual std::vector<Outgoing> outgoing() const = 0; ///< in the order they were put
    virtual void clear() = 0;
};

/// Keeps it for as long as the program runs.
class MemoryVault final : public Vault {
public:
    void putDraft(const wire::Draft& draft) override;
    std::vector<wire::Draft> drafts() const override { return m_drafts; }
    void putOutgoing(const Outgoing& outgoing) override { m_outgoing.push_back(outgoing); }
    void removeOutgoing(const std::string& clientId) override;
    std::vector<Outgoing> outgoing() const override { return m_outgoing; }
    void clear() override;

private:
    std::vector<wire::Draft> m_drafts;
    std::vector<Outgoing> m_outgoing;
};

} // namespace pult::client
