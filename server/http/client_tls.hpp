// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "server/http/transport.hpp"
#include "shared/base/error.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace pult::http {

/// Outward TLS, 1.2 and 1.3: the peer's certificate is always verified, against the system's authorities and the name
/// that was called.
///
/// Thread   the I/O thread.
class ClientTls {
public:
    /// `authorities` is a PEM file of further ones; empty for none.
    /// Errors   invalid   the file can't be read, in words
    static Result<std::unique_ptr<ClientTls>> make(const std::string& authorities);
    ~ClientTls();

    /// A session for a connected socket; null when OpenSSL has no memory. The Transport owns it.
    ssl_st* newSession(Socket& socket, const std::string& host) const;
    /// Why a handshake failed, in words; empty when it wasn't the certificate.
    static std::string complaint(const ssl_st* session);

private:
    struct Free {
        void operator()(ssl_ctx_st* context) const;
    };
    std::unique_ptr<ssl_ctx_st, Free> m_context;
};

} // namespace pult::http
