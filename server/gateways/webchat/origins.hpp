// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pult::webchat {

/// The origin of a URL or of an Origin header in its plain form: scheme, host in lower case, port unless it is the
/// scheme's own. Empty for anything else, `null` too.
[[nodiscard]] std::string originOf(std::string_view url);

/// Our own origins: the public URL, and on loopback the listening addresses under each of their names.
class OwnOrigins {
public:
    OwnOrigins() = default;
    explicit OwnOrigins(std::string_view publicUrl);

    /// An address we listen on; counts only when it is a loopback one.
    void addListener(const std::string& address, unsigned port, bool secure);
    bool contains(std::string_view origin) const;

private:
    std::vector<std::string> m_origins;
};

/// The `frame-ancestors` of the panel: the sites in the channel's setting `origins`, and ourselves.
[[nodiscard]] std::string frameAncestors(std::string_view origins);

} // namespace pult::webchat
