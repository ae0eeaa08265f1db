// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "server/gateways/messenger/http_call.hpp"
#include "server/http/answer_file.hpp"
#include "server/http/answer_parser.hpp"
#include "server/http/call_body.hpp"
#include "server/http/client_connection.hpp"

namespace pult::http {

/// One request and its answer on a connection.
///
/// Thread   the I/O thread; files are read and written on the pool.
class Exchange {
public:
    struct Terms {
        std::string head; ///< request line and headers, with the empty line
        bool isToHead = false;
        std::uint64_t largestAnswer = 0;
        std::string answerPath;
        ClientConnection::Until until;
        std::chrono::milliseconds stall{0}; ///< longest without a byte, once the answer has begun; always of a download
    };

    Exchange(std::shared_ptr<ClientConnection> connection, boost::asio::thread_pool& disk, CallBody& body, Terms terms);

    boost::asio::awaitable<messenger::HttpReply> run();

    /// A byte of the answer has come.
    bool hasBegun() const { return m_hasBegun; }
    /// A byte of the request has gone out.
    bool hasSent() const { return m_connection->bytesOut() > m_outBefore; }
    /// The peer has closed before it answered.
    bool wasShut() const { return m_wasShut; }
    /// The connection may carry another exchange.
    bool isReusable() const { return m_wasAllSent && m_parser.keepAlive(); }
    const AnswerHead& head() const { return m_parser.head(); }

private:
    using Waited = ClientConnection::Waited;

    boost::asio::awaitable<Waited> send();
    boost::asio::awaitable<Result<std::string_view>> nextPiece();
    boost::asio::awaitable<Waited> write(std::string_view bytes);
    boost::asio::awaitable<messenger::HttpReply> receive();
    boost::asio::awaitable<AnswerParser::Status> readSome(Waited& waited);
    boost::asio::awaitable<Result<void>> storeBody();
    messenger::HttpReply answered();
    messenger::HttpReply unanswered(std::string why) const;
    static std::string wordsOf(Waited waited);
    ClientConnection::Until progressUntil() const;

    std::shared_ptr<ClientConnection> m_connection;
    boost::asio::thread_pool& m_disk;
    CallBody& m_body;
    Terms m_terms;
    AnswerParser m_parser;
    AnswerFile m_file;
    std::string m_in;
    std::string m_answer;
    std::string m_fault; ///< of our own: a file that couldn't be read
    std::uint64_t m_outBefore;
    bool m_hasBegun = false;
    bool m_wasShut = false;
    bool m_wasAllSent = false;
};

} // namespace pult::http
