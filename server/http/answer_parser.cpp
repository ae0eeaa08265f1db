// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answer_parser.hpp"

#include <charconv>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace beast = boost::beast;

namespace pult::http {

namespace {

constexpr std::uint32_t kLargestHead = 64 * 1024;

/// The `timeout` of a Keep-Alive header (RFC 2068, 19.7.1.1).
int keepAliveTimeout(std::string_view value) {
    static constexpr std::string_view kName = "timeout=";
    const std::size_t at = value.find(kName);
    int seconds = -1;
    if (at != std::string_view::npos)
        std::from_chars(value.data() + at + kName.size(), value.data() + value.size(), seconds);
    return seconds;
}

} // namespace

class AnswerParser::Parser final : public beast::http::basic_parser<false> {
public:
    explicit Parser(std::uint64_t largest) : m_largest(largest) {
        eager(true);
        header_limit(kLargestHead);
        body_limit(boost::none);
    }

    AnswerHead head;
    std::string* body = nullptr;
    std::uint64_t size = 0;
    bool isTooLarge = false;

private:
    using Ec = beast::error_code;

    void refuse(Ec& ec) {
        isTooLarge = true;
        ec = beast::http::error::body_limit;
    }
    std::size_t take(beast::string_view bytes, Ec& ec) {
        size += bytes.size();
        if (size > m_largest)
            refuse(ec);
        else
            body->append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_response_impl(int code, beast::string_view, int, Ec&) override { head.status = code; }
    void on_field_impl(beast::http::field name, beast::string_view, beast::string_view value, Ec&) override {
        const std::string_view text(value.data(), value.size());
        if (name == beast::http::field::content_type)
            head.type = text;
        else if (name == beast::http::field::retry_after)
            head.retryAfter = text;
        else if (name == beast::http::field::location)
            head.location = text;
        else if (name == beast::http::field::keep_alive)
            head.keepAliveSeconds = keepAliveTimeout(text);
    }
    void on_header_impl(Ec&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Ec& ec) override {
        if (length && *length > m_largest)
            refuse(ec);
    }
    std::size_t on_body_impl(beast::string_view bytes, Ec& ec) override { return take(bytes, ec); }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, Ec&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Ec& ec) override { return take(bytes, ec); }
    void on_finish_impl(Ec&) override {}
    void on_request_impl(beast::http::verb, beast::string_view, beast::string_view, int, Ec&) override {}

    std::uint64_t m_largest;
};

AnswerParser::AnswerParser(bool isToHead, std::uint64_t largest)
    : m_isToHead(isToHead), m_largest(largest), m_parser(std::make_unique<Parser>(largest)) {
    m_parser->skip(isToHead);
}

AnswerParser::~AnswerParser() = default;

AnswerParser::Status AnswerParser::put(std::string_view bytes, std::string& body) {
    m_in.append(bytes);
    Status status = step(body);
    // An interim answer announces the real one.
    while (status == Status::complete && m_parser->head.status / 100 == 1) {
        if (m_parser->head.status == 101)
            return Status::failed;
        m_parser = std::make_unique<Parser>(m_largest);
        m_parser->skip(m_isToHead);
        status = step(body);
    }
    return status;
}

AnswerParser::Status AnswerParser::step(std::string& body) {
    m_parser->body = &body;
    while (!m_in.empty() && !m_parser->is_done()) {
        beast::error_code error;
        const std::size_t used = m_parser->put(boost::asio::buffer(m_in), error);
        m_in.erase(0, used);
        if (error == beast::http::error::need_more)
            break;
        if (error)
            return m_parser->isTooLarge ? Status::tooLarge : Status::failed;
        if (used == 0)
            break;
    }
    return m_parser->is_done() ? Status::complete : Status::needMore;
}

AnswerParser::Status AnswerParser::end() {
    beast::error_code error;
    if (!m_parser->got_some())
        return Status::failed;
    m_parser->put_eof(error);
    return !error && m_parser->is_done() && m_parser->head.status / 100 != 1 ? Status::complete : Status::failed;
}

const AnswerHead& AnswerParser::head() const {
    return m_parser->head;
}

bool AnswerParser::hasHead() const {
    return m_parser->is_header_done();
}

std::uint64_t AnswerParser::size() const {
    return m_parser->size;
}

bool AnswerParser::keepAlive() const {
    return m_in.empty() && m_parser->keep_alive();
}

} // namespace pult::http
