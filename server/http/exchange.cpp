// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/exchange.hpp"

#include <algorithm>

#include <sys/uio.h>

#include "server/http/blocking.hpp"

namespace pult::http {

namespace asio = boost::asio;
using messenger::HttpReply;

namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
/// A body up to this size goes out together with the head.
constexpr std::size_t kJoinedBytes = 16 * 1024;

} // namespace

Exchange::Exchange(std::shared_ptr<ClientConnection> connection, asio::thread_pool& disk, CallBody& body, Terms terms)
    : m_connection(std::move(connection)), m_disk(disk), m_body(body), m_terms(std::move(terms)),
      m_parser(m_terms.isToHead, m_terms.largestAnswer), m_outBefore(m_connection->bytesOut()) {}

asio::awaitable<HttpReply> Exchange::run() {
    const Waited sent = co_await send();
    if (!m_fault.empty())
        co_return unanswered(m_fault);
    if (sent == Waited::timedOut || sent == Waited::cancelled)
        co_return unanswered(wordsOf(sent));
    m_wasAllSent = sent == Waited::ready;
    // A server that refuses a request may answer and close before it has read all of it.
    co_return co_await receive();
}

asio::awaitable<Exchange::Waited> Exchange::send() {
    std::string first = std::move(m_terms.head);
    auto piece = co_await nextPiece();
    if (piece && piece->size() <= kJoinedBytes) {
        first += *piece;
        if (!piece->empty())
            piece = co_await nextPiece();
    }
    if (!piece) { // before the first byte
        m_fault = piece.error().detail;
        co_return Waited::failed;
    }
    auto waited = co_await write(first);
    while (waited == Waited::ready && !piece->empty()) {
        waited = co_await write(*piece);
        if (waited != Waited::ready)
            break;
        piece = co_await nextPiece();
        if (!piece) {
            m_fault = piece.error().detail;
            co_return Waited::failed;
        }
    }
    co_return waited;
}

asio::awaitable<Result<std::string_view>> Exchange::nextPiece() {
    if (!m_body.hasFiles())
        co_return m_body.next();
    auto read = [this] { return m_body.next(); };
    co_return co_await onPool(m_disk, read);
}

asio::awaitable<Exchange::Waited> Exchange::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const iovec piece{const_cast<char*>(bytes.data()), bytes.size()};
        const auto outcome = m_connection->transport().write(&piece, 1);
        if (outcome.status == Transport::Status::closed)
            co_return Waited::failed;
        if (outcome.status == Transport::Status::done) {
            m_connection->countOut(outcome.bytes);
            bytes.remove_prefix(outcome.bytes);
            continue;
        }
        const auto waited = co_await m_connection->wait(outcome.status, progressUntil());
        if (waited != Waited::ready)
            co_return waited;
    }
    co_return Waited::ready;
}

asio::awaitable<HttpReply> Exchange::receive() {
    m_in.resize(kReadBytes);
    for (;;) {
        Waited waited = Waited::ready;
        const auto status = co_await readSome(waited);
        if (waited != Waited::ready)
            co_return unanswered(wordsOf(waited));
        if (status == AnswerParser::Status::tooLarge) {
            auto reply = unanswered("the answer was larger than allowed");
            reply.tooLarge = true;
            co_return reply;
        }
        if (status == AnswerParser::Status::failed)
            co_return unanswered(m_hasBegun ? (m_wasShut ? "the connection was closed in the middle of the answer"
                                                         : "the answer wasn't HTTP")
                                            : "the connection was closed before an answer came");
        if (auto stored = co_await storeBody(); !stored)
            co_return unanswered(stored.error().detail);
        if (status == AnswerParser::Status::complete)
            co_return answered();
    }
}

/// What the next bytes make of the answer; `waited` is anything but ready when none came.
asio::awaitable<AnswerParser::Status> Exchange::readSome(Waited& waited) {
    for (;;) {
        const auto outcome = m_connection->transport().read(m_in.data(), m_in.size());
        if (outcome.status == Transport::Status::done) {
            m_hasBegun = true;
            co_return m_parser.put(std::string_view(m_in.data(), outcome.bytes), m_answer);
        }
        if (outcome.status == Transport::Status::closed) {
            m_wasShut = true;
            m_wasAllSent = false;
            co_return m_connection->transport().hasEnded() ? m_parser.end() : AnswerParser::Status::failed;
        }
        const bool isPatient = !m_hasBegun && m_terms.answerPath.empty();
        waited = co_await m_connection->wait(outcome.status, isPatient ? m_terms.until : progressUntil());
        if (waited != Waited::ready)
            co_return AnswerParser::Status::failed;
    }
}

/// Only what was asked for goes to the file: an error's words are wanted in memory.
asio::awaitable<Result<void>> Exchange::storeBody() {
    if (m_terms.answerPath.empty() || !m_parser.hasHead() || m_parser.head().status / 100 != 2)
        co_return Result<void>();
    auto store = [this]() -> Result<void> {
        if (!m_file.isOpen())
            if (auto opened = m_file.open(m_terms.answerPath); !opened)
                return opened;
        return m_file.append(m_answer);
    };
    auto stored = co_await onPool(m_disk, store);
    m_answer.clear();
    co_return stored;
}

HttpReply Exchange::answered() {
    HttpReply reply;
    reply.outcome = HttpReply::Outcome::answered;
    reply.status = m_parser.head().status;
    reply.type = m_parser.head().type;
    reply.bodyBytes = m_parser.size();
    reply.body = std::move(m_answer);
    if (m_file.isOpen())
        m_file.keep();
    return reply;
}

HttpReply Exchange::unanswered(std::string why) const {
    HttpReply reply;
    reply.outcome = hasSent() ? HttpReply::Outcome::lost : HttpReply::Outcome::not_sent;
    reply.why = std::move(why);
    return reply;
}

std::string Exchange::wordsOf(Waited waited) {
    switch (waited) {
    case Waited::cancelled:
        return "cancelled";
    case Waited::timedOut:
        return "no answer in time";
    default:
        return "the connection failed";
    }
}

ClientConnection::Until Exchange::progressUntil() const {
    return std::min(m_terms.until, std::chrono::steady_clock::now() + m_terms.stall);
}

} // namespace pult::http
