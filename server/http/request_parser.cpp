// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace beast = boost::beast;

namespace pult::http {

namespace {

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

/// Origin form only; `*`, absolute and authority forms have no meaning to us.
bool splitTarget(std::string_view target, Request& request) {
    if (target.empty() || target.front() != '/')
        return false;
    const std::size_t end = std::min(target.find('?'), target.size());
    request.path = target.substr(0, end);
    request.query = Query::parse(target.substr(std::min(end + 1, target.size())));
    return true;
}

} // namespace

class RequestParser::Parser final : public beast::http::basic_parser<true> {
public:
    Parser(const Limits& limits, Request& request) : m_limits(limits), m_request(request) {
        header_limit(static_cast<std::uint32_t>(limits.headerBytes));
        body_limit(boost::none);
    }

    std::string* out = nullptr;
    int status = 0; ///< set when we, not Beast, refuse

private:
    using Ec = beast::error_code;

    void refuse(int with, Ec& ec) {
        status = with;
        ec = beast::http::error::bad_value;
    }

    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                         Ec& ec) override {
        if (version != 11 && version != 10)
            return refuse(505, ec);
        if (target.size() > m_limits.urlBytes)
            return refuse(414, ec);
        m_request.method = method;
        if (!splitTarget(view(target), m_request))
            refuse(400, ec);
    }
    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, Ec& ec) override {
        if (m_request.headerCount() >= m_limits.headerFields)
            return refuse(431, ec);
        m_request.addHeader(view(name), view(value));
    }
    void on_header_impl(Ec&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Ec&) override {}
    std::size_t on_body_impl(beast::string_view body, Ec&) override {
        out->append(body.data(), body.size());
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, Ec&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, Ec&) override {
        out->append(body.data(), body.size());
        return body.size();
    }
    void on_finish_impl(Ec&) override {}
    void on_response_impl(int, beast::string_view, int, Ec&) override {}

    const Limits& m_limits;
    Request& m_request;
};

RequestParser::RequestParser(const Limits& limits) : m_limits(limits) {}
RequestParser::~RequestParser() = default;

void RequestParser::begin(Request& request) {
    request.clear();
    m_parser = std::make_unique<Parser>(m_limits, request);
    m_failure = 400;
}

RequestParser::Progress RequestParser::readHead(std::string_view bytes) {
    return put(bytes, true);
}

RequestParser::Progress RequestParser::readBody(std::string_view bytes, std::string& out) {
    if (m_parser->is_done())
        return {Status::complete, 0};
    m_parser->out = &out;
    return put(bytes, false);
}

RequestParser::Progress RequestParser::put(std::string_view bytes, bool wantsHead) {
    std::size_t used = 0;
    while (used < bytes.size()) {
        beast::error_code ec;
        used += m_parser->put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), ec);
        if (ec == beast::http::error::need_more)
            return {Status::needMore, used};
        if (ec) {
            m_failure = m_parser->status != 0                             ? m_parser->status
                        : ec == beast::http::error::header_limit          ? 431
                        : ec == beast::http::error::body_limit            ? 413
                        : ec == beast::http::error::bad_transfer_encoding ? 501
                                                                          : 400;
            return {Status::failed, used};
        }
        if (wantsHead ? m_parser->is_header_done() : m_parser->is_done())
            return {Status::complete, used};
    }
    return {Status::needMore, used};
}

void RequestParser::limitBody(std::uint64_t bytes) {
    m_parser->body_limit(bytes);
}

bool RequestParser::keepAlive() const {
    return m_parser->keep_alive();
}

bool RequestParser::isUpgrade() const {
    return m_parser->upgrade();
}

bool RequestParser::isAnnouncedTooLarge(std::uint64_t limit) const {
    const auto length = m_parser->content_length();
    return length && *length > limit;
}

bool RequestParser::isComplete() const {
    return m_parser->is_done();
}

} // namespace pult::http
