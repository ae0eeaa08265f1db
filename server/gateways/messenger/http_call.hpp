// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

/// One request to a messenger's server and what came back. The codecs make and judge these without touching a socket.
namespace pult::messenger {

/// A field of a multipart/form-data body (RFC 7578); a file is streamed from the disk.
struct FormPart {
    std::string name;
    std::string value;    ///< of a plain field
    std::string filePath; ///< of a file; then `fileName` and `type` go with it
    std::string fileName;
    std::string type;
};

struct HttpCall {
    std::string method = "POST";
    std::string url;   ///< absolute; may hold a secret: only `named` is logged
    std::string named; ///< what it is, for logs and errors: "sendMessage", "messages.send"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string contentType;                                      ///< of `body`
    std::vector<FormPart> form;                                   ///< instead of `body`
    std::chrono::milliseconds timeout = std::chrono::seconds{30}; ///< for the whole of it, connecting included
    std::uint64_t largestAnswer = 4 * 1024 * 1024;                ///< bytes; a longer one is lost, see `tooLarge`
    /// The body of a 2xx answer goes to this file instead of into memory (a download). It is there when the call was
    /// answered so, not synced, and gone again after anything else.
    std::string answerPath;
    /// Redirects of a GET that are followed, each checked again; no header of ours follows. 0 for API calls.
    int redirects = 0;
    /// The `api_base` the administrator has set in place of the messenger's own, else empty. Its host and port, and
    /// nothing else, may have a local address, and on loopback may be called by plain http.
    std::string ownBase;
    /// When not empty: the host must be one of these or below one of them ("fbcdn.net"), after a redirect too. The
    /// host of `ownBase` always is.
    std::vector<std::string> hosts;
};

struct HttpReply {
    enum class Outcome {
        answered, ///< a whole HTTP answer came
        not_sent, ///< no connection, no name, TLS refused, or shut before a byte of the request went out
        lost,     ///< bytes went out, no whole answer came
        refused   ///< the address isn't one we may call, or the request none that can be written: nothing went out
    };
    Outcome outcome = Outcome::not_sent;
    int status = 0;
    std::string body;
    std::string type;                        ///< Content-Type
    std::chrono::milliseconds retryAfter{0}; ///< of a Retry-After header in seconds or as a date; 0: none
    std::uint64_t bodyBytes = 0;             ///< also of one that went to a file
    bool tooLarge = false;                   ///< lost because the answer was larger than allowed
    std::string why;                         ///< when it wasn't answered, for the administrator; never the URL

    bool isAnswered() const { return outcome == Outcome::answered; }
};

/// Calls a messenger's server.
///
/// Thread   the I/O thread.
/// Cancel   an Asio cancellation of the awaiting coroutine ends the call at once; what was sent stays sent, and the
///          reply still says honestly whether anything was.
class HttpCaller {
public:
    virtual ~HttpCaller() = default;

    virtual boost::asio::awaitable<HttpReply> call(HttpCall call) = 0;
};

} // namespace pult::messenger
