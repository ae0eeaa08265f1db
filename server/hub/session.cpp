// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/session.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "shared/domain/withholding.hpp"
#include "shared/wire/codec.hpp"

namespace asio = boost::asio;

namespace pult::hub {

namespace {

/// Frames that may wait for their turn; a client that asks faster than it is answered is closed.
constexpr std::size_t kMaxWaitingBytes = 1024 * 1024;
/// Records read at once while catching up: a page fits the socket's queue.
constexpr int kCatchUpPage = 400;
constexpr std::size_t kCatchUpLowWater = 128 * 1024;

} // namespace

Session::Session(Hub::Dependencies& hub, std::shared_ptr<inbox::Connection> connection, std::uint64_t number,
                 Ticks openedAt)
    : m_hub(hub), m_connection(std::move(connection)), m_number(number), m_openedAt(openedAt), m_keptAliveAt(openedAt) {
}

const std::string& Session::tokenHash() const {
    static const std::string kNone;
    return m_signedIn ? m_signedIn->tokenHash : kNone;
}

void Session::onFrame(std::string_view text) {
    if (m_closed)
        return;
    m_waitingBytes += text.size();
    if (m_waitingBytes > kMaxWaitingBytes)
        return close(inbox::CloseCode::tryLater, "too many requests at once");
    m_waiting.emplace_back(text);
    if (m_serving)
        return;
    m_serving = true;
    auto self = shared_from_this();
    asio::co_spawn(m_hub.executor, serve(), [self](std::exception_ptr failure) {
        if (failure)
            self->close(inbox::CloseCode::goingAway, "internal error");
    });
}

asio::awaitable<void> Session::serve() {
    const auto self = shared_from_this();
    while (!m_waiting.empty() && !m_closed) {
        std::string text = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= text.size();
        co_await serveFrame(std::move(text));
    }
    m_serving = false;
}

asio::awaitable<void> Session::serveFrame(std::string text) {
    rpc::Frame frame = rpc::parse(text);
    std::vector<std::string> answers;
    for (auto& call : frame.calls) {
        if (auto* rejected = std::get_if<rpc::Rejected>(&call)) {
            onRefused(Errc::invalid);
            answers.push_back(std::move(rejected->answer));
            continue;
        }
        auto& request = std::get<rpc::Request>(call);
        const bool wantsAnswer = !request.id.empty();
        std::string answer = co_await carryOut(std::move(request));
        if (wantsAnswer)
            answers.push_back(std::move(answer));
    }
    if (frame.batch && !answers.empty())
        sendText(rpc::join(answers));
    else if (!answers.empty())
        sendText(std::move(answers.front()));
    if (m_startCatchUp) {
        m_startCatchUp = false;
        co_await catchUp();
    }
}

asio::awaitable<std::string> Session::carryOut(rpc::Request request) {
    const std::string id = std::move(request.id);
    Result<std::string> result = fail(Errc::unauthenticated, "sign in first");
    if (request.method == wire::SessionOpen::kMethod) {
        result = co_await open(std::move(request.params));
    } else if (request.method == wire::SessionResume::kMethod) {
        result = co_await resume(std::move(request.params));
    } else if (m_signedIn && request.method == wire::SessionClose::kMethod) {
        result = co_await closeSession();
    } else if (m_signedIn) {
        Caller who = caller();
        result = co_await m_hub.api.call(std::move(who), std::move(request.method), std::move(request.params));
        if (m_closed) // meanwhile: what has begun with this request ends, too
            m_hub.api.sessionEnded(caller());
    } else if (!Api::knows(request.method)) {
        result = rpc::methodNotFound(request.method);
    }
    if (result)
        co_return rpc::answer(id, *result);
    onRefused(result.error().code);
    co_return rpc::errorAnswer(id, result.error());
}

asio::awaitable<Result<std::string>> Session::open(boost::json::value params) {
    auto request = wire::decode<wire::SessionOpen>(params);
    if (!request)
        co_return request.error();
    if (m_signedIn)
        co_return fail(Errc::conflict, "this connection is signed in already");
    std::string client = request->client.value_or(std::string());
    auto who =
        co_await m_hub.signIn.signIn(request->login, request->password, std::move(client), m_connection->address());
    if (!who)
        co_return who.error();
    wire::SessionOpened opened;
    opened.token = who->token;
    signedIn(std::move(*who));
    // Events flow from here on: what the client loads next can only be newer.
    m_sentSeq = publishedSeq();
    m_stream = Stream::live;
    opened.user = user();
    opened.seq = m_sentSeq;
    opened.epoch = m_hub.store.info().epoch;
    opened.server = serverInfo();
    co_return wire::encode(opened);
}

asio::awaitable<Result<std::string>> Session::resume(boost::json::value params) {
    auto request = wire::decode<wire::SessionResume>(params);
    if (!request)
        co_return request.error();
    if (m_signedIn)
        co_return fail(Errc::conflict, "this connection is signed in already");
    auto who = co_await m_hub.signIn.byToken(request->token);
    if (!who)
        co_return who.error();
    signedIn(std::move(*who));
    const storage::StoreInfo info = m_hub.store.info();
    const Seq published = publishedSeq();
    const bool sameStore = !request->epoch || *request->epoch == info.epoch;
    const bool reachable = request->after_seq >= info.oldestSeq - 1 && request->after_seq <= published;
    const auto* stored = m_hub.directory.find(operatorId());
    const bool sameGroups = !stored || request->after_seq >= stored->regroupedSeq;
    wire::SessionResumed resumed;
    resumed.resumed = sameStore && reachable && sameGroups;
    resumed.seq = published;
    resumed.epoch = info.epoch;
    resumed.user = user();
    resumed.server = serverInfo();
    m_sentSeq = resumed.resumed ? request->after_seq : published;
    m_startCatchUp = resumed.resumed;
    m_stream = resumed.resumed ? Stream::catchingUp : Stream::live;
    co_return wire::encode(resumed);
}

asio::awaitable<Result<std::string>> Session::closeSession() {
    boost::json::value none = boost::json::object();
    Caller who = caller();
    co_return co_await m_hub.api.call(std::move(who), std::string(wire::SessionClose::kMethod), std::move(none));
}

void Session::signedIn(staff::SignedIn who) {
    who.token.clear();
    m_signedIn = std::move(who);
    // As they are now: they may have changed while the store was told of the sign-in.
    if (const auto* stored = m_hub.directory.find(operatorId())) {
        m_signedIn->principal.groups = {stored->groups.begin(), stored->groups.end()};
        m_signedIn->principal.openGroups = {stored->openGroups.begin(), stored->openGroups.end()};
    }
    onSignedIn(*this);
}

/// Sends journal pages until the live stream is reached or the network has enough for now; goes on in onDrained.
asio::awaitable<void> Session::catchUp() {
    const auto self = shared_from_this();
    if (m_pageUnderWay)
        co_return;
    m_pageUnderWay = true;
    while (!m_closed && m_stream == Stream::catchingUp && m_connection->queuedBytes() < kCatchUpLowWater) {
        domain::Principal principal = m_signedIn->principal;
        auto page = co_await m_hub.store.journalAfter(m_sentSeq, std::move(principal), kCatchUpPage);
        if (m_stream != Stream::catchingUp)
            break;
        if (!page) {
            close(inbox::CloseCode::tryLater, "the journal can't be read now");
            break;
        }
        for (const auto& record : page->records)
            m_connection->send(record.frame);
        m_sentSeq = page->upTo;
        // Whatever was committed while the page was read is published by now and lies at or below this mark.
        if (page->complete && m_sentSeq >= publishedSeq())
            m_stream = Stream::live;
    }
    m_pageUnderWay = false;
}

void Session::onDrained() {
    if (m_closed || m_stream != Stream::catchingUp || m_pageUnderWay)
        return;
    auto self = shared_from_this();
    asio::co_spawn(m_hub.executor, catchUp(), [self](std::exception_ptr failure) {
        if (failure)
            self->close(inbox::CloseCode::goingAway, "internal error");
    });
}

/// A group's news after which the operator sees other dialogs through it.
bool Session::isRegroupedBy(const wire::Event& event) const {
    const auto* changed = std::get_if<wire::GroupChanged>(&event);
    if (!changed || changed->removed || !operatorId())
        return false;
    const wire::Group& group = changed->group;
    const auto& principal = m_signedIn->principal;
    const bool isMember = std::ranges::find(group.members, operatorId()) != group.members.end();
    const bool isOpen = isMember && group.is_open.value_or(false);
    return isMember != principal.groups.contains(group.id) || isOpen != principal.openGroups.contains(group.id);
}

void Session::deliver(const storage::JournalRecord& record) {
    // Neither this nor what follows is his as he is signed in: the hub calls him back, and he loads anew.
    if (isRegroupedBy(record.event))
        m_stream = Stream::none;
    if (m_stream != Stream::live || record.seq <= m_sentSeq)
        return;
    m_sentSeq = record.seq;
    if (hears(record.scope)) {
        m_connection->send(storage::frameFor(record, m_signedIn->principal));
        return;
    }
    if (!record.scope.before)
        return;
    storage::EventScope was = record.scope;
    was.facts = {*record.scope.before};
    if (!hears(was))
        return;
    const std::string members = "\"dialog_id\":" + std::to_string(record.scope.dialogId.value);
    m_connection->send(std::make_shared<const std::string>(
        storage::eventFrame(record.seq, record.at, wire::DialogRemoved::kType, members)));
}

void Session::deliver(const std::shared_ptr<const std::string>& frame, const storage::EventScope& scope) {
    if (m_stream != Stream::none && hears(scope))
        m_connection->send(frame);
}

bool Session::hears(const storage::EventScope& scope) const {
    return storage::hears(m_signedIn->principal, scope);
}

void Session::tell(const std::shared_ptr<const std::string>& frame) {
    if (m_stream != Stream::none)
        m_connection->send(frame);
}

void Session::onClosed() {
    if (m_closed)
        return;
    m_closed = true;
    if (m_signedIn)
        m_hub.api.sessionEnded(caller());
    onGone(*this);
}

void Session::close(inbox::CloseCode code, std::string_view reason) {
    m_connection->close(code, reason);
}

void Session::sendText(std::string text) {
    m_connection->send(std::make_shared<const std::string>(std::move(text)));
}

Caller Session::caller() const {
    return {m_signedIn->principal, m_signedIn->tokenHash, m_connection->address(), m_number};
}

wire::User Session::user() const {
    if (const auto* stored = m_hub.directory.find(person()))
        return stored->user;
    // An API token learns by what name it acts, and nothing else of who made it.
    wire::User user;
    user.id = operatorId();
    user.name = m_signedIn->principal.name;
    user.role = m_signedIn->principal.role;
    return user;
}

wire::ServerInfo Session::serverInfo() const {
    wire::ServerInfo info;
    info.version = m_hub.version;
    info.time = m_hub.clock.now();
    info.features = {"drafts", "notes", "snooze", "typing", "viewing", "files", "uploads", "hashes", "counts"};
    if (m_hub.api.linksFiles())
        info.features.emplace_back("file_links");
    if (!seesContacts())
        info.features.emplace_back("masked_contacts");
    info.max_file_bytes = m_hub.maxFileBytes;
    info.foreign_reply = m_hub.api.foreignReply();
    return info;
}

} // namespace pult::hub
