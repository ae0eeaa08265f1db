// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "client/link/link.hpp"
#include "client/state/dialog_query.hpp"
#include "client/state/read_mark.hpp"
#include "client/state/roster.hpp"
#include "shared/domain/search_text.hpp"
#include "shared/wire/customers.hpp"
#include "shared/wire/search.hpp"

namespace pult::client {

/// What is written to the cache of the operator's scope: each is one step that is kept whole or not at all.
namespace kept {

/// A session began. `startsOver`: what is kept is out of date or no longer in the operator's sight, and goes.
struct Session {
    wire::User me;
    std::string serverVersion;
    StreamPosition position;
    bool startsOver = false;
    /// Something written in them is not at the server yet: they stay, however old they are.
    std::vector<DialogId> unsent{};
};
/// What the stream told, and how far it has come with that.
struct Told {
    wire::Event event;
    Seq seq = 0;
};
/// An event that can't be read was passed over.
struct Skipped {
    Seq seq = 0;
};
struct Dialogs {
    std::vector<wire::Dialog> dialogs;
};
/// What was kept of it was wrong: this is right whatever its version says, and its thread is loaded anew.
struct Mended {
    wire::Dialog dialog;
};
/// No longer in the operator's sight, although no event said so.
struct Gone {
    DialogId dialog;
};
/// A page of a list: all that stands behind the page before and up to `upTo`.
struct ListPage {
    std::string list;  ///< DialogQuery::name
    std::string after; ///< what fetched it; empty: the first page
    std::vector<wire::Dialog> dialogs;
    std::optional<SortKey> upTo;     ///< empty: to the end of the list
    std::optional<std::string> next; ///< what fetches the next page
};
/// Messages of a thread without a hole: the newest ones, then nothing else of it stays; or those right before the
/// first that is kept.
struct ThreadPart {
    ThreadId thread;
    std::vector<wire::Message> messages; ///< rising by seq
    bool newest = true;
    std::string before;               ///< what fetched them, unless they are the newest
    std::optional<std::string> older; ///< what fetches those before them
};
struct Customer {
    wire::CustomerDetails details;
};
struct Users {
    std::vector<wire::User> users;
    std::vector<wire::Presence> presence;
};
struct Channels {
    std::vector<wire::Channel> channels;
};
struct Templates {
    std::vector<wire::Template> templates;
};
struct Lists {
    wire::Workspace lists;
};
/// This operator has read up to there, here; the server hasn't heard of it yet.
struct Read {
    DialogId dialog;
    Seq seq = 0;
};
/// The server knows how far it is read.
struct ReadTold {
    DialogId dialog;
};

using Write = std::variant<Session, Told, Skipped, Dialogs, Mended, Gone, ListPage, ThreadPart, Customer, Users,
                           Channels, Read, ReadTold, Templates, Lists>;

/// What is there when the program starts.
struct Start {
    StreamPosition position; ///< no epoch: nothing is kept
    wire::User me;           ///< as of the session that was kept
    std::string serverVersion;
    Roster roster;
    std::vector<wire::Message> stuck; ///< replies that had not gone out, also of threads that aren't kept
    std::vector<wire::DialogRead> untoldReads;
};
struct MarkedDialog {
    wire::Dialog dialog;
    ReadMark mark;
};
struct List {
    std::vector<MarkedDialog> dialogs; ///< in the list's order
    std::optional<SortKey> upTo;       ///< as in ListPage
    std::optional<std::string> next;
};

/// `next` of a page of messages when the ones before it are kept too.
inline constexpr const char* kOlderIsKept = "#kept";

} // namespace kept

/// What the operator may see, kept on this computer: dialogs and lists, threads that were visited, customers,
/// colleagues, and up to where the stream was followed. It is never needed: what isn't here is asked of the server, and
/// what a crash takes comes again, because the stream goes on from the position that was kept with it.
///
/// Reads see all that was written before them. `done` gets nothing when it isn't kept.
/// Thread   the desk's; `done` is called on it, possibly at once
class ScopeCache {
public:
    template <class T>
    using Done = std::function<void(std::optional<T>)>;

    virtual ~ScopeCache() = default;

    /// Whose it is from now on; what was kept of another account goes.
    virtual kept::Start claim(const std::string& account) = 0;
    virtual void write(kept::Write what) = 0;
    /// Makes unreadable what is kept; nobody's from now on.
    virtual void clear() = 0;

    virtual void readList(const DialogQuery& query, OperatorId me, const std::string& after, Done<kept::List> done) = 0;
    virtual void readDialog(DialogId id, Done<kept::MarkedDialog> done) = 0;
    /// The newest messages.
    virtual void readThread(ThreadId id, int limit, Done<wire::MessagePage> done) = 0;
    /// The messages right before `before`.
    virtual void readOlder(ThreadId id, Seq before, int limit, Done<wire::MessagePage> done) = 0;
    /// Of all that was said with a customer the messages right before `before`, as far as they are kept: what lies
    /// between them may not be.
    virtual void readHistory(CustomerId of, Seq before, int limit, Done<wire::MessagePage> done) = 0;
    virtual void readCustomer(CustomerId id, Done<wire::CustomerDetails> done) = 0;
    /// Messages with all of the words in any form, and customers with names that begin so, the newest first; at most
    /// `limit` of each.
    virtual void search(const std::vector<domain::SearchTerm>& terms, int limit, Done<wire::SearchFound> done) = 0;
};

/// Where nothing can be kept.
class NoScopeCache : public ScopeCache {
public:
    kept::Start claim(const std::string&) override { return {}; }
    void write(kept::Write) override {}
    void clear() override {}
    void readList(const DialogQuery&, OperatorId, const std::string&, Done<kept::List> done) override { done({}); }
    void readDialog(DialogId, Done<kept::MarkedDialog> done) override { done({}); }
    void readThread(ThreadId, int, Done<wire::MessagePage> done) override { done({}); }
    void readOlder(ThreadId, Seq, int, Done<wire::MessagePage> done) override { done({}); }
    void readHistory(CustomerId, Seq, int, Done<wire::MessagePage> done) override { done({}); }
    void readCustomer(CustomerId, Done<wire::CustomerDetails> done) override { done({}); }
    void search(const std::vector<domain::SearchTerm>&, int, Done<wire::SearchFound> done) override { done({}); }
};

} // namespace pult::client
