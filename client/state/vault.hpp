// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <string>
#include <vector>

#include "client/state/kept_draft.hpp"
#include "client/state/kept_text.hpp"
#include "client/state/outgoing.hpp"
#include "shared/base/error.hpp"

namespace pult::client {

/// A picture out of the clipboard, under the name that its draft knows it by.
struct PastedFile {
    std::string name;
    QByteArray bytes;
};

/// What the desk must not lose: drafts, what else is being written, and the outbox of one account.
///
/// What is put is safe when `done` is called with a value; that may be at once. Puts are kept in the order they came;
/// a draft or another text may wait a moment for the next key.
/// Errors   unavailable    it could not be kept, for instance because the disk is full; the detail says so
/// Thread   the desk's; `done` is called on it
class Vault {
public:
    using Done = std::function<void(const Result<void>&)>;

    virtual ~Vault() = default;

    /// Whose it is; empty: nobody's yet. Setting another account throws away what is kept.
    virtual std::string account() const = 0;
    virtual void setAccount(const std::string& account) = 0;

    virtual void putDraft(const KeptDraft& draft, Done done) = 0; ///< an empty one removes it
    virtual void putText(const KeptText& text, Done done) = 0;    ///< the same
    /// Bytes that are nowhere else until they are at the server. They go with the first draft of this dialog and mode
    /// that is put behind them and doesn't hold them. Put again under the same name they take the place of the former.
    virtual void putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file, Done done) = 0;
    /// More bytes behind those of one that was put.
    virtual void appendPasted(const PastedFile& more, Done done) = 0;
    /// From then on its text is no draft and no other text any more: both in one step, so that it is never kept twice.
    /// A draft of other words stays. One that is kept under this client id already is replaced in its place, and what
    /// is being written stays.
    virtual void putOutgoing(const Outgoing& outgoing, Done done) = 0;
    virtual void removeOutgoing(const std::string& clientId) = 0;
    /// What is kept of drafts, other texts and the outbox, the last in the order it was put.
    virtual std::vector<KeptDraft> drafts() const = 0;
    virtual std::vector<KeptText> texts() const = 0;
    virtual std::vector<Outgoing> outgoing() const = 0;
    /// What kept drafts hold of what was pasted.
    virtual std::vector<PastedFile> pasted() const = 0;
    virtual void clear() = 0;
};

/// Keeps it for as long as the program runs.
class MemoryVault : public Vault {
public:
    std::string account() const override { return m_account; }
    void setAccount(const std::string& account) override;
    void putDraft(const KeptDraft& draft, Done done) override;
    void putText(const KeptText& text, Done done) override;
    void putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file, Done done) override;
    void appendPasted(const PastedFile& more, Done done) override;
    void putOutgoing(const Outgoing& outgoing, Done done) override;
    void removeOutgoing(const std::string& clientId) override;
    std::vector<KeptDraft> drafts() const override { return m_drafts; }
    std::vector<KeptText> texts() const override { return m_texts; }
    std::vector<Outgoing> outgoing() const override { return m_outgoing; }
    std::vector<PastedFile> pasted() const override;
    void clear() override;

private:
    struct Pasted {
        DialogId dialog;
        wire::ComposeMode mode;
        PastedFile file;
    };

    void dropWhatLeaves(const Outgoing& outgoing);
    void dropDraft(DialogId dialog, wire::ComposeMode mode);

    std::string m_account;
    std::vector<KeptDraft> m_drafts;
    std::vector<KeptText> m_texts;
    std::vector<Outgoing> m_outgoing;
    std::vector<Pasted> m_pasted;
};

} // namespace pult::client
