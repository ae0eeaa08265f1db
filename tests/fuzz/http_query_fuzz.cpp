// SPDX-License-Identifier: GPL-3.0-or-later
// Queries, percent-encoding, and X-Forwarded-For behind a proxy. The first line is the query, the rest the header.
#include "server/http/proxies.hpp"
#include "server/http/query.hpp"
#include "shared/base/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    const auto [query, forwardedFor] = byFirstLine(bytes);
    const auto parsed = http::Query::parse(query);
    expect(parsed.size() <= 64, "a query is read up to 64 pairs");
    expect(utf8::isValid(parsed.get("a")), "values are well-formed");
    expect(parsed.number("a", 7) >= 0, "numbers aren't negative");
    for (const bool plusIsSpace : {false, true})
        if (const auto text = http::percentDecoded(query, plusIsSpace))
            expect(utf8::isValid(*text) && text->find('\0') == std::string::npos, "decoded text is safe");

    static const auto proxies = http::Proxies::parse({"10.0.0.0/8", "::1", "fd00::/16"}).value();
    const std::string client = proxies.client("10.0.0.2", forwardedFor);
    expect(proxies.client(client, "") == client, "a client's address is settled");
    const auto entries = http::Proxies::parse({std::string(forwardedFor)});
    expect(entries || !entries.error().detail.empty(), "a refusal says why");
}

} // namespace pult::fuzz
