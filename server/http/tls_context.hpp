// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/http/transport.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"

struct ssl_ctx_st;

namespace pult::http {

/// Certificate and key for every TLS listener; TLS 1.2 and 1.3 with Mozilla's intermediate ciphers.
///
/// Thread   the I/O thread.
class TlsContext {
public:
    struct Files {
        std::string certificate; ///< PEM, the whole chain
        std::string key;         ///< PEM
    };

    /// Errors   invalid   unreadable files, or a key that doesn't fit the certificate, in words
    static Result<std::unique_ptr<TlsContext>> load(Files files);
    ~TlsContext();

    /// Reads the files again; new connections use them, living ones go on as they are. On an error the old
    /// certificate stays.
    Result<void> reload();
    /// True when a file is another one than at the last try, right or wrong: each state is tried once.
    bool filesChanged() const;
    /// A session for an accepted socket; null when OpenSSL has no memory.
    ssl_st* newSession(Socket& socket) const;
    /// When the certificate stops being valid.
    Time expiresAt() const { return m_expiresAt; }

private:
    struct Free {
        void operator()(ssl_ctx_st* context) const;
    };
    using Context = std::unique_ptr<ssl_ctx_st, Free>;

    explicit TlsContext(Files files) : m_files(std::move(files)) {}
    static Result<Context> make(const Files& files);
    /// What tells one state of the files from another, even if a copy has kept its old time.
    static std::vector<std::int64_t> stateOf(const Files& files);

    Files m_files;
    Context m_context;
    std::vector<std::int64_t> m_state;
    Time m_expiresAt;
};

} // namespace pult::http
